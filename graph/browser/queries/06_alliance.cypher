// An alliance and its members
// Faint lines lead from those whom public reference data list as members today: they come from no article. Blue lines are what articles say: who is a member, leads it or speaks for it.
// Parameters: $alliance = "NATO"
// Row: p
MATCH (a:Alliance)
WHERE a.id = $alliance OR a.name = $alliance OR $alliance IN a.aliases
MATCH p = (m:Actor)-[e:LISTED_MEMBER_OF|MEMBER_OF|LEADS|REPRESENTS]->(a)
WHERE e.to IS NULL
RETURN p
ORDER BY m.id, e.id
LIMIT 60
