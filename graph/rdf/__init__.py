"""The graph as RDF: the same claims, ids and standings under IRIs, out of a store and back into one."""
