// All actors as they are called
// Parameters: none
// Row: id, name, kind, aliases, iso3, wikidata, claims
MATCH (a:Actor)
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.aliases AS aliases, a.iso3 AS iso3, a.wikidata AS wikidata, coalesce(a.claims, 0) AS claims
