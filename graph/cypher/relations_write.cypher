// Relations of one type
// Parameters: $rows of source, target, edge; the placeholder is the type
// Row: none
UNWIND $rows AS r
MATCH (s:Actor {id: r.source})
MATCH (t:Actor {id: r.target})
CREATE (s)-[e:__TYPE__]->(t)
SET e += r.edge
