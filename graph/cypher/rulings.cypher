// What is decided about copies: articles that are apart (no other), and pairs that are one
// Parameters: none
// Row: article, other
MATCH (r:Ruling)
WHERE r.id STARTS WITH 'r'
RETURN r.article AS article, r.other AS other
ORDER BY r.id
