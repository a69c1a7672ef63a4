// Actors whose name or alias holds a text, those in most claims first
// Parameters: $text in small letters, $kind: null for all; $limit
// Row: actor (its properties), claims
MATCH (a:Actor)
WHERE ($kind IS NULL OR a.kind = $kind)
  AND ($text IS NULL OR toLower(a.name) CONTAINS $text OR any(x IN a.aliases WHERE toLower(x) CONTAINS $text))
OPTIONAL MATCH (a)<-[:SUBJECT|OBJECT]-(c:Claim)
WITH a, count(DISTINCT c.id) AS claims
RETURN properties(a) AS actor, claims
ORDER BY claims DESC, a.id
LIMIT $limit
