// Marks articles that are in no group of copies yet (by their ids) and groups that lost one (by their origins)
// Parameters: $rows of id
// Row: none
UNWIND $rows AS r
MERGE (u:Ungrouped {id: r.id})
