// For whom the ends of relations act, by those claims in which one of them acts for another
// Parameters: none
// Row: source, relation, target, source_side, target_side, claims
MATCH (c:Claim)
WHERE c.relationId IS NOT NULL AND (coalesce(c.subjectSide, c.subjectId) <> c.subjectId OR coalesce(c.objectSide, c.objectId) <> c.objectId)
WITH c.sourceId AS source, c.relation AS relation, c.targetId AS target,
     CASE WHEN c.subjectId = c.sourceId THEN c.subjectSide ELSE c.objectSide END AS source_side,
     CASE WHEN c.subjectId = c.sourceId THEN c.objectSide ELSE c.subjectSide END AS target_side, count(c) AS claims
RETURN source, relation, target, source_side, target_side, claims
