// Outlets that have no article any more, out of the store
// Parameters: $names
// Row: none
MATCH (o:Outlet)
WHERE o.name IN $names AND NOT EXISTS { (o)<-[:PUBLISHED_BY]-() }
DELETE o
