// As whom actors count, before it is decided anew
// Parameters: $ids
// Row: none
MATCH (a:Actor)
WHERE a.id IN $ids
MATCH (a)-[e:SAME_AS]->(:Actor)
DELETE e
