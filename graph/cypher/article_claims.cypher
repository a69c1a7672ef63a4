// What hangs on the claims of articles
// Parameters: $ids, of articles
// Row: id, subjectId, objectId, voices, groupId, sourceId, targetId, place, weapon
MATCH (a:Article)
WHERE a.id IN $ids
MATCH (a)<-[:REPORTED_IN]-(c:Claim)
RETURN c.id AS id, c.subjectId AS subjectId, c.objectId AS objectId, c.voices AS voices, c.groupId AS groupId, c.sourceId AS sourceId,
       c.targetId AS targetId, c.place AS place, c.weapon AS weapon
ORDER BY id
