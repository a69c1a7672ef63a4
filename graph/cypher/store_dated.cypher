// Keeps in mind that all claims have the day of their publication
// Parameters: none
// Row: none
MATCH (s:Store {id: 'store'})
SET s.dated = true
