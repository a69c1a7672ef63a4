// Claims out of the store
// Parameters: $ids
// Row: none
MATCH (c:Claim)
WHERE c.id IN $ids
DETACH DELETE c
