// What says that relations are over, or that arms were suspended or cancelled
// Parameters: the filter's; $relations
// Row: the fields of a Halt
MATCH (c:Claim)
WHERE c.relationId IN $relations
  AND (c.counted = 'ended' OR (__NEGATED__ AND c.status IN ['suspended', 'cancelled']))
  AND __FILTER__
RETURN c.relationId AS relation_id, c.articleId AS article, c.counted AS counted, c.plain AS plain, c.status AS status, c.date AS date,
       c.voices AS voices, c.voiceSides AS sides, c.unnamed AS unnamed
