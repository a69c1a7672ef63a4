// Which claims of an article are about which
// Parameters: $rows of claim, about
// Row: none
UNWIND $rows AS r
MATCH (c:Claim {id: r.claim})
MATCH (b:Claim {id: r.about})
CREATE (c)-[:ABOUT]->(b)
