// Outlets
// Parameters: none
// Row: name
MATCH (o:Outlet)
RETURN o.name AS name
ORDER BY o.name
