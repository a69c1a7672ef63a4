// The subjects of claims
// Parameters: $rows of claim, actor, edge
// Row: none
UNWIND $rows AS r
MATCH (c:Claim {id: r.claim})
MATCH (s:Actor {id: r.actor})
CREATE (c)-[e:SUBJECT]->(s)
SET e += r.edge
