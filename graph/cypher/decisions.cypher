// The decisions of identity that are in force
// Parameters: none
// Row: canonical, ids, reason, by, date
MATCH (d:Decision)
WHERE d.id STARTS WITH 'd'
RETURN d.canonical AS canonical, d.ids AS ids, d.reason AS reason, d.by AS by, d.date AS date
ORDER BY d.id
