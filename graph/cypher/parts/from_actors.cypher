// The claims `c` that pass among those of some actors or sides
// The conditions stand in every branch: the embedded engine cannot filter more than 65,536 rows that a part gives.
CALL () {
  UNWIND $fromActors AS actor MATCH (:Actor {id: actor})<-[:SUBJECT]-(c:Claim) WHERE __FILTER__ RETURN c
  UNION UNWIND $fromActors AS actor MATCH (:Actor {id: actor})<-[:OBJECT]-(c:Claim) WHERE __FILTER__ RETURN c
  UNION UNWIND $fromSides AS side MATCH (c:Claim {subjectSide: side}) WHERE __FILTER__ RETURN c
  UNION UNWIND $fromSides AS side MATCH (c:Claim {objectSide: side}) WHERE __FILTER__ RETURN c
}
