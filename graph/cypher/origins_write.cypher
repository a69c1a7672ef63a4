// The origins of articles
// Parameters: $rows of article, origin
// Row: none
UNWIND $rows AS r
MATCH (a:Article {id: r.article})
SET a.origin = r.origin
