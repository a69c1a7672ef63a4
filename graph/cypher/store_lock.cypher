// Holds all other writers of the store off until the transaction ends
// It sets something before it reads: two that read first would wait for one another.
// Parameters: none
// Row: turn, another one for each writer; identity, the hash of what is decided
MATCH (s:Store {id: 'store'})
SET s.locked = true
SET s.turn = coalesce(s.turn, 0) + 1
RETURN s.turn AS turn, s.identity AS identity
