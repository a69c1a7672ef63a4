// The conditions that pass a claim `c`: each is left out where its parameter is null
// $byMembers and the like hold members of an alliance as id, start, end: a member counts for it on the days of its membership.
// $since: some of the claim's days are then or later. A date cut short covers all its days: $sinceIn are the month and year of $since.
// Kinds are those of the ends as they are asked for: of a symmetric type either end is the one `by` whom it is.
c.relation IN $types
  AND ($by IS NULL OR c.subjectId IN $by OR c.subjectSide IN $bySides
    OR (c.relation IN $symmetric AND (c.objectId IN $by OR c.objectSide IN $bySides))
    OR ($byMembers IS NOT NULL AND any(m IN $byMembers WHERE c.date >= m.start AND c.date <= m.end AND (c.subjectId = m.id OR c.subjectSide = m.id
      OR (c.relation IN $symmetric AND (c.objectId = m.id OR c.objectSide = m.id))))))
  AND ($of IS NULL OR c.objectId IN $of OR c.objectSide IN $ofSides
    OR (c.relation IN $symmetric AND (c.subjectId IN $of OR c.subjectSide IN $ofSides))
    OR ($ofMembers IS NOT NULL AND any(m IN $ofMembers WHERE c.date >= m.start AND c.date <= m.end AND (c.objectId = m.id OR c.objectSide = m.id
      OR (c.relation IN $symmetric AND (c.subjectId = m.id OR c.subjectSide = m.id))))))
  AND ($of IS NULL OR $by IS NULL OR NOT c.relation IN $symmetric OR $byMembers IS NOT NULL OR $ofMembers IS NOT NULL
    OR ((c.subjectId IN $by OR c.subjectSide IN $bySides) AND (c.objectId IN $of OR c.objectSide IN $ofSides))
    OR ((c.objectId IN $by OR c.objectSide IN $bySides) AND (c.subjectId IN $of OR c.subjectSide IN $ofSides)))
  AND ($about IS NULL OR c.subjectId IN $about OR c.objectId IN $about OR c.subjectSide IN $aboutSides OR c.objectSide IN $aboutSides
    OR ($aboutMembers IS NOT NULL AND any(m IN $aboutMembers WHERE c.date >= m.start AND c.date <= m.end
      AND (c.subjectId = m.id OR c.subjectSide = m.id OR c.objectId = m.id OR c.objectSide = m.id))))
  AND ($one IS NULL
    OR ((c.subjectId = $one OR c.subjectSide = $oneSide) AND (c.objectId = $other OR c.objectSide = $otherSide))
    OR ((c.subjectId = $other OR c.subjectSide = $otherSide) AND (c.objectId = $one OR c.objectSide = $oneSide)))
  AND ($since IS NULL OR c.date >= $since OR c.dateEnd >= $since OR c.date IN $sinceIn OR c.dateEnd IN $sinceIn)
  AND ($until IS NULL OR (c.date <> '' AND c.date <= $until))
  AND ($publishedSince IS NULL OR c.published >= $publishedSince OR c.published IN $publishedSinceIn)
  AND ($publishedUntil IS NULL OR c.published <= $publishedUntil)
  AND ($knownBy IS NULL OR c.published <= $knownBy)
  AND ($outlets IS NULL OR c.outlet IN $outlets)
  AND ($speaker IS NULL OR $speaker IN c.voices OR $speakerSide IN c.voiceSides)
  AND ($stance IS NULL OR c.stance = $stance)
  AND ($modality IS NULL OR c.modality = $modality)
  AND ($minConfidence IS NULL OR c.confidence >= $minConfidence)
  AND ($places IS NULL OR c.place IN $places)
  AND ($weapons IS NULL OR c.weapon IN $weapons)
  AND ($topic IS NULL OR toLower(c.topic) = $topic)
  AND ($kinds IS NULL
    OR (($byKinds IS NULL OR EXISTS { MATCH (c)-[:SUBJECT]->(kin:Actor) WHERE kin.kind IN $byKinds })
      AND ($ofKinds IS NULL OR EXISTS { MATCH (c)-[:OBJECT]->(kin:Actor) WHERE kin.kind IN $ofKinds })
      AND (NOT c.relation IN $symmetric
        OR (($by IS NULL OR $byMembers IS NOT NULL OR c.subjectId IN $by OR c.subjectSide IN $bySides)
          AND ($of IS NULL OR $ofMembers IS NOT NULL OR c.objectId IN $of OR c.objectSide IN $ofSides))))
    OR (c.relation IN $symmetric
      AND ($byKinds IS NULL OR EXISTS { MATCH (c)-[:OBJECT]->(kin:Actor) WHERE kin.kind IN $byKinds })
      AND ($ofKinds IS NULL OR EXISTS { MATCH (c)-[:SUBJECT]->(kin:Actor) WHERE kin.kind IN $ofKinds })
      AND ($by IS NULL OR $byMembers IS NOT NULL OR c.objectId IN $by OR c.objectSide IN $bySides)
      AND ($of IS NULL OR $ofMembers IS NOT NULL OR c.subjectId IN $of OR c.subjectSide IN $ofSides)))
  AND (c.plain OR NOT $plainClaims)
  AND ($pageDate IS NULL OR c.date < $pageDate OR (c.date = $pageDate AND c.id > $pageId))
