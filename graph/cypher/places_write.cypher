// The places of claims
// Parameters: $rows of claim, name
// Row: none
UNWIND $rows AS r
MATCH (c:Claim {id: r.claim})
MERGE (p:Place {name: r.name})
CREATE (c)-[:AT]->(p)
