// What is marked as not grouped
// A prefix: to compare with < or > the embedded engine goes through all nodes of all labels.
// Parameters: $first, with which the ids begin: a for articles, o for groups that lost one; $limit
// Row: id
MATCH (u:Ungrouped)
WHERE u.id STARTS WITH $first
RETURN u.id AS id
ORDER BY id
LIMIT $limit
