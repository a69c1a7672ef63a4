// The claims from which relations are derived: all that count as something in them
// Parameters: $ids, of relations
// Row: relation, claim
MATCH (c:Claim)
WHERE c.relationId IN $ids AND c.counted IS NOT NULL
RETURN c.relationId AS relation, c.id AS claim
ORDER BY relation, claim
