// Places that claims name
// Parameters: none
// Row: name
MATCH (p:Place)
RETURN p.name AS name
ORDER BY p.name
