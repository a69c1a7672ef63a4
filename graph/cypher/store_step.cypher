// The store's place in time, so many steps on; no other writer of the store goes on until the transaction ends
// Parameters: $number, 0 to hold the others off without a step
// Row: seq, the number of changes to articles so far
MATCH (s:Store {id: 'store'})
SET s.seq = s.seq + $number
RETURN s.seq AS seq
