"""A web site on this machine, and a net under the test's control that leads to it."""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from socketserver import BaseServer
from ssl import SSLContext

import httpcore

DRIP_S = 0.05
type Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """Pages by path, as status, headers and body; `asked` are the paths asked for, `hosts` the names.

    `/slow` waits for a second, `/drip...` sends its headers or its body a byte at a time.
    """

    pages: dict[str, Answer]
    asked: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def served(site: Site, tls: SSLContext | None = None) -> Iterator[Site]:
    """Serves a site."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, site))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing: a handshake that the other end refuses is what a test wants."""


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, site: Site, request: socket, address: tuple[str, int], server: BaseServer) -> None:
        self._site = site
        super().__init__(request, address, server)

    def do_GET(self) -> None:
        self._site.asked.append(self.path)
        self._site.hosts.append(self.headers["Host"])
        status, headers, body = self._site.pages.get(self.path, (404, {}, b""))
        if self.path == "/slow":
            time.sleep(1)
        if self.path == "/drip-headers":
            self._drip(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 200)
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.path == "/drip-body":
            self._drip(b"x" * 200)
        else:
            self.wfile.write(body)

    def handle(self) -> None:
        with suppress(OSError):  # the other end hung up
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _drip(self, data: bytes) -> None:
        for number in data:
            self.wfile.write(bytes((number,)))
            self.wfile.flush()
            time.sleep(DRIP_S)


@dataclass
class Net(httpcore.NetworkBackend):
    """A net in which every address leads to one port of this machine; `connected` are the addresses connected to."""

    port: int
    connected: list[tuple[str, int]] = field(default_factory=list)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - of the system's, which this stands for
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connects to that port."""
        self.connected.append((host, port))
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)
