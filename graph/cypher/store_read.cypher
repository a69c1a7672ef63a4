// What the store says of itself
// Parameters: none
// Row: form, seq
MATCH (s:Store {id: 'store'})
RETURN s.form AS form, s.seq AS seq
