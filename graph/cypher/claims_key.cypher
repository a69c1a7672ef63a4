// The id of what they are counted in to the claims of articles
// Parameters: $ids, of articles
// Row: none
MATCH (a:Article)
WHERE a.id IN $ids
MATCH (a)<-[:REPORTED_IN]-(c:Claim)
SET c.groupId = coalesce(c.relationId, c.subjectId + '.' + c.relation + '.' + coalesce(c.objectId, ''))
