// Places that no claim names any more, out of the store
// Parameters: $names
// Row: none
MATCH (p:Place)
WHERE p.name IN $names AND NOT EXISTS { (p)<-[:AT]-() }
DELETE p
