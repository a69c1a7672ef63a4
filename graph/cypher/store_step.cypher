// The store's place in time, so many steps on
// Parameters: $number
// Row: seq, the number of changes to articles so far
MATCH (s:Store {id: 'store'})
SET s.seq = s.seq + $number
RETURN s.seq AS seq
