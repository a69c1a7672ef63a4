// Claims that have no object, with their article and subject
// Parameters: $rows of article, subject, node, by (the properties of the edge)
// Row: none
UNWIND $rows AS r
MATCH (a:Article {id: r.article})
MATCH (s:Actor {id: r.subject})
CREATE (c:Claim)
SET c += r.node
CREATE (c)-[:REPORTED_IN]->(a)
CREATE (c)-[e:SUBJECT]->(s)
SET e += r.by
