// All listed memberships
// Parameters: none
// Row: member, alliance, role, start, until, source
MATCH (m:Actor)-[e:LISTED_MEMBER_OF]->(a:Actor)
RETURN m.id AS member, a.id AS alliance, e.role AS role, e.from AS start, e.to AS until, e.source AS source
