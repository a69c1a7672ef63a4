// The claims `c` that are counted in some groups
MATCH (c:Claim)
WHERE c.groupId IN $groups
