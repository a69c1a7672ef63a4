// The day of publication to the claims of articles
// Parameters: $ids, of articles
// Row: none
MATCH (a:Article)
WHERE a.id IN $ids
MATCH (a)<-[:REPORTED_IN]-(c:Claim)
SET c.published = a.published
