// Two actors and what lies between them
// What joins the two directly, and through one other actor: a common friend, a foe of both, somebody who acts for one of them. Two blue arrows to the same actor mean the same side, a blue and an orange one opposite sides.
// Parameters: $actor = "Turkey", $other = "Russia"
// Row: p
MATCH (a:Actor)
WHERE a.id = $actor OR a.name = $actor
MATCH (b:Actor)
WHERE b.id = $other OR b.name = $other
MATCH p = (a)-[es*1..2]-(b)
WHERE all(e IN es WHERE e.id IS NOT NULL)
RETURN p
ORDER BY length(p), [e IN es | e.id]
LIMIT 40
