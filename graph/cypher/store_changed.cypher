// Keeps in mind that relations or listed memberships changed, so that whoever holds a picture of them knows
// Parameters: none
// Row: none
MATCH (s:Store {id: 'store'})
SET s.changed = coalesce(s.changed, 0) + 1
