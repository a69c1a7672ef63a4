// An article and who published it
// Parameters: $node, its properties; $outlet, null where unknown
// Row: none
CREATE (a:Article)
SET a += $node
WITH a
UNWIND [x IN [$outlet] WHERE x IS NOT NULL] AS name
MERGE (o:Outlet {name: name})
CREATE (a)-[:PUBLISHED_BY]->(o)
