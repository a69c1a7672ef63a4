// How many claims the articles of each outlet make
// Parameters: none
// Row: name, claims
MATCH (c:Claim)
WHERE c.outlet IS NOT NULL
WITH c.outlet AS name, count(c) AS claims
RETURN name, claims
ORDER BY name
