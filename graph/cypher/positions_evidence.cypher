// The claims behind positions
// With those that tell of an end or negate, as those of relations.
// Denials come whatever the filter says, but for when they were known, as those of relations do.
// Parameters: the filter's; $sources, the actors of $relations, which are ids of rows, or $groups, in which they are counted; $said
// Row: the fields of an Evidence
__BEHIND__
WITH DISTINCT c, c.subjectId + '.' + c.relation + '.' + coalesce(c.objectId, '') + '.' + coalesce(toLower(c.topic), '') AS id
WHERE id IN $relations AND (($said AND c.counted = 'denial' AND ($knownBy IS NULL OR c.published <= $knownBy))
  OR ((NOT $said OR c.counted IN ['stated', 'declared', 'attributed', 'alleged', 'ended']
    OR (__NEGATED__)) AND __FILTER__))
RETURN id AS relation_id, c.id AS id, c.counted AS counted, c.outlet AS outlet, c.origin AS origin, c.date AS date,
       c.confidence AS confidence, c.part AS part, c.voices AS voices, c.voiceSides AS sides, c.unnamed AS unnamed, c.plain AS plain, c.weapon AS weapon, c.topic AS topic,
       c.relation AS relation, c.articleId AS article, c.place AS place, c.dateStart AS date_start, c.dateEnd AS date_end, c.dateFrom AS date_from,
       c.status AS status, c.quantity AS quantity, c.value AS value, c.currency AS currency, c.content AS content
