// The relations that begin at some actors, with their numbers
// A page of actors at a time: all at once would take the engine and Python six times as much memory.
// Parameters: $ids
// Row: source, target, relation, and the numbers and dates of a Relation
UNWIND $ids AS id
MATCH (s:Actor {id: id})-[e]->(t:Actor)
WHERE e.id IS NOT NULL
RETURN s.id AS source, t.id AS target, e.relation AS relation, e.claims AS claims, e.stated AS stated, e.declared AS declared,
       e.attributed AS attributed, e.alleged AS alleged, e.denials AS denials, e.questions AS questions, e.ended AS ended,
       e.outlets AS outlets, e.origins AS origins, e.speakers AS speakers, e.firstDate AS first, e.lastDate AS last
