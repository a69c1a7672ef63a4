// In so many claims more, or fewer, an actor is subject or object, or speaks
// None is no property, as if there had never been one.
// Parameters: $rows of id, claims, spoken
// Row: none
UNWIND $rows AS r
MATCH (a:Actor {id: r.id})
WITH a, coalesce(a.claims, 0) + r.claims AS claims, coalesce(a.spoken, 0) + r.spoken AS spoken
SET a.claims = CASE WHEN claims > 0 THEN claims END, a.spoken = CASE WHEN spoken > 0 THEN spoken END
