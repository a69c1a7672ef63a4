// How many relations of each type an actor has, each way
// Parameters: $id
// Row: relation, outgoing, plain, actors, claims
MATCH (a:Actor {id: $id})-[e]->(o:Actor)
WHERE e.id IS NOT NULL
WITH e.relation AS relation, e.plain AS plain, count(DISTINCT o.id) AS actors, sum(e.claims) AS claims
RETURN relation, true AS outgoing, plain, actors, claims
UNION ALL MATCH (a:Actor {id: $id})<-[e]-(o:Actor)
WHERE e.id IS NOT NULL
WITH e.relation AS relation, e.plain AS plain, count(DISTINCT o.id) AS actors, sum(e.claims) AS claims
RETURN relation, false AS outgoing, plain, actors, claims
