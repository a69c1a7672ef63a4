// Actors of one kind, new or renamed
// Parameters: $rows of id, node; the placeholder is the kind
// Row: none
UNWIND $rows AS r
MERGE (a:Actor {id: r.id})
SET a:__TYPE__
SET a += r.node
