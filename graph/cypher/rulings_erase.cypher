// Decisions about copies out of the store
// Parameters: $ids
// Row: none
MATCH (r:Ruling)
WHERE r.id IN $ids
DELETE r
