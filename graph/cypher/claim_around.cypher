// The claims that a claim is about, and those that are about it
// Parameters: $id
// Row: id, answers (false for what it is about)
MATCH (c:Claim {id: $id})-[:ABOUT]->(b:Claim) RETURN b.id AS id, false AS answers
UNION ALL MATCH (c:Claim {id: $id})<-[:ABOUT]-(b:Claim) RETURN b.id AS id, true AS answers
