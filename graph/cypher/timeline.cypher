// What is told of relations over time
// Parameters: the filter's; $limit
// Row: id, date, relation, source, target, counted, outlet, origin
__CLAIMS__
RETURN c.id AS id, c.date AS date, c.relation AS relation, c.sourceId AS source, c.targetId AS target, c.counted AS counted,
       c.outlet AS outlet, c.origin AS origin
ORDER BY date, id
LIMIT $limit
