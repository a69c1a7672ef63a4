// In how many claims actors are subject or object, and in how many they speak, counted anew
// Parameters: $ids
// Row: none
MATCH (a:Actor)
WHERE a.id IN $ids
OPTIONAL MATCH (a)<-[:SUBJECT|OBJECT]-(c:Claim)
WITH a, count(DISTINCT c.id) AS claims
OPTIONAL MATCH (a)<-[:SPEAKER]-(s:Claim)
WITH a, claims, count(DISTINCT s.id) AS spoken
SET a.claims = CASE WHEN claims > 0 THEN claims END, a.spoken = CASE WHEN spoken > 0 THEN spoken END
