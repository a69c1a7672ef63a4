// The claims of relations, as much of them as is counted
// Parameters: $ids, of relations
// Row: relation_id, source, relation, target, counted, outlet, origin, date, voices
MATCH (c:Claim)
WHERE c.relationId IN $ids AND c.counted IS NOT NULL
RETURN c.relationId AS relation_id, c.sourceId AS source, c.relation AS relation, c.targetId AS target, c.counted AS counted,
       c.outlet AS outlet, c.origin AS origin, c.date AS date, c.voices AS voices
