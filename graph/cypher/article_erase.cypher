// An article out of the store; its claims go first
// Parameters: $id
// Row: none
MATCH (a:Article {id: $id})
DETACH DELETE a
