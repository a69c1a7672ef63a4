// Listed memberships
// Parameters: $member, $alliance: ids or null for all
// Row: member, alliance, role, start, end, source
MATCH (m:Actor)-[e:LISTED_MEMBER_OF]->(a:Actor)
WHERE ($member IS NULL OR m.id IN $member) AND ($alliance IS NULL OR a.id IN $alliance)
RETURN m.id AS member, a.id AS alliance, e.role AS role, e.from AS start, e.to AS until, e.source AS source
