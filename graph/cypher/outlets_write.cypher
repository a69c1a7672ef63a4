// Who published articles
// Parameters: $rows of article, name
// Row: none
UNWIND $rows AS r
MATCH (a:Article {id: r.article})
MERGE (o:Outlet {name: r.name})
CREATE (a)-[:PUBLISHED_BY]->(o)
