// What the store says of itself
// Parameters: none
// Row: form, seq, cut (the last place in time at which names may have gone), counted (whether actors have their numbers of claims)
MATCH (s:Store {id: 'store'})
RETURN s.form AS form, s.seq AS seq, coalesce(s.cut, 0) AS cut, coalesce(s.counted, false) AS counted
