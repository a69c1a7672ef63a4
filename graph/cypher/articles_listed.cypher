// Articles, those published last first
// Parameters: $outlets, $since, $sinceIn (dates that are less exact and cover it), $until: null for all; $pageDate and $pageId, where the page before ended; $limit
// Row: id, title, outlet, published, url, origin, day (empty where none is known), claims
MATCH (a:Article)
WHERE ($outlets IS NULL OR a.outlet IN $outlets)
  AND ($since IS NULL OR a.published >= $since OR a.published IN $sinceIn)
  AND ($until IS NULL OR a.published <= $until)
WITH a, coalesce(a.published, '') AS day
WHERE $pageDate IS NULL OR day < $pageDate OR (day = $pageDate AND a.id > $pageId)
WITH a, day
ORDER BY day DESC, a.id
LIMIT $limit
OPTIONAL MATCH (a)<-[:REPORTED_IN]-(c:Claim)
WITH a, day, count(c.id) AS claims
RETURN a.id AS id, a.title AS title, a.outlet AS outlet, a.published AS published, a.url AS url, a.origin AS origin, claims
ORDER BY day DESC, id
