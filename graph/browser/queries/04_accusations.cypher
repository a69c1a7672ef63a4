// Who accuses whom, and who denies it
// Orange arrows are accusations and condemnations, grey ones the denials that answer them. That somebody accuses is plain; whether what he says is so, is another matter, and the next picture shows it.
// Parameters: none
// Row: p
MATCH p = (s:Actor)-[e:ACCUSES|CONDEMNS|DENIES]->(o:Actor)
RETURN p
ORDER BY e.outlets DESC, e.claims DESC, e.id
LIMIT 40
