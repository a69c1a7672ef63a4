// Prints of articles, by which copies are found
// Parameters: $rows of article, print, of (how many the article has)
// Row: none
UNWIND $rows AS r
CREATE (p:Print {article: r.article, print: r.print, of: r.of})
