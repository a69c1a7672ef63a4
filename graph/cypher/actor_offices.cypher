// What an actor is or was
// Parameters: $id, $types
// Row: relation, body, office, former, plain, claims, first, last
MATCH (a:Actor {id: $id})<-[:SUBJECT]-(c:Claim)
WHERE c.relation IN $types AND c.objectId IS NOT NULL AND c.counted IN ['stated', 'declared', 'attributed', 'alleged', 'ended']
WITH c.relation AS relation, c.objectId AS body, c.office AS office, coalesce(c.former, false) OR c.counted = 'ended' AS former,
     c.plain AS plain, count(DISTINCT c.id) AS claims, min(CASE WHEN c.date <> '' THEN c.date END) AS first,
     max(CASE WHEN c.date <> '' THEN c.date END) AS last
RETURN relation, body, office, former, plain, claims, first, last
ORDER BY claims DESC, relation, body, coalesce(office, ''), former, plain DESC
