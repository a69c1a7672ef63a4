// Decisions of identity
// Parameters: $rows of node, the properties
// Row: none
UNWIND $rows AS r
CREATE (d:Decision)
SET d += r.node
