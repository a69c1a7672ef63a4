// The conditions that pass a claim `c`: each is left out where its parameter is null
c.relation IN $types
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
  AND ($topic IS NULL OR toLower(c.topic) = $topic)
  AND (c.plain OR NOT $plainClaims)
  AND ($pageDate IS NULL OR c.date < $pageDate OR (c.date = $pageDate AND c.id > $pageId))
