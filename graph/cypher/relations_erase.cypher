// Relations out of the store, before they are written anew
// Parameters: $rows of id, sourceId, targetId
// Row: none
UNWIND $rows AS r
MATCH (s:Actor {id: r.sourceId})
MATCH (t:Actor {id: r.targetId})
MATCH (s)-[e]->(t)
WHERE e.id = r.id
DELETE e
