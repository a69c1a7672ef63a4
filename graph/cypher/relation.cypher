// Relations by their ids
// Parameters: $ids, the filter's and those of numbers
// Row: as of relations
MATCH (c:Claim)
WHERE c.relationId IN $ids AND __FILTER__
WITH c, c.relationId AS id, c.relation AS relation, c.sourceId AS source, c.targetId AS target, null AS weapon, null AS place, null AS topic
__NUMBERS__
