"""The graph in SPARQL: quads that are kept beside a store, and read-only queries over them."""
