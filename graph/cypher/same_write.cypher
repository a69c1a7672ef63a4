// As whom actors count, by a decision of identity
// Parameters: $rows of id, canonical
// Row: none
UNWIND $rows AS r
MATCH (a:Actor {id: r.id})
MATCH (c:Actor {id: r.canonical})
CREATE (a)-[:SAME_AS]->(c)
