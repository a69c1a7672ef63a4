// Articles
// Parameters: $rows of node, the properties
// Row: none
UNWIND $rows AS r
CREATE (a:Article)
SET a += r.node
