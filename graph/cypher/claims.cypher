// Claims, the newest first
// Parameters: the filter's; $limit
// Row: claim (its properties), date, title, outlet, published, url of its article
__CLAIMS__
WITH c
ORDER BY c.date DESC, c.id
LIMIT $limit
MATCH (c)-[:REPORTED_IN]->(a:Article)
RETURN __CLAIM__, c.date AS date, a.title AS title, a.outlet AS outlet, a.published AS published, a.url AS url
ORDER BY c.date DESC, c.id
