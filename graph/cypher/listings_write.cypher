// Listed memberships
// Parameters: $rows of member, alliance, edge
// Row: none
UNWIND $rows AS r
MATCH (m:Actor {id: r.member})
MATCH (a:Actor {id: r.alliance})
CREATE (m)-[e:LISTED_MEMBER_OF]->(a)
SET e += r.edge
