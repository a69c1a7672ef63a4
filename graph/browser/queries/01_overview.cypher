// What is in here
// The twelve actors of whom the articles say most, and what they say of them in their own voice. An arrow reads from its tail to its head; the number is how many claims say so. Blue is friendly, orange hostile, grey neither, and the more it weighs the thicker it is.
// Parameters: none
// Row: p
MATCH (a:Actor)-[e]-(:Actor)
WHERE e.plain
WITH a, sum(e.claims) AS claims
ORDER BY claims DESC, a.id
LIMIT 12
WITH collect(a.id) AS busiest
MATCH p = (s:Actor)-[e]->(o:Actor)
WHERE e.plain AND s.id IN busiest AND o.id IN busiest
RETURN p
ORDER BY e.claims DESC, e.id
LIMIT 40
