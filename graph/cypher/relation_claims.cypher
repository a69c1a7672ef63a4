// The claims on a relation, the newest first
// Parameters: $id; $pageDate and $pageId, where the page before ended; $limit
// Row: claim (its properties), date, title, outlet, published, url of its article
MATCH (c:Claim {relationId: $id})
WHERE $pageDate IS NULL OR c.date < $pageDate OR (c.date = $pageDate AND c.id > $pageId)
WITH c
ORDER BY c.date DESC, c.id
LIMIT $limit
MATCH (c)-[:REPORTED_IN]->(a:Article)
RETURN __CLAIM__, c.date AS date, a.title AS title, a.outlet AS outlet, a.published AS published, a.url AS url
ORDER BY c.date DESC, c.id
