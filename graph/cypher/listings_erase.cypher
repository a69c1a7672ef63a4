// Listed memberships out of the store, before they are written anew
// Parameters: $ids, of members and alliances
// Row: none
MATCH (a:Actor)
WHERE a.id IN $ids
MATCH (a)-[e:LISTED_MEMBER_OF]-(:Actor)
DELETE e
