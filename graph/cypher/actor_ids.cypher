// All actors
// Parameters: none
// Row: id
MATCH (a:Actor)
RETURN a.id AS id
ORDER BY id
