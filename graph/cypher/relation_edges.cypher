// All relations
// Parameters: none
// Row: type of the edge, edge (its properties), source, target
MATCH (s:Actor)-[e]->(t:Actor)
WHERE e.id IS NOT NULL
RETURN type(e) AS type, properties(e) AS edge, s.id AS source, t.id AS target
ORDER BY e.id
