// For whom an actor acts in the claims that name it
// Parameters: $id
// Row: side, claims
MATCH (a:Actor {id: $id})<-[m:SUBJECT|OBJECT|SPEAKER]-(c:Claim)
WHERE m.side IS NOT NULL AND m.side <> $id
WITH m.side AS side, count(DISTINCT c.id) AS claims
RETURN side, claims
ORDER BY claims DESC, side
