// Weapons that claims name
// Parameters: none
// Row: name
MATCH (w:Weapon)
RETURN w.name AS name
ORDER BY w.name
