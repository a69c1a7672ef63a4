// The weapons that claims concern
// Parameters: $rows of claim, name
// Row: none
UNWIND $rows AS r
MATCH (c:Claim {id: r.claim})
MERGE (w:Weapon {name: r.name})
CREATE (c)-[:CONCERNS]->(w)
