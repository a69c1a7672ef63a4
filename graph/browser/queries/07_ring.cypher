// The ring around one actor
// All that is said between this actor and others, what is plain first. Double-click any of them to see further.
// Parameters: $actor = "Turkey"
// Row: p
MATCH (a:Actor)
WHERE a.id = $actor OR a.name = $actor
MATCH p = (a)-[e]-(o:Actor)
WHERE e.id IS NOT NULL
RETURN p
ORDER BY e.plain DESC, e.claims DESC, e.id
LIMIT 40
