"""What can go wrong with the server, in words that say what to do."""


class ServerProblem(Exception):
    """The server cannot be had, started or stopped."""


class PortTaken(ServerProblem):
    """Another program took a port between the choice of it and the server's start."""
