// Takes away the marks of relations that are recomputed
// Parameters: $ids
// Row: none
MATCH (t:Touched)
WHERE t.id IN $ids
DELETE t
