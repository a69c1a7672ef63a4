// Marks relations whose claims change, so that a kill leaves none of them stale
// Parameters: $rows of id, sourceId, targetId
// Row: none
UNWIND $rows AS r
MERGE (t:Touched {id: r.id})
SET t.sourceId = r.sourceId, t.targetId = r.targetId
