// Actors that nothing names any more, out of the store
// Parameters: $ids
// Row: none
MATCH (a:Actor)
WHERE a.id IN $ids
DETACH DELETE a
