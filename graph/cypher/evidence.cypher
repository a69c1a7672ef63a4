// The claims behind relations
// With those that say that it is over and, `counted` as nothing, those in which the article itself says that it is not so.
// Denials come whatever the filter says, but for when they were known: they stand beside what they deny, where they are of its matter.
// Parameters: the filter's; $relations; $said
// Row: the fields of an Evidence
MATCH (c:Claim)
WHERE c.relationId IN $relations AND (($said AND c.counted = 'denial' AND ($knownBy IS NULL OR c.published <= $knownBy))
  OR ((NOT $said OR c.counted IN ['stated', 'declared', 'attributed', 'alleged', 'ended']
    OR (__NEGATED__)) AND __FILTER__))
RETURN c.relationId AS relation_id, c.id AS id, c.counted AS counted, c.outlet AS outlet, c.origin AS origin, c.date AS date,
       c.confidence AS confidence, c.part AS part, c.voices AS voices, c.voiceSides AS sides, c.unnamed AS unnamed, c.plain AS plain, c.weapon AS weapon, c.topic AS topic,
       c.relation AS relation, c.articleId AS article, c.place AS place, c.dateStart AS date_start, c.dateEnd AS date_end, c.dateFrom AS date_from,
       c.status AS status, c.quantity AS quantity, c.value AS value, c.currency AS currency, c.content AS content
