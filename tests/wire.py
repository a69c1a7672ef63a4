"""A wire between a driver and a server that is cut at a chosen moment: both ends are real, only what lies between breaks."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Thread
from urllib.parse import urlsplit

COMMIT = b"\x00\x02\xb0\x12\x00\x00"  # the message of Bolt, whole, with the length before it and the end after it
COMMITTED = b"bookmark"  # stands in the answer to it
ANSWER_TIMEOUT_S = 30


@dataclass
class Cut:
    """When a connection breaks: at these bytes from the driver, which come through or do not; once, or ever again."""

    at: bytes
    come_through: bool
    answer: bytes = b""  # in what the driver does not hear; the server is not hung up on before it has said so
    done: bool = False
    ever: bool = False


@dataclass
class Wire:
    """Where the driver connects, and what is to happen."""

    address: str
    cut: Cut | None = None


@contextmanager
def wire(server: str) -> Iterator[Wire]:
    """Gives a wire to the server of a Bolt address."""
    place = urlsplit(server)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made = Wire(f"bolt://127.0.0.1:{listener.getsockname()[1]}")
        threads: list[Thread] = []

        def accept() -> None:
            with suppress(OSError):  # the listener was closed
                while True:
                    driver, _ = listener.accept()
                    threads.append(Thread(target=_join, args=(driver, (place.hostname, place.port), made)))
                    threads[-1].start()

        accepting = Thread(target=accept)
        accepting.start()
        yield made
        listener.shutdown(socket.SHUT_RDWR)
        for thread in (accepting, *threads):
            thread.join()


def _join(driver: socket.socket, place: tuple[str, int], made: Wire) -> None:
    """Joins a driver to the server until either hangs up, or the wire is cut."""
    with ExitStack() as both:
        both.enter_context(driver)
        server = both.enter_context(socket.create_connection(place))
        answered = Event()
        back = Thread(target=_pass_on, args=(server, driver, made, answered))
        back.start()
        with suppress(OSError):
            for end in (driver, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while data := driver.recv(1 << 16):
                cut = made.cut  # which a test may take away meanwhile
                if cut and (cut.ever or not cut.done) and cut.at in data:
                    cut.done = True
                    driver.shutdown(socket.SHUT_WR)  # nothing comes back any more
                    if cut.come_through:
                        server.sendall(data)
                        assert answered.wait(ANSWER_TIMEOUT_S)
                    break
                server.sendall(data)
        with suppress(OSError):
            server.shutdown(socket.SHUT_WR)
        back.join()


def _pass_on(server: socket.socket, driver: socket.socket, made: Wire, answered: Event) -> None:
    """Passes on what the server says until it hangs up; what the driver no longer hears is lost."""
    lost = b""
    while True:
        try:
            data = server.recv(1 << 16)
        except OSError:
            return
        if not data:
            break
        cut = made.cut
        if cut and cut.done:
            lost += data
            if cut.answer in lost:
                answered.set()
        with suppress(OSError):
            driver.sendall(data)
    with suppress(OSError):
        driver.shutdown(socket.SHUT_WR)
