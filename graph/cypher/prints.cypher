// Prints of articles
// Parameters: $ids, of articles
// Row: article, print, of (how many the article has)
MATCH (p:Print)
WHERE p.article IN $ids
RETURN p.article AS article, p.print AS print, p.of AS of
