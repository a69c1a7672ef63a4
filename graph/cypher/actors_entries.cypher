// What is said of actors
// Parameters: $ids
// Row: id, entries (JSON text)
MATCH (a:Actor)
WHERE a.id IN $ids AND a.entries IS NOT NULL
RETURN a.id AS id, a.entries AS entries
ORDER BY id
