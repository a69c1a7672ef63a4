// Those who count as an actor, by decisions of identity
// Parameters: $id
// Row: actor (its properties)
MATCH (:Actor {id: $id})<-[:SAME_AS]-(a:Actor)
RETURN __ACTOR__
ORDER BY a.id
