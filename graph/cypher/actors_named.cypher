// Actors
// Parameters: $ids
// Row: actor (its properties)
MATCH (a:Actor)
WHERE a.id IN $ids
RETURN __ACTOR__
ORDER BY a.id
