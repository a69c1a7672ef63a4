"""How it is asked: the command line and the HTTP service."""
