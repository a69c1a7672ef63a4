// The origins of the claims of articles
// Parameters: $rows of article, origin
// Row: none
UNWIND $rows AS r
MATCH (a:Article {id: r.article})
MATCH (a)<-[:REPORTED_IN]-(c:Claim)
SET c.origin = r.origin
