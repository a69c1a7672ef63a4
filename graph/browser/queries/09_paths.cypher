// Paths between two
// The shortest ways from one to the other along friends and foes. Count the orange arrows of a way: with none or two the ends are on one side, with one they are not.
// Parameters: $actor = "Turkey", $other = "Russia"
// Row: p
MATCH (a:Actor)
WHERE a.id = $actor OR a.name = $actor
MATCH (b:Actor)
WHERE b.id = $other OR b.name = $other
MATCH p = allShortestPaths((a)-[:{aligned}*..5]-(b))
RETURN p
ORDER BY [e IN relationships(p) | e.id]
LIMIT 25
