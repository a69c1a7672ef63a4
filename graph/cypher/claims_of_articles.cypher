// The claims of articles, whole
// Parameters: $ids, of articles
// Row: claim (its properties), title, outlet, published, url of its article
MATCH (a:Article)
WHERE a.id IN $ids
MATCH (a)<-[:REPORTED_IN]-(c:Claim)
RETURN __CLAIM__, a.title AS title, a.outlet AS outlet, a.published AS published, a.url AS url
ORDER BY a.id, c.id
