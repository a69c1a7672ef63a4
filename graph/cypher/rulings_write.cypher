// Decisions about copies
// Parameters: $rows of id, article, other
// Row: none
UNWIND $rows AS r
MERGE (n:Ruling {id: r.id})
SET n.article = r.article, n.other = r.other
