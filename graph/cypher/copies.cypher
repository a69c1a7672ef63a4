// Groups of copies, the largest first
// Parameters: $limit
// Row: origin, size
MATCH (a:Article)
WITH a.origin AS origin, count(a.id) AS size
WHERE size > 1
RETURN origin, size
ORDER BY size DESC, origin
LIMIT $limit
