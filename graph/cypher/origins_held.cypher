// The articles of origins
// Parameters: $origins
// Row: article, origin
MATCH (a:Article)
WHERE a.origin IN $origins
RETURN a.id AS article, a.origin AS origin
ORDER BY article
