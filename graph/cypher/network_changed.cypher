// Some relations, with their numbers, as they are now
// Parameters: $rows of id, source, target
// Row: source, target, relation, and the numbers and dates of a Relation
UNWIND $rows AS r
MATCH (s:Actor {id: r.source})
MATCH (t:Actor {id: r.target})
MATCH (s)-[e]->(t)
WHERE e.id = r.id
RETURN s.id AS source, t.id AS target, e.relation AS relation, e.claims AS claims, e.stated AS stated, e.declared AS declared,
       e.attributed AS attributed, e.alleged AS alleged, e.denials AS denials, e.questions AS questions, e.ended AS ended,
       e.outlets AS outlets, e.origins AS origins, e.speakers AS speakers, e.firstDate AS first, e.lastDate AS last
