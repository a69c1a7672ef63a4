// What claims `c` add up to, for each id, relation, source, target, weapon, place and topic: the best supported first
// The ground are the plain ones, or else those that only claim it; or all, where what is not said to be so is asked for.
// What held on a day has not ended by then: a plain ground by a plain word of its end, what is only claimed by any.
WITH id, relation, source, target, weapon, place, topic,
     sum(CASE WHEN c.counted = 'stated' THEN 1 ELSE 0 END) AS stated,
     sum(CASE WHEN c.counted = 'declared' THEN 1 ELSE 0 END) AS declared,
     sum(CASE WHEN c.counted = 'attributed' THEN 1 ELSE 0 END) AS attributed,
     sum(CASE WHEN c.counted = 'alleged' THEN 1 ELSE 0 END) AS alleged,
     sum(CASE WHEN c.counted = 'question' THEN 1 ELSE 0 END) AS questions,
     sum(CASE WHEN c.counted = 'ended' THEN 1 ELSE 0 END) AS ended,
     sum(CASE WHEN NOT $said THEN 1 ELSE 0 END) AS unsaid,
     count(DISTINCT CASE WHEN c.counted IN ['stated', 'declared'] THEN c.outlet END) AS plainOutlets,
     count(DISTINCT CASE WHEN c.counted IN ['stated', 'declared'] THEN c.origin END) AS plainOrigins,
     min(CASE WHEN c.counted IN ['stated', 'declared'] AND c.date <> '' THEN c.date END) AS plainFirst,
     max(CASE WHEN c.counted IN ['stated', 'declared'] AND c.date <> '' THEN c.date END) AS plainLast,
     count(DISTINCT CASE WHEN NOT $said OR c.counted IN ['attributed', 'alleged'] THEN c.outlet END) AS claimedOutlets,
     count(DISTINCT CASE WHEN NOT $said OR c.counted IN ['attributed', 'alleged'] THEN c.origin END) AS claimedOrigins,
     min(CASE WHEN (NOT $said OR c.counted IN ['attributed', 'alleged']) AND c.date <> '' THEN c.date END) AS claimedFirst,
     max(CASE WHEN (NOT $said OR c.counted IN ['attributed', 'alleged']) AND c.date <> '' THEN c.date END) AS claimedLast,
     collect(DISTINCT CASE WHEN $minSpeakers > 0 AND c.counted IN ['stated', 'declared'] THEN c.voices END) AS plainVoices,
     collect(DISTINCT CASE WHEN $minSpeakers > 0 AND (NOT $said OR c.counted IN ['attributed', 'alleged']) THEN c.voices END) AS claimedVoices,
     max(CASE WHEN c.counted = 'ended' AND c.plain THEN c.date END) AS plainEnd,
     max(CASE WHEN c.counted = 'ended' THEN c.date END) AS anyEnd
WITH id, relation, source, target, weapon, place, topic, stated, declared, attributed, alleged, questions, ended, unsaid,
     plainOutlets, plainOrigins, plainFirst, plainLast, claimedOutlets, claimedOrigins, claimedFirst, claimedLast, plainVoices, claimedVoices,
     stated + declared > 0 AND ($asOf IS NULL OR plainEnd IS NULL OR plainEnd < plainLast) AS plain,
     CASE WHEN $asOf IS NULL OR anyEnd IS NULL OR anyEnd < claimedLast THEN attributed + alleged + unsaid ELSE 0 END AS claimed
WITH id, relation, source, target, weapon, place, topic, stated, declared, attributed, alleged, questions, ended, plain,
     CASE WHEN plain THEN stated + declared ELSE claimed END AS claims,
     CASE WHEN plain THEN plainOutlets ELSE claimedOutlets END AS outlets,
     CASE WHEN plain THEN plainOrigins ELSE claimedOrigins END AS origins,
     CASE WHEN plain THEN plainFirst ELSE claimedFirst END AS first,
     CASE WHEN plain THEN plainLast ELSE claimedLast END AS last,
     CASE WHEN plain THEN plainVoices ELSE claimedVoices END AS voices,
     CASE WHEN plain THEN 1 ELSE 0 END AS rank, coalesce(CASE WHEN plain THEN plainLast ELSE claimedLast END, '') AS newest, id + coalesce('.' + weapon, '') AS key
WHERE claims >= $minClaims AND claims > 0 AND outlets >= $minOutlets AND origins >= $minOrigins AND (plain OR NOT $plainOnly)
  AND ($minSpeakers = 0 OR size(reduce(one = [], voice IN reduce(all = [], some IN voices | all + some)
    | CASE WHEN voice IN one THEN one ELSE one + [voice] END)) >= $minSpeakers)
  AND ($afterKey IS NULL OR rank < $afterRank
    OR (rank = $afterRank AND (origins < $afterOrigins
    OR (origins = $afterOrigins AND (outlets < $afterOutlets
    OR (outlets = $afterOutlets AND (claims < $afterClaims
    OR (claims = $afterClaims AND (newest < $afterNewest
    OR (newest = $afterNewest AND key > $afterKey))))))))))
RETURN id, relation, source, target, weapon, place, topic, plain, claims, stated, declared, attributed, alleged, questions, ended, outlets, origins, first, last, key
ORDER BY rank DESC, origins DESC, outlets DESC, claims DESC, newest DESC, key
LIMIT $limit
