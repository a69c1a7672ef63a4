// Down to the quotes
// The newest claims about this actor, each with whom it names and the article that it stands in. Click a small circle to read the quote, with its place in the text and the date.
// Parameters: $actor = "Turkey"
// Row: p
MATCH (a:Actor)
WHERE a.id = $actor OR a.name = $actor
MATCH (c:Claim)-[:SUBJECT]->(a)
WHERE c.counted IS NOT NULL
WITH c
ORDER BY c.date DESC, c.id
LIMIT 12
MATCH p = (c)-[e:SUBJECT|OBJECT|SPEAKER|REPORTED_IN]->(o)
RETURN p
ORDER BY c.date DESC, c.id, type(e), o.id
LIMIT 60
