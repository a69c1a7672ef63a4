// The ledger: what is held of articles
// Parameters: $ids
// Row: article, version, extractor, seq, outlet, actors (hashes of what it calls its actors), wording, origin
MATCH (a:Article)
WHERE a.id IN $ids
RETURN a.id AS article, a.version AS version, a.extractor AS extractor, a.seq AS seq, a.outlet AS outlet, a.actors AS actors,
       a.wording AS wording, a.origin AS origin
