// Relations that articles of a time tell of, with what was told before
// Parameters: the filter's; $windowSince, $windowUntil, of publication, $seqAfter, $seqUntil, places of the store in time: null for all
// Row: the fields of a Changed
MATCH (a:Article)
WHERE ($windowSince IS NULL OR a.published >= $windowSince) AND ($windowUntil IS NULL OR a.published <= $windowUntil)
  AND ($seqAfter IS NULL OR a.seq > $seqAfter) AND ($seqUntil IS NULL OR a.seq <= $seqUntil)
MATCH (a)<-[:REPORTED_IN]-(c:Claim)
WHERE c.relationId IS NOT NULL AND (c.counted IS NOT NULL OR (__NEGATED__)) AND __FILTER__
WITH DISTINCT c.relationId AS id
MATCH (c:Claim {relationId: id})-[:REPORTED_IN]->(a:Article)
WHERE ($windowUntil IS NULL OR a.published <= $windowUntil) AND ($seqUntil IS NULL OR a.seq <= $seqUntil) AND __FILTER__
WITH id, c, __NEGATED__ AS negated,
     coalesce(c.status, '') IN ['suspended', 'cancelled'] AS halted, ($windowSince IS NULL OR a.published >= $windowSince) AND ($seqAfter IS NULL OR a.seq > $seqAfter) AS fresh
ORDER BY c.confidence DESC, c.id
RETURN id, min(c.sourceId) AS source, min(c.relation) AS relation, min(c.targetId) AS target, count(c) AS claims,
       sum(CASE WHEN NOT fresh AND c.counted IN ['stated', 'declared'] THEN 1 ELSE 0 END) AS beforePlain,
       sum(CASE WHEN NOT fresh AND c.counted IN ['attributed', 'alleged'] THEN 1 ELSE 0 END) AS beforeClaimed,
       sum(CASE WHEN fresh AND c.counted IN ['stated', 'declared'] THEN 1 ELSE 0 END) AS nowPlain,
       sum(CASE WHEN fresh AND c.counted IN ['attributed', 'alleged'] THEN 1 ELSE 0 END) AS nowClaimed,
       sum(CASE WHEN NOT fresh AND c.counted = 'ended' THEN 1 ELSE 0 END) AS beforeEnded,
       count(DISTINCT CASE WHEN fresh THEN c.origin END) AS origins,
       collect(CASE WHEN fresh AND c.counted = 'denial' THEN c.id END) AS denying,
       collect(CASE WHEN fresh AND negated AND NOT halted THEN c.id END) AS negating,
       collect(CASE WHEN fresh AND c.counted = 'ended' THEN c.id END) AS ending,
       collect(CASE WHEN fresh AND negated AND halted THEN c.id END) AS halting,
       max(CASE WHEN fresh AND c.counted = 'ended' AND c.plain THEN c.date END) AS plainEnd,
       max(CASE WHEN fresh AND c.counted = 'ended' THEN c.date END) AS anyEnd,
       max(CASE WHEN c.counted IN ['stated', 'declared'] THEN c.date END) AS plainLast,
       max(CASE WHEN c.counted IN ['attributed', 'alleged'] THEN c.date END) AS claimedLast
ORDER BY id
