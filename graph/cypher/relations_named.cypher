// The relations that claims name
// Parameters: none
// Row: id, sourceId, targetId
MATCH (c:Claim)
WHERE c.relationId IS NOT NULL
RETURN DISTINCT c.relationId AS id, c.sourceId AS sourceId, c.targetId AS targetId
ORDER BY id
