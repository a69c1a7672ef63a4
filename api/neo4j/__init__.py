"""A real Neo4j server with its Browser, from packages alone: no Docker, no root, no Java of the system's own."""
