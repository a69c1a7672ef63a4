// How much the store holds
// The count comes first and its name after it: a constant beside a count gives no row where nothing is counted.
// Those that a decision of identity makes one count as one actor.
// Parameters: none
// Row: what, number
MATCH (n:Article) WITH count(n) AS number RETURN 'articles' AS what, number
UNION ALL MATCH (n:Outlet) WITH count(n) AS number RETURN 'outlets' AS what, number
UNION ALL MATCH (n:Actor) WHERE n.canonical IS NULL WITH count(n) AS number RETURN 'actors' AS what, number
UNION ALL MATCH (n:Claim) WITH count(n) AS number RETURN 'claims' AS what, number
UNION ALL MATCH (:Actor)-[e]->(:Actor) WHERE e.id IS NOT NULL WITH count(e) AS number RETURN 'relations' AS what, number
UNION ALL MATCH (:Actor)-[e:LISTED_MEMBER_OF]->(:Actor) WITH count(e) AS number RETURN 'listings' AS what, number
