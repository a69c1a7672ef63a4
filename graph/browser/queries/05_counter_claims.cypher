// Claim and counter-claim
// Each small pale circle is one sentence of one article: what it says leads from its subject to its object, and its speaker is who says so. Where a denial and an allegation have the same subject and object, they contradict each other. Click a circle to read its quote.
// Parameters: none
// Row: p
MATCH (denial:Claim)
WHERE denial.counted = 'denial'
MATCH (claim:Claim)
WHERE claim.relationId = denial.relationId AND claim.counted IN ['stated', 'declared', 'attributed', 'alleged']
WITH DISTINCT denial.relationId AS matter
ORDER BY matter
LIMIT 3
WITH collect(matter) AS matters
MATCH p = (c:Claim)-[e:SUBJECT|OBJECT|SPEAKER]->(a:Actor)
WHERE c.relationId IN matters AND c.counted IS NOT NULL
RETURN p
ORDER BY c.relationId, c.id, a.id, type(e)
LIMIT 60
