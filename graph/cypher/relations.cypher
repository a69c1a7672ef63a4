// Relations
// What the claims that pass add up to, for each two actors and type, the best supported first.
// Parameters: the filter's; where to look: $fromTypes, or $fromActors and $fromSides; $minClaims; $plainOnly; $limit
// Row: id, relation, source, target, the numbers of a RelationRow, first, last
CALL () {
  UNWIND $fromTypes AS type MATCH (c:Claim {relation: type}) RETURN c
  UNION UNWIND $fromActors AS actor MATCH (:Actor {id: actor})<-[:SUBJECT]-(c:Claim) RETURN c
  UNION UNWIND $fromActors AS actor MATCH (:Actor {id: actor})<-[:OBJECT]-(c:Claim) RETURN c
  UNION UNWIND $fromSides AS side MATCH (c:Claim {subjectSide: side}) RETURN c
  UNION UNWIND $fromSides AS side MATCH (c:Claim {objectSide: side}) RETURN c
}
WITH c
WHERE c.relationId IS NOT NULL AND c.counted IS NOT NULL AND c.relation IN $types
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
WITH c.relationId AS id, c.relation AS relation, c.sourceId AS source, c.targetId AS target,
     sum(CASE WHEN c.counted = 'stated' THEN 1 ELSE 0 END) AS stated,
     sum(CASE WHEN c.counted = 'declared' THEN 1 ELSE 0 END) AS declared,
     sum(CASE WHEN c.counted = 'attributed' THEN 1 ELSE 0 END) AS attributed,
     sum(CASE WHEN c.counted = 'alleged' THEN 1 ELSE 0 END) AS alleged,
     sum(CASE WHEN c.counted = 'question' THEN 1 ELSE 0 END) AS questions,
     sum(CASE WHEN c.counted = 'ended' THEN 1 ELSE 0 END) AS ended,
     count(DISTINCT CASE WHEN c.counted IN ['stated', 'declared'] THEN c.outlet END) AS plainOutlets,
     count(DISTINCT CASE WHEN c.counted IN ['stated', 'declared'] THEN c.origin END) AS plainOrigins,
     min(CASE WHEN c.counted IN ['stated', 'declared'] AND c.date <> '' THEN c.date END) AS plainFirst,
     max(CASE WHEN c.counted IN ['stated', 'declared'] AND c.date <> '' THEN c.date END) AS plainLast,
     count(DISTINCT CASE WHEN c.counted IN ['attributed', 'alleged'] THEN c.outlet END) AS claimedOutlets,
     count(DISTINCT CASE WHEN c.counted IN ['attributed', 'alleged'] THEN c.origin END) AS claimedOrigins,
     min(CASE WHEN c.counted IN ['attributed', 'alleged'] AND c.date <> '' THEN c.date END) AS claimedFirst,
     max(CASE WHEN c.counted IN ['attributed', 'alleged'] AND c.date <> '' THEN c.date END) AS claimedLast
WITH id, relation, source, target, stated, declared, attributed, alleged, questions, ended, stated + declared > 0 AS plain,
     CASE WHEN stated + declared > 0 THEN stated + declared ELSE attributed + alleged END AS claims,
     CASE WHEN stated + declared > 0 THEN plainOutlets ELSE claimedOutlets END AS outlets,
     CASE WHEN stated + declared > 0 THEN plainOrigins ELSE claimedOrigins END AS origins,
     CASE WHEN stated + declared > 0 THEN plainFirst ELSE claimedFirst END AS first,
     CASE WHEN stated + declared > 0 THEN plainLast ELSE claimedLast END AS last
WHERE claims >= $minClaims AND claims > 0 AND (plain OR NOT $plainOnly)
RETURN id, relation, source, target, plain, claims, stated, declared, attributed, alleged, questions, ended, outlets, origins, first, last
ORDER BY CASE WHEN plain THEN 0 ELSE 1 END, origins DESC, outlets DESC, claims DESC, coalesce(last, '') DESC, id
LIMIT $limit
