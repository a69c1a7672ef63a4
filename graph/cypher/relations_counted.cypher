// What the claims of relations add up to, those of each ground apart
// Parameters: $ids, of relations
// Row: relation_id, source, relation, target, ground, and the other numbers of a Tally
MATCH (c:Claim)
WHERE c.relationId IN $ids AND c.counted IS NOT NULL
WITH c.relationId AS relation_id, c.sourceId AS source, c.relation AS relation, c.targetId AS target,
     CASE WHEN c.counted IN ['stated', 'declared'] THEN 'plain' WHEN c.counted IN ['attributed', 'alleged'] THEN 'claimed' ELSE 'none' END AS ground,
     sum(CASE WHEN c.counted = 'stated' THEN 1 ELSE 0 END) AS stated,
     sum(CASE WHEN c.counted = 'declared' THEN 1 ELSE 0 END) AS declared,
     sum(CASE WHEN c.counted = 'attributed' THEN 1 ELSE 0 END) AS attributed,
     sum(CASE WHEN c.counted = 'alleged' THEN 1 ELSE 0 END) AS alleged,
     sum(CASE WHEN c.counted = 'denial' THEN 1 ELSE 0 END) AS denials,
     sum(CASE WHEN c.counted = 'question' THEN 1 ELSE 0 END) AS questions,
     sum(CASE WHEN c.counted = 'ended' THEN 1 ELSE 0 END) AS ended,
     count(DISTINCT c.outlet) AS outlets,
     count(DISTINCT c.origin) AS origins,
     min(CASE WHEN c.date <> '' THEN c.date END) AS first,
     max(CASE WHEN c.date <> '' THEN c.date END) AS last
RETURN relation_id, source, relation, target, ground, stated, declared, attributed, alleged, denials, questions, ended, outlets, origins, first, last
ORDER BY relation_id, ground
