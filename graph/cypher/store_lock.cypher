// Holds all other writers of the store off until the transaction ends
// It must not read what it sets: two that read first wait for one another.
// Parameters: none
// Row: none
MATCH (s:Store {id: 'store'})
SET s.locked = true
