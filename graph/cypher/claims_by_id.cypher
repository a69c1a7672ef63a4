// Claims, whole
// Parameters: $ids
// Row: claim (its properties), title, outlet, published, url of its article
MATCH (c:Claim)
WHERE c.id IN $ids
MATCH (c)-[:REPORTED_IN]->(a:Article)
RETURN __CLAIM__, a.title AS title, a.outlet AS outlet, a.published AS published, a.url AS url
ORDER BY c.id
