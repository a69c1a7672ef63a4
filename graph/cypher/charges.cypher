// What accusations charge somebody with, as the claims tell that they are about
// Parameters: $ids, of accusations
// Row: accusation, claim, and of that its relation_id, subject, relation, object, place, weapon, topic
MATCH (c:Claim)
WHERE c.id IN $ids
MATCH (c)-[:ABOUT]->(b:Claim)
WHERE b.relation <> 'ACCUSES' AND b.relation <> 'DENIES'
RETURN c.id AS accusation, b.id AS claim, b.relationId AS relation_id, b.subjectId AS subject, b.relation AS relation, b.objectId AS object,
       b.place AS place, b.weapon AS weapon, b.topic AS topic
ORDER BY accusation, claim
