// Articles
// Parameters: $ids
// Row: article (its properties)
MATCH (a:Article)
WHERE a.id IN $ids
RETURN properties(a) AS article
ORDER BY a.id
