// Listed memberships in some alliances
// Parameters: $ids, of alliances
// Row: member, alliance, and both as the reference names them (readMember, readAlliance), role, start, until, source
MATCH (a:Actor)
WHERE a.id IN $ids
MATCH (a)<-[e:LISTED_MEMBER_OF]-(m:Actor)
RETURN m.id AS member, a.id AS alliance, coalesce(e.member, m.id) AS readMember, coalesce(e.alliance, a.id) AS readAlliance, e.role AS role, e.from AS start, e.to AS until, e.source AS source
