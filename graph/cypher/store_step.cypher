// The store's place in time, so many steps on; no other writer of the store goes on until the transaction ends
// Parameters: $number, 0 to hold the others off without a step
// Row: seq, the number of changes to articles so far; turn, another one for each writer
MATCH (s:Store {id: 'store'})
SET s.seq = s.seq + $number, s.turn = coalesce(s.turn, 0) + 1
RETURN s.seq AS seq, s.turn AS turn
