// Keeps in mind that all claims have the id of what they are counted in
// Parameters: none
// Row: none
MATCH (s:Store {id: 'store'})
SET s.keyed = true
