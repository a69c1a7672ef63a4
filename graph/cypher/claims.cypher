// Claims, the newest first
// Parameters: the filter's; where to look: $fromTypes, or $fromActors and $fromSides; $plainOnly; $date and $id of the last claim of the page before, else null; $limit
// Row: claim (its properties), date, title, outlet, published, url of its article
CALL () {
  UNWIND $fromTypes AS type MATCH (c:Claim {relation: type}) RETURN c
  UNION UNWIND $fromActors AS actor MATCH (:Actor {id: actor})<-[:SUBJECT]-(c:Claim) RETURN c
  UNION UNWIND $fromActors AS actor MATCH (:Actor {id: actor})<-[:OBJECT]-(c:Claim) RETURN c
  UNION UNWIND $fromSides AS side MATCH (c:Claim {subjectSide: side}) RETURN c
  UNION UNWIND $fromSides AS side MATCH (c:Claim {objectSide: side}) RETURN c
}
WITH c
WHERE (c.plain OR NOT $plainOnly)
  AND ($date IS NULL OR c.date < $date OR (c.date = $date AND c.id > $id))
  AND c.relation IN $types
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
WITH c
ORDER BY c.date DESC, c.id
LIMIT $limit
MATCH (c)-[:REPORTED_IN]->(a:Article)
RETURN properties(c) AS claim, c.date AS date, a.title AS title, a.outlet AS outlet, a.published AS published, a.url AS url
ORDER BY c.date DESC, c.id
