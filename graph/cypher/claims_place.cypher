// Whom claims are about, after a decision of identity
// Parameters: $rows of claim, node (the properties that change)
// Row: none
UNWIND $rows AS r
MATCH (c:Claim {id: r.claim})
SET c += r.node
