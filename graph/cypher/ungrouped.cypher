// What is marked as not grouped, the ids from one to another
// Parameters: $from, $until, $limit
// Row: id
MATCH (u:Ungrouped)
WHERE u.id >= $from AND u.id < $until
RETURN u.id AS id
ORDER BY id
LIMIT $limit
