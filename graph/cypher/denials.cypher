// Claims that deny or answer something, and acts of accusing and denying
// Parameters: the filter's
// Row: claim (its properties), title, outlet, published, url of its article
__CLAIMS__
WITH c
WHERE c.counted = 'denial' OR c.counted = 'question' OR c.modality = 'negated' OR c.relation IN ['ACCUSES', 'DENIES']
MATCH (c)-[:REPORTED_IN]->(a:Article)
RETURN __CLAIM__, a.title AS title, a.outlet AS outlet, a.published AS published, a.url AS url
ORDER BY c.id
