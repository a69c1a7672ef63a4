"""The ports of this machine: which are free, and whether the server answers at its own."""

import errno
import json
import socket
from base64 import b64encode
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPException

from api.neo4j.conf import HOST
from api.neo4j.problems import ServerProblem
from api.neo4j.state import Tell

ANSWER_TIMEOUT_S = 2.0  # on the machine itself it takes milliseconds


def free_ports(bolt_port: int, http_port: int, tell: Tell) -> tuple[int, int]:
    """Returns ports that can be had for Bolt and HTTP: those that are wished for, or any; raises ServerProblem."""
    with ExitStack() as held:  # both are held until both are chosen
        return _free(bolt_port, "Bolt", tell, held), _free(http_port, "HTTP", tell, held)


def _free(wanted: int, use: str, tell: Tell, held: ExitStack) -> int:
    """Returns the port, or another one where it is taken."""
    for port in (wanted, 0):
        listener = held.enter_context(socket.socket())
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does, for one that was stopped just now
        if port and accepts(port):
            continue
        try:
            listener.bind((HOST, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE or not port:
                raise ServerProblem(f"port {port} cannot be had for {use}: {error.strerror or error}; name another") from error
            continue
        found: int = listener.getsockname()[1]
        if found != wanted and wanted:
            tell(f"port {wanted} is taken; {use} has port {found} instead")
        return found
    raise AssertionError  # any port is tried last, and that returns or raises


def accepts(port: int) -> bool:
    """Returns whether somebody listens at a port."""
    try:
        with socket.create_connection((HOST, port), timeout=ANSWER_TIMEOUT_S):
            return True
    except OSError:
        return False


def answers(http_port: int, bolt_port: int) -> bool:
    """Returns whether the server with both ports is ready; another server at one of them is not meant."""
    connection = HTTPConnection(HOST, http_port, timeout=ANSWER_TIMEOUT_S)
    try:
        connection.request("GET", "/", headers={"Accept": "application/json"})
        told = json.loads(connection.getresponse().read())
    except (OSError, HTTPException, ValueError):
        return False
    finally:
        connection.close()
    return isinstance(told, dict) and told.get("bolt_direct") == f"bolt://{HOST}:{bolt_port}" and accepts(bolt_port)


def takes_password(http_port: int, user: str, password: str) -> bool:
    """Returns whether the server lets a user in."""
    connection = HTTPConnection(HOST, http_port, timeout=5 * ANSWER_TIMEOUT_S)
    try:
        secret = b64encode(f"{user}:{password}".encode()).decode()
        headers = {"Authorization": f"Basic {secret}", "Content-Type": "application/json"}
        connection.request("POST", "/db/system/query/v2", json.dumps({"statement": "SHOW CURRENT USER"}), headers)
        return connection.getresponse().status != 401
    except (OSError, HTTPException):
        return True  # it answers nothing: that is no word about the password
    finally:
        connection.close()
