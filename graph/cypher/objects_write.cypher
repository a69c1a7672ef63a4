// The objects of claims
// Parameters: $rows of claim, actor, edge
// Row: none
UNWIND $rows AS r
MATCH (c:Claim {id: r.claim})
MATCH (o:Actor {id: r.actor})
CREATE (c)-[e:OBJECT]->(o)
SET e += r.edge
