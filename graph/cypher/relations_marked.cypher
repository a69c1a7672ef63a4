// Relations that are still to be recomputed
// The prefix lets the server use its index; to compare with > the embedded engine would go through all nodes of all labels.
// Parameters: $limit
// Row: id, sourceId, targetId
MATCH (t:Touched)
WHERE t.id STARTS WITH ''
RETURN t.id AS id, t.sourceId AS sourceId, t.targetId AS targetId
ORDER BY id
LIMIT $limit
