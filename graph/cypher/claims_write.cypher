// Claims with their article, subject and object
// Parameters: $rows of article, subject, object, node, by, of (the properties of the edges to both)
// Row: none
UNWIND $rows AS r
MATCH (a:Article {id: r.article})
MATCH (s:Actor {id: r.subject})
MATCH (o:Actor {id: r.object})
CREATE (c:Claim)
SET c += r.node
CREATE (c)-[:REPORTED_IN]->(a)
CREATE (c)-[e:SUBJECT]->(s)
SET e += r.by
CREATE (c)-[f:OBJECT]->(o)
SET f += r.of
