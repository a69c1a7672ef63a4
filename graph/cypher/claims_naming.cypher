// Claims that name some actors in any part: as subject, object or speaker, or as the side of one
// Parameters: $ids, canonical ones
// Row: id
MATCH (c:Claim)
WHERE c.subjectId IN $ids OR c.objectId IN $ids OR c.subjectSide IN $ids OR c.objectSide IN $ids
  OR any(voice IN c.voices WHERE voice IN $ids) OR any(side IN c.voiceSides WHERE side IN $ids)
RETURN c.id AS id
ORDER BY id
