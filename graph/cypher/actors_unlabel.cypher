// Actors that turn out to be of another kind
// Parameters: $ids; the placeholder is the kind that they lose
// Row: none
MATCH (a:Actor)
WHERE a.id IN $ids
REMOVE a:__TYPE__
