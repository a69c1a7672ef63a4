// Claims that affirm what may be denied: of a subject or a side, of some types, in some days; of accusations those with words of their own
// Parameters: $rows of subject, types, since, until
// Row: claim (its properties), title, outlet, published, url of its article
CALL () {
  UNWIND $rows AS r MATCH (:Actor {id: r.subject})<-[:SUBJECT]-(c:Claim)
  WHERE c.relation IN r.types AND c.counted IN ['stated', 'declared', 'attributed', 'alleged', 'ended']
    AND (c.date = '' OR (c.date >= r.since AND c.date <= r.until)) RETURN c
  UNION UNWIND $rows AS r MATCH (c:Claim {subjectSide: r.subject})
  WHERE c.relation IN r.types AND c.counted IN ['stated', 'declared', 'attributed', 'alleged', 'ended']
    AND (c.date = '' OR (c.date >= r.since AND c.date <= r.until)) RETURN c
}
WITH c WHERE c.relation <> 'ACCUSES' OR (c.content IS NOT NULL AND size(c.about) = 0)
MATCH (c)-[:REPORTED_IN]->(a:Article)
RETURN __CLAIM__, a.title AS title, a.outlet AS outlet, a.published AS published, a.url AS url
ORDER BY c.id
