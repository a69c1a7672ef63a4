// How many relations there are
// Parameters: none
// Row: relations
MATCH (:Actor)-[e]->(:Actor)
WHERE e.id IS NOT NULL
RETURN count(e) AS relations
