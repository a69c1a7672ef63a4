// The claims behind relations
// Denials come whatever the filter says: they stand beside what they deny, where they are of its matter.
// Parameters: the filter's; $relations
// Row: relation_id, id, counted, outlet, origin, date, confidence, part, voices, unnamed, weapon, topic, relation, article, place, date_start, date_end, date_from
MATCH (c:Claim)
WHERE c.relationId IN $relations AND (c.counted = 'denial'
  OR (c.counted IN ['stated', 'declared', 'attributed', 'alleged'] AND __FILTER__))
RETURN c.relationId AS relation_id, c.id AS id, c.counted AS counted, c.outlet AS outlet, c.origin AS origin, c.date AS date,
       c.confidence AS confidence, c.part AS part, c.voices AS voices, c.unnamed AS unnamed, c.weapon AS weapon, c.topic AS topic,
       c.relation AS relation, c.articleId AS article, c.place AS place, c.dateStart AS date_start, c.dateEnd AS date_end, c.dateFrom AS date_from
