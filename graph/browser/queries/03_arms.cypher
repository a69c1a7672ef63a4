// Arms to both sides
// Two foes in the middle, joined by an orange or a pale line, and around them who arms the one and who the other. Whoever has an arrow to both arms both. A pale, thin arrow is only somebody's word, and says whether it is attributed or alleged.
// Parameters: none
// Row: p
MATCH p = (s:Actor)-[a]->(one:Actor)-[foe]-(other:Actor)<-[b]-(t:Actor)
WHERE a.relation = 'ARMS' AND b.relation = 'ARMS' AND foe.sign = -1 AND one.id < other.id
RETURN p
ORDER BY a.claims + b.claims DESC, a.id, b.id, foe.id
LIMIT 25
