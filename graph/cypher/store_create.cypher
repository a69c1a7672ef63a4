// The node that says that this is a store of this project
// Parameters: $form, the version of the form in which properties are kept
// Row: none
MERGE (s:Store {id: 'store'})
ON CREATE SET s.seq = 0, s.form = $form, s.counted = true, s.dated = true, s.keyed = true
