// The origins of articles
// Parameters: $ids, of articles
// Row: article, origin
MATCH (a:Article)
WHERE a.id IN $ids
RETURN a.id AS article, a.origin AS origin
ORDER BY article
