// Articles that came into the store after a place in time
// Parameters: $since, 0 for all
// Row: article, version (of its content), extractor
MATCH (a:Article)
WHERE a.seq > $since
RETURN a.id AS article, a.version AS version, a.extractor AS extractor
ORDER BY article
