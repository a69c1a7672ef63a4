// All articles, in the order in which they came into the store, in which they lie in the embedded engine's file too
// Parameters: none
// Row: id
MATCH (a:Article)
RETURN a.id AS id
ORDER BY a.seq
