// Relations
// What the claims that pass add up to, for each two actors and type, the best supported first; with $byWeapon for each weapon too.
// Parameters: the filter's and those of numbers; $byWeapon
// Row: id, relation, source, target, weapon, place and topic (null), the numbers of a RelationRow, first, last, key
__COUNTED__
WITH c, c.relationId AS id, c.relation AS relation, c.sourceId AS source, c.targetId AS target, CASE WHEN $byWeapon THEN c.weapon END AS weapon,
     null AS place, null AS topic
WHERE id IS NOT NULL
__NUMBERS__
