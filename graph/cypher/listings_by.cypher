// Listed memberships of some members
// Parameters: $ids, of members
// Row: member, alliance, and both as the reference names them (readMember, readAlliance), role, start, until, source
MATCH (m:Actor)
WHERE m.id IN $ids
MATCH (m)-[e:LISTED_MEMBER_OF]->(a:Actor)
RETURN m.id AS member, a.id AS alliance, coalesce(e.member, m.id) AS readMember, coalesce(e.alliance, a.id) AS readAlliance, e.role AS role, e.from AS start, e.to AS until, e.source AS source
