"""Loading in a child process: what is foreign is fetched, parsed and read there, and the parent alone has the store.

The child runs the same pipeline as a command. Its store is a wire to the parent, who puts whole articles; so the child can
be killed at any moment, by the parent or by its own faults, and what is stored are whole articles.
"""
