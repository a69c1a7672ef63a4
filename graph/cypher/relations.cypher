// Relations
// What the claims that pass add up to, for each two actors and type, the best supported first.
// Parameters: the filter's; $minClaims; $plainOnly; $limit
// Row: id, relation, source, target, the numbers of a RelationRow, first, last
__CLAIMS__
WITH c.relationId AS id, c.relation AS relation, c.sourceId AS source, c.targetId AS target,
     sum(CASE WHEN c.counted = 'stated' THEN 1 ELSE 0 END) AS stated,
     sum(CASE WHEN c.counted = 'declared' THEN 1 ELSE 0 END) AS declared,
     sum(CASE WHEN c.counted = 'attributed' THEN 1 ELSE 0 END) AS attributed,
     sum(CASE WHEN c.counted = 'alleged' THEN 1 ELSE 0 END) AS alleged,
     sum(CASE WHEN c.counted = 'question' THEN 1 ELSE 0 END) AS questions,
     sum(CASE WHEN c.counted = 'ended' THEN 1 ELSE 0 END) AS ended,
     count(DISTINCT CASE WHEN c.counted IN ['stated', 'declared'] THEN c.outlet END) AS plainOutlets,
     count(DISTINCT CASE WHEN c.counted IN ['stated', 'declared'] THEN c.origin END) AS plainOrigins,
     min(CASE WHEN c.counted IN ['stated', 'declared'] AND c.date <> '' THEN c.date END) AS plainFirst,
     max(CASE WHEN c.counted IN ['stated', 'declared'] AND c.date <> '' THEN c.date END) AS plainLast,
     count(DISTINCT CASE WHEN c.counted IN ['attributed', 'alleged'] THEN c.outlet END) AS claimedOutlets,
     count(DISTINCT CASE WHEN c.counted IN ['attributed', 'alleged'] THEN c.origin END) AS claimedOrigins,
     min(CASE WHEN c.counted IN ['attributed', 'alleged'] AND c.date <> '' THEN c.date END) AS claimedFirst,
     max(CASE WHEN c.counted IN ['attributed', 'alleged'] AND c.date <> '' THEN c.date END) AS claimedLast
WITH id, relation, source, target, stated, declared, attributed, alleged, questions, ended, stated + declared > 0 AS plain,
     CASE WHEN stated + declared > 0 THEN stated + declared ELSE attributed + alleged END AS claims,
     CASE WHEN stated + declared > 0 THEN plainOutlets ELSE claimedOutlets END AS outlets,
     CASE WHEN stated + declared > 0 THEN plainOrigins ELSE claimedOrigins END AS origins,
     CASE WHEN stated + declared > 0 THEN plainFirst ELSE claimedFirst END AS first,
     CASE WHEN stated + declared > 0 THEN plainLast ELSE claimedLast END AS last
WHERE id IS NOT NULL AND claims >= $minClaims AND claims > 0 AND (plain OR NOT $plainOnly)
RETURN id, relation, source, target, plain, claims, stated, declared, attributed, alleged, questions, ended, outlets, origins, first, last
ORDER BY CASE WHEN plain THEN 0 ELSE 1 END, origins DESC, outlets DESC, claims DESC, coalesce(last, '') DESC, id
LIMIT $limit
