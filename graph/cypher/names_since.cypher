// Whom articles name that came at some places in time
// Parameters: $seqs
// Row: actors (ids, each with a hash after a space)
UNWIND $seqs AS seq
MATCH (a:Article {seq: seq})
RETURN a.actors AS actors
