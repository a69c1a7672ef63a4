// What the store says of itself
// Parameters: none
// Row: form; seq, the number of changes to articles; changed, how often relations or listed memberships changed
MATCH (s:Store {id: 'store'})
RETURN s.form AS form, s.seq AS seq, coalesce(s.changed, 0) AS changed
