// In how many claims an actor is subject or object, and in how many it speaks
// Parameters: $id
// Row: claims, spoken
MATCH (a:Actor {id: $id})
OPTIONAL MATCH (a)<-[:SUBJECT|OBJECT]-(c:Claim)
WITH a, count(DISTINCT c.id) AS claims
OPTIONAL MATCH (a)<-[:SPEAKER]-(s:Claim)
RETURN claims, count(DISTINCT s.id) AS spoken
