// The store keeps the numbers of claims of its actors
// Parameters: none
// Row: none
MATCH (s:Store {id: 'store'})
SET s.counted = true
