// The node that says that this is a store of this project
// Parameters: $form, the version of the form in which properties are kept
// Row: none
CREATE (:Store {id: 'store', seq: 0, form: $form})
