// Waits for the writer that is at work, and tells the number of its turn
// It takes the lock of all writers and lets it go at once; what it sets is set already, so that nothing is written.
// Parameters: none
// Row: turn, another one for each writer
MATCH (s:Store {id: 'store'})
SET s.locked = true
RETURN s.turn AS turn
