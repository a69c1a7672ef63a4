// Actors whose name or alias holds a text, those in most claims first
// A name of an actor that counts as another one finds that one.
// Parameters: $text in small letters, $kind: null for all; $limit
// Row: actor (its properties), claims
MATCH (named:Actor)
WHERE $text IS NULL OR toLower(named.name) CONTAINS $text OR any(x IN named.aliases WHERE toLower(x) CONTAINS $text)
WITH DISTINCT coalesce(named.canonical, named.id) AS id
MATCH (a:Actor {id: id})
WHERE $kind IS NULL OR a.kind = $kind
OPTIONAL MATCH (a)<-[:SUBJECT|OBJECT]-(c:Claim)
WITH a, count(DISTINCT c.id) AS claims
RETURN properties(a) AS actor, claims
ORDER BY claims DESC, a.id
LIMIT $limit
