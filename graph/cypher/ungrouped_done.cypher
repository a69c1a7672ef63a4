// Takes away the marks of what is grouped
// Parameters: $ids
// Row: none
MATCH (u:Ungrouped)
WHERE u.id IN $ids
DELETE u
