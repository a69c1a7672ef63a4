// Some actors as they are called
// Parameters: $ids
// Row: id, name, kind, aliases, iso3, wikidata, claims
MATCH (a:Actor)
WHERE a.id IN $ids
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.aliases AS aliases, a.iso3 AS iso3, a.wikidata AS wikidata, coalesce(a.claims, 0) AS claims
