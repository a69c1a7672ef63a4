// Who answers accusations: acts of denying that are about them, or about what they charge
// Parameters: $ids, of accusations and of claims that tell what they charge; $knownBy
// Row: answered, claim, actor
MATCH (c:Claim)
WHERE c.id IN $ids
MATCH (c)<-[:ABOUT]-(d:Claim)
WHERE d.relation = 'DENIES' AND d.plain AND ($knownBy IS NULL OR d.published <= $knownBy)
RETURN c.id AS answered, d.id AS claim, d.subjectId AS actor
ORDER BY answered, claim, actor
