// All articles
// Parameters: none
// Row: id
MATCH (a:Article)
RETURN a.id AS id
ORDER BY id
