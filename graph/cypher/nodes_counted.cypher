// How many nodes there are, whosever they are
// Parameters: none
// Row: number
MATCH (n)
RETURN count(n) AS number
