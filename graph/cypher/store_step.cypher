// The store's place in time, one step on
// Parameters: none
// Row: seq, the number of changes to articles so far
MATCH (s:Store {id: 'store'})
SET s.seq = s.seq + 1
RETURN s.seq AS seq
