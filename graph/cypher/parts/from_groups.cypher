// The claims `c` that pass among those that are counted in some groups
MATCH (c:Claim)
WHERE c.groupId IN $groups AND __FILTER__
