// The claims behind a row, the newest first
// Denials come whatever the filter says, but for when they were known, as they stand beside rows; of a weapon all of its relation.
// Parameters: $groups, in which they are counted; $rowWeapon, $rowPlace, $rowTopic of the row, null where it goes by none; $said; the filter's; $limit
// Row: claim (its properties), date, title, outlet, published, url of its article
MATCH (c:Claim)
WHERE c.groupId IN $groups
  AND ($rowWeapon IS NULL OR c.weapon = $rowWeapon OR c.counted = 'denial')
  AND ($rowPlace IS NULL OR coalesce(c.place, '') = $rowPlace)
  AND ($rowTopic IS NULL OR toLower(coalesce(c.topic, '')) = $rowTopic)
  AND ($pageDate IS NULL OR c.date < $pageDate OR (c.date = $pageDate AND c.id > $pageId))
  AND (($said AND c.counted = 'denial' AND ($knownBy IS NULL OR c.published <= $knownBy)) OR (__FILTER__))
WITH c
ORDER BY c.date DESC, c.id
LIMIT $limit
MATCH (c)-[:REPORTED_IN]->(a:Article)
RETURN __CLAIM__, c.date AS date, a.title AS title, a.outlet AS outlet, a.published AS published, a.url AS url
ORDER BY c.date DESC, c.id
