// Events
// What the claims that pass add up to, for each actor, type, place and, where there is one, object.
// Parameters: the filter's and those of numbers
// Row: as of relations, with the place
__COUNTED__
WITH c, coalesce(c.sourceId, c.subjectId) AS source, c.relation AS relation, coalesce(c.targetId, c.objectId) AS target, c.place AS place,
     null AS weapon, null AS topic
WITH c, source, relation, target, place, weapon, topic, source + '.' + relation + '.' + coalesce(target, '') + '.' + coalesce(place, '') AS id
__NUMBERS__
