// Keeps in mind that relations changed, so that whoever holds a picture of them knows
// Parameters: none
// Row: changed, how often they have changed
MATCH (s:Store {id: 'store'})
SET s.changed = coalesce(s.changed, 0) + 1
RETURN s.changed AS changed
