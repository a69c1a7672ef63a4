// The edges from claims to the actors that they name, before they are drawn anew
// Parameters: $ids, of claims
// Row: none
MATCH (c:Claim)
WHERE c.id IN $ids
MATCH (c)-[e:SUBJECT|OBJECT|SPEAKER]->(:Actor)
DELETE e
