// What the store says of itself
// Parameters: none
// Row: form; seq, the number of changes to articles; cut, the last place in time at which names may have gone;
// counted, whether actors have their numbers of claims; changed, how often relations changed;
// turn, how often anything was written; dated, whether its claims have the day of their publication;
// keyed, whether they have the id of what they are counted in
MATCH (s:Store {id: 'store'})
RETURN s.form AS form, s.seq AS seq, coalesce(s.cut, 0) AS cut, coalesce(s.counted, false) AS counted,
       coalesce(s.changed, 0) AS changed, coalesce(s.turn, 0) AS turn, coalesce(s.dated, false) AS dated,
       coalesce(s.keyed, false) AS keyed
