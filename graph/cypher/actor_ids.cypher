// All actors that something names
// Nobody is called by an id that only a decision of identity gives: such an actor has no entries of its own.
// Parameters: none
// Row: id
MATCH (a:Actor)
WHERE a.entries IS NOT NULL
RETURN a.id AS id
ORDER BY id
