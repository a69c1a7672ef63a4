// The claims `c` of some types that pass
MATCH (c:Claim)
WHERE __FILTER__
