// Actors
// Parameters: $ids
// Row: actor (its properties)
MATCH (a:Actor)
WHERE a.id IN $ids
RETURN properties(a) AS actor
ORDER BY a.id
