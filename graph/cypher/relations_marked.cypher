// Relations that are still to be recomputed
// Parameters: $limit
// Row: id, sourceId, targetId
MATCH (t:Touched)
WHERE t.id > ''
RETURN t.id AS id, t.sourceId AS sourceId, t.targetId AS targetId
ORDER BY id
LIMIT $limit
