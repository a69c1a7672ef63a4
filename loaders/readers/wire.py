"""The wire to a web server: it leads to the very address that was checked, and ends when the time is up."""

import ssl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

import httpcore
import httpx

from loaders.readers.addresses import Resolve, is_own, is_public
from loaders.readers.items import Reason, Refused


@dataclass(slots=True)
class Deadline:
    """When all that belongs to one page has to be over: names, connections, redirects, the last byte."""

    seconds: float
    end: float = 0.0

    def begin(self) -> None:
        """Starts the time anew."""
        self.end = monotonic() + self.seconds

    def left(self) -> float:
        """Returns the seconds that are left; raises Refused where there are none."""
        left = self.end - monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def passed(self) -> Refused:
        """Returns what to tell where the time is up."""
        return Refused(Reason.UNREACHABLE, f"not read to its end within {self.seconds:g} s; try again later")


class PinnedBackend(httpcore.NetworkBackend):
    """Resolves a name once, judges all its addresses, and connects to these and no others.

    A name that resolves differently a moment later gains nothing. Host, SNI and the certificate are still those of the name.
    """

    def __init__(self, resolve: Resolve, deadline: Deadline, sockets: httpcore.NetworkBackend | None = None, *, any_address: bool) -> None:
        self._resolve, self._deadline, self._any_address = resolve, deadline, any_address
        self._sockets = sockets or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - what is left of the whole time counts, here and below
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Returns a stream to the first of the host's addresses that takes the connection."""
        error: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._sockets.connect_tcp(address, port, self._deadline.left(), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as caught:
                error = caught
            else:
                return TimedStream(stream, self._deadline)
        raise error or httpcore.ConnectError(f"the name {host} has no address")

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        addresses = self._resolved(host, port)
        if not self._any_address and not all(is_public(address) and not is_own(address) for address in addresses):
            raise Refused(  # without the address: who asks from outside is not told what names inside mean
                Reason.REFUSED_ADDRESS, f"{host} leads to an address that is not of the public net; save the page and load the file"
            )
        return addresses

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        """Returns what the resolver says, in the time that is left: the system's own cannot be told how long it may take."""
        answers: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

        def resolve() -> None:
            try:
                answers.put(tuple(self._resolve(host, port)))
            except Exception as error:  # raised below, in the thread that asks
                answers.put(error)

        Thread(target=resolve, daemon=True).start()
        try:
            answer = answers.get(timeout=self._deadline.left())
        except Empty:
            raise self._deadline.passed() from None
        if isinstance(answer, OSError | UnicodeError):
            raise httpcore.ConnectError(f"the name {host} cannot be resolved") from answer
        if isinstance(answer, Exception):
            raise answer
        return answer


class TimedStream(httpcore.NetworkStream):
    """A connection on which nothing takes longer than what is left of the time, however slowly it drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Returns what has come."""
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Sends bytes."""
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """Hangs up."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Returns the stream with TLS on it, for the name that was asked for."""
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> object:
        """Returns what is known of the connection."""
        return self._stream.get_extra_info(info)


class PinnedTransport(httpx.HTTPTransport):
    """httpx over such wires; each request has its own connection, and no proxy, which would resolve names itself."""

    def __init__(self, backend: PinnedBackend, authorities: ssl.SSLContext | None = None) -> None:
        context = authorities or httpx.create_ssl_context(trust_env=False)
        super().__init__(verify=context, trust_env=False)
        # httpx has no argument for it yet: https://github.com/encode/httpx/pull/3749
        self._pool = httpcore.ConnectionPool(ssl_context=context, max_keepalive_connections=0, network_backend=backend)
