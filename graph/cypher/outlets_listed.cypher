// Outlets with their articles
// Parameters: none
// Row: name, articles, first and last day of publication (null where no article has one)
MATCH (o:Outlet)<-[:PUBLISHED_BY]-(a:Article)
WITH o.name AS name, count(a) AS articles, min(a.published) AS first, max(a.published) AS last
RETURN name, articles, first, last
ORDER BY name
