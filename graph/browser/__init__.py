"""What Neo4j Browser loads to show the graph well: a style, a guide, and queries to keep."""
