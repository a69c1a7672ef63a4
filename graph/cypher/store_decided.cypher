// Keeps what is decided in mind, so that each writer sees whether it knows it
// Parameters: $identity, a hash; null where nothing is decided
// Row: none
MATCH (s:Store {id: 'store'})
SET s.identity = $identity
