// The claims behind relations
// Denials come whatever the filter says: they stand beside what they deny.
// Parameters: the filter's; $relations
// Row: relation_id, id, counted, outlet, origin, date, confidence, part, voices, unnamed, weapon, topic
MATCH (c:Claim)
WHERE c.relationId IN $relations AND (c.counted = 'denial' OR (c.counted IN ['stated', 'declared', 'attributed', 'alleged'] AND c.relation IN $types
  AND ($by IS NULL OR c.subjectId IN $by OR c.subjectSide IN $bySides
    OR (c.relation IN $symmetric AND (c.objectId IN $by OR c.objectSide IN $bySides)))
  AND ($of IS NULL OR c.objectId IN $of OR c.objectSide IN $ofSides
    OR (c.relation IN $symmetric AND (c.subjectId IN $of OR c.subjectSide IN $ofSides)))
  AND ($one IS NULL
    OR ((c.subjectId = $one OR c.subjectSide = $oneSide) AND (c.objectId = $other OR c.objectSide = $otherSide))
    OR ((c.subjectId = $other OR c.subjectSide = $otherSide) AND (c.objectId = $one OR c.objectSide = $oneSide)))
  AND ($since IS NULL OR c.date >= $since)
  AND ($until IS NULL OR (c.date <> '' AND c.date <= $until))
  AND ($outlet IS NULL OR toLower(c.outlet) = $outlet)
  AND ($speaker IS NULL OR $speaker IN c.voices OR $speakerSide IN c.voiceSides)
  AND ($place IS NULL OR toLower(c.place) = $place)
  AND ($weapon IS NULL OR toLower(c.weapon) = $weapon)
  AND ($topic IS NULL OR toLower(c.topic) = $topic)))
RETURN c.relationId AS relation_id, c.id AS id, c.counted AS counted, c.outlet AS outlet, c.origin AS origin, c.date AS date,
       c.confidence AS confidence, c.part AS part, c.voices AS voices, c.unnamed AS unnamed, c.weapon AS weapon, c.topic AS topic
