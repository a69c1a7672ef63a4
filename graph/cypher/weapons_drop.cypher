// Weapons that no claim names any more, out of the store
// Parameters: $names
// Row: none
MATCH (w:Weapon)
WHERE w.name IN $names AND NOT EXISTS { (w)<-[:CONCERNS]-() }
DELETE w
