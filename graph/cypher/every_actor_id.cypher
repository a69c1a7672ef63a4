// All actors, those too that only a decision of identity names
// Parameters: none
// Row: id
MATCH (a:Actor)
RETURN a.id AS id
ORDER BY id
