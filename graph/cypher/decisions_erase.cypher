// Decisions of identity out of the store
// Parameters: $ids
// Row: none
MATCH (d:Decision)
WHERE d.id IN $ids
DELETE d
