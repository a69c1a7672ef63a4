// All relations out of the store, before all are derived anew
// Parameters: none
// Row: none
MATCH (:Actor)-[e]->(:Actor)
WHERE e.id IS NOT NULL
DELETE e
