// Relations of who acts for a side
// What the claims that pass add up to, for each relation and the sides for which its two ends act in them; those of $named stand for themselves.
// Parameters: the filter's and those of numbers; $named, $rollUp, $split
// Row: as of relations, but that source and target are each an actor and the one for whom it counts, with $split between them
__CLAIMS__
WITH c, c.relationId AS id, c.relation AS relation, c.sourceId AS one, c.targetId AS other,
     CASE WHEN c.subjectId = c.sourceId THEN c.subjectSide ELSE c.objectSide END AS oneSide,
     CASE WHEN c.subjectId = c.sourceId THEN c.objectSide ELSE c.subjectSide END AS otherSide
WHERE id IS NOT NULL
WITH c, id, relation, null AS weapon, null AS place, null AS topic,
     one + $split + CASE WHEN $rollUp AND NOT one IN $named THEN coalesce(oneSide, one) ELSE one END AS source,
     other + $split + CASE WHEN $rollUp AND NOT other IN $named THEN coalesce(otherSide, other) ELSE other END AS target
__NUMBERS__
