// Groups of copies, the largest first
// Parameters: $limit; $afterSize and $afterOrigin, of the last group of the page before, null for the first page
// Row: origin, size
MATCH (a:Article)
WITH a.origin AS origin, count(a.id) AS size
WHERE size > 1 AND ($afterOrigin IS NULL OR size < $afterSize OR (size = $afterSize AND origin > $afterOrigin))
RETURN origin, size
ORDER BY size DESC, origin
LIMIT $limit
