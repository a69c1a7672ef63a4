// Articles out of the store; their claims go first
// Parameters: $ids
// Row: none
MATCH (a:Article)
WHERE a.id IN $ids
DETACH DELETE a
