// What hangs on the claims of articles
// Parameters: $ids, of articles
// Row: id, relationId, sourceId, targetId, place, weapon
MATCH (a:Article)
WHERE a.id IN $ids
MATCH (a)<-[:REPORTED_IN]-(c:Claim)
RETURN c.id AS id, c.relationId AS relationId, c.sourceId AS sourceId, c.targetId AS targetId, c.place AS place, c.weapon AS weapon
ORDER BY id
