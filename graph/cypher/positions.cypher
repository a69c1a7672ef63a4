// Positions
// What the claims that pass add up to, for each actor, type, topic and, where there is one, object.
// Parameters: the filter's and those of numbers
// Row: as of relations, with the topic
__COUNTED__
WITH c, c.subjectId AS source, c.relation AS relation, c.objectId AS target, toLower(c.topic) AS topic, null AS weapon, null AS place
WHERE target IS NULL OR topic IS NOT NULL
WITH c, source, relation, target, topic, weapon, place, source + '.' + relation + '.' + coalesce(target, '') + '.' + coalesce(topic, '') AS id
__NUMBERS__
