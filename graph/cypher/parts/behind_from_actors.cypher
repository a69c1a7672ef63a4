// The claims `c` of some actors
MATCH (a:Actor)
WHERE a.id IN $sources
MATCH (a)<-[:SUBJECT|OBJECT]-(c:Claim)
