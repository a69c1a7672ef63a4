// The actors that relations join: those that count as themselves
// Parameters: none
// Row: id, name, kind
MATCH (a:Actor)
WHERE a.canonical IS NULL
RETURN a.id AS id, a.name AS name, a.kind AS kind
ORDER BY id
