// Prints of articles out of the store
// Parameters: $ids, of articles
// Row: none
MATCH (p:Print)
WHERE p.article IN $ids
DELETE p
