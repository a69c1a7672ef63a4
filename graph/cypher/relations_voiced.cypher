// How many named speakers say so in the claims of relations, those of each ground apart
// Parameters: $ids, of relations
// Row: relation_id, ground, speakers
MATCH (c:Claim)
WHERE c.relationId IN $ids AND c.counted IN ['stated', 'declared', 'attributed', 'alleged']
UNWIND c.voices AS voice
WITH c.relationId AS relation_id, CASE WHEN c.counted IN ['stated', 'declared'] THEN 'plain' ELSE 'claimed' END AS ground,
     count(DISTINCT voice) AS speakers
RETURN relation_id, ground, speakers
ORDER BY relation_id, ground
