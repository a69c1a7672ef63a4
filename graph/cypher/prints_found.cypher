// Articles that have prints
// Parameters: $prints
// Row: article, print, of (how many the article has)
UNWIND $prints AS print
MATCH (p:Print {print: print})
RETURN p.article AS article, p.print AS print, p.of AS of
