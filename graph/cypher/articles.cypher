// Articles
// Parameters: $ids
// Row: article (its properties)
MATCH (a:Article)
WHERE a.id IN $ids
RETURN __ARTICLE__
ORDER BY a.id
