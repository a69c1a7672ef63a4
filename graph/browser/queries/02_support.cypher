// Who supports whom
// Allies, backers, those who send arms, forces or aid, and those who recognize: only what is plain, the most reported first. Those whom arrows join stand together; an actor with arrows from many is the one they all back.
// Parameters: none
// Row: p
MATCH p = (s:Actor)-[e:{support}]->(o:Actor)
RETURN p
ORDER BY e.outlets DESC, e.claims DESC, e.id
LIMIT 40
