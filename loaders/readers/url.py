"""Web addresses: fetched within limits of time, size and redirects, from public addresses, as robots.txt allows.

How an address is written is judged here, where it leads to in `wire.py`, for every request anew: a redirect is one too.
"""

import re
import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.robotparser import RobotFileParser

import httpcore
import httpx

from loaders.readers.addresses import fault_of_host
from loaders.readers.items import MIB, ReadOptions, Reason, Refused
from loaders.readers.wire import Deadline, PinnedBackend, PinnedTransport

PORTS = {"http": 80, "https": 443}
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?=//)")  # of two letters or more: one is a drive
ROBOTS_BYTES = MIB // 2  # RFC 9309: parse at least 500 KiB
TEXTS = re.compile(r"text/.+|application/(?:xhtml|xml|json|jsonl|ndjson|x-ndjson|x-jsonlines|octet-stream|.+\+(?:xml|json))", re.IGNORECASE)
PLAIN_CODINGS, GZIP_CODINGS = ("", "identity"), ("gzip", "x-gzip")
GZIP_WINDOW = 16 + zlib.MAX_WBITS  # https://docs.python.org/3/library/zlib.html#zlib.decompress


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: `url` after redirects."""

    url: str
    data: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches pages; remembers the robots.txt of each host for one reading."""

    options: ReadOptions
    client: httpx.Client
    deadline: Deadline
    robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str) -> Page:
        """Returns the page at an address. Raises `Refused` with the reason where it may not or cannot be had."""
        self.deadline.begin()
        self.client.cookies.clear()  # those of a page serve its own redirects and no other page
        try:
            return self._follow(url)
        except httpx.TimeoutException as error:
            raise Refused(Reason.UNREACHABLE, f"no answer within {self.options.timeout_s:g} s; try again later") from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise Refused(Reason.NOT_FOUND, f"not an address: {error}") from error
        except httpx.HTTPError as error:
            raise Refused(Reason.UNREACHABLE, f"cannot be reached: {error}; check the address and the connection") from error

    def _follow(self, url: str) -> Page:
        """Follows redirects one by one, so that scheme, port, address and robots.txt are looked at for each."""
        request = self.client.build_request("GET", url)
        for _ in range(self.options.max_redirects + 1):
            self._check(request.url)
            response, data = self._get(request, self.options.max_bytes)
            if response.next_request is None:
                _check_status(response)
                return Page(str(response.url), data)
            request = response.next_request
        raise Refused(Reason.UNREACHABLE, f"more than {self.options.max_redirects} redirects; give the address that they lead to")

    def _get(self, request: httpx.Request, limit: int) -> tuple[httpx.Response, bytes]:
        """The response and its body, which is read only where it is a page, in parts so that no large one goes on for ever."""
        check_address(request.url, self.options)
        response = self.client.send(request, stream=True)
        data = bytearray()
        try:
            if response.status_code == httpx.codes.OK:
                for chunk in _decoded(response, limit):
                    data += chunk
                    if len(data) > limit:
                        raise Refused(Reason.TOO_LARGE, f"larger than {limit / MIB:g} MiB; save and split it")
                    self.deadline.left()
        finally:
            response.close()
        return response, bytes(data)

    def _check(self, url: httpx.URL) -> None:
        check_address(url, self.options)
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self.robots:
            self.robots[origin] = self._robots(origin)
        if not self.robots[origin].can_fetch(self.options.user_agent, str(url)):
            raise Refused(Reason.ROBOTS, f"{origin}/robots.txt asks robots not to read this page; save it yourself and load the file")

    def _robots(self, origin: str) -> RobotFileParser:
        """The rules of a host. RFC 9309: a missing file allows all, a failing server nothing."""
        request = self.client.build_request("GET", f"{origin}/robots.txt")
        status, data = 0, b""
        for _ in range(self.options.max_redirects + 1):
            response, data = self._get(request, ROBOTS_BYTES)
            status = response.status_code
            if response.next_request is None or response.next_request.url.scheme not in PORTS:
                break
            request = response.next_request
        rules = RobotFileParser()
        if status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse(data.decode("utf-8", "replace").splitlines() if status == httpx.codes.OK else [])
        return rules


@contextmanager
def fetcher(
    options: ReadOptions, authorities: ssl.SSLContext | None = None, sockets: httpcore.NetworkBackend | None = None
) -> Iterator[Fetcher]:
    """Gives a fetcher for one reading and closes its connections.

    `authorities` are trusted in place of the usual ones, `sockets` connect to addresses in place of the system's.
    """
    deadline = Deadline(options.timeout_s)
    backend = PinnedBackend(options.resolve, deadline, sockets, any_address=options.allow_any_address)
    headers = {"User-Agent": options.user_agent, "Accept-Encoding": "gzip"}
    with httpx.Client(
        transport=PinnedTransport(backend, authorities), timeout=options.timeout_s, headers=headers, trust_env=False, follow_redirects=False
    ) as client:
        yield Fetcher(options, client, deadline)


def check_address(url: httpx.URL, options: ReadOptions) -> None:
    """Raises `Refused` for an address that is not to be read by the way it is written, before any name is resolved."""
    if url.scheme not in PORTS or not url.host:
        raise _refused(f"{url.scheme or 'an address without a scheme'} is refused; only http and https are read")
    if url.userinfo:
        raise _refused("leave user and password out of the address: it is kept with the article")
    if options.allow_any_address:
        return
    port = url.port or PORTS[url.scheme]
    if port != PORTS[url.scheme]:
        raise _refused(f"port {port} is refused; only 80 for http and 443 for https are read")
    if fault := fault_of_host(url.host):
        raise _refused(f"{url.host} {fault}; save the page and load the file")


def _refused(message: str) -> Refused:
    return Refused(Reason.REFUSED_ADDRESS, message)


def is_url(source: str) -> bool:
    """Returns whether a source is meant as a web address; other schemes too, so that they are refused as such."""
    return SCHEME.match(source) is not None


def _check_status(response: httpx.Response) -> None:
    status = response.status_code
    if status in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
        raise Refused(Reason.NOT_FOUND, f"the server has no such page ({status}); check the address")
    if status != httpx.codes.OK:
        raise Refused(Reason.BAD_STATUS, f"the server answers {status} {response.reason_phrase}; save the page yourself and load the file")


def _decoded(response: httpx.Response, limit: int) -> Iterator[bytes]:
    """Yields the body unpacked, in parts of which none is much larger than the limit.

    httpx unpacks all that has come at once, several times over where the server says so: a few kilobytes become gigabytes.
    """
    kind = response.headers.get("content-type", "").partition(";")[0].strip()
    if kind and not TEXTS.fullmatch(kind):
        raise Refused(Reason.WRONG_TYPE, f"the server gives {kind}, which is no text; save its text as .txt or .html and load that")
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding in PLAIN_CODINGS:
        yield from response.iter_raw()
    elif coding in GZIP_CODINGS:
        yield from _unzipped(response, limit)
    else:
        raise Refused(Reason.UNREADABLE, f"packed as {coding}, which was not asked for; save the page and load the file")


def _unzipped(response: httpx.Response, limit: int) -> Iterator[bytes]:
    unpacking = zlib.decompressobj(GZIP_WINDOW)
    try:
        for chunk in response.iter_raw():
            yield unpacking.decompress(chunk, limit + 1)
    except zlib.error as error:
        raise Refused(Reason.UNREADABLE, "broken gzip; try again later") from error
    if not unpacking.eof:
        raise Refused(Reason.UNREADABLE, "broken gzip: its end is missing; try again later")
