"""Web addresses: fetched within limits of time, size and redirects, from public addresses, as robots.txt allows."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.robotparser import RobotFileParser

import httpx

from loaders.readers.addresses import Resolve, is_public
from loaders.readers.items import MIB, ReadOptions, Reason, Refused

PORTS = {"http": 80, "https": 443}
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")  # of two letters or more: one is a drive
ROBOTS_BYTES = MIB // 2  # RFC 9309: parse at least 500 KiB


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: `url` after redirects."""

    url: str
    data: bytes


class PinnedTransport(httpx.BaseTransport):
    """Connects to the very address that was checked: a name that resolves differently a moment later gains nothing."""

    def __init__(self, resolve: Resolve, *, any_address: bool) -> None:
        self._resolve = resolve
        self._any_address = any_address
        # No connection is kept: two names on one address must not share a TLS session made for the first.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._inner = httpx.HTTPTransport(limits=limits, trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Returns the response of the first of the host's addresses that takes the connection."""
        error: httpx.ConnectError | httpx.ConnectTimeout | None = None
        for address in self._addresses(request.url):
            pinned = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": request.url.host},
            )
            try:
                return self._inner.handle_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout) as caught:
                error = caught
        raise error or httpx.ConnectError("the name has no address", request=request)

    def close(self) -> None:
        """Closes the connections."""
        self._inner.close()

    def _addresses(self, url: httpx.URL) -> tuple[str, ...]:
        port = url.port or PORTS[url.scheme]
        if not self._any_address and port != PORTS[url.scheme]:
            raise Refused(Reason.REFUSED_ADDRESS, f"port {port} is refused; only 80 and 443 are read")
        try:
            addresses = tuple(self._resolve(url.host, port))
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"the name {url.host} cannot be resolved") from error
        private = [address for address in addresses if not is_public(address)]
        if private and not self._any_address:
            raise Refused(
                Reason.REFUSED_ADDRESS, f"{url.host} is {private[0]}, which is no public address; save the page and load the file"
            )
        return addresses


@dataclass(slots=True)
class Fetcher:
    """Fetches pages; remembers the robots.txt of each host for one reading."""

    options: ReadOptions
    client: httpx.Client
    robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str) -> Page:
        """Returns the page at an address. Raises `Refused` with the reason where it may not or cannot be had."""
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
        deadline = time.monotonic() + self.options.timeout_s
        request = self.client.build_request("GET", url)
        for _ in range(self.options.max_redirects + 1):
            self._check(request.url, deadline)
            response, data = self._get(request, deadline, self.options.max_bytes)
            if response.next_request is None:
                _check_status(response)
                return Page(str(response.url), data)
            request = response.next_request
        raise Refused(Reason.UNREACHABLE, f"more than {self.options.max_redirects} redirects; give the address that they lead to")

    def _get(self, request: httpx.Request, deadline: float, limit: int) -> tuple[httpx.Response, bytes]:
        """The response and its body, read in parts so that neither a large nor a slow one goes on for ever."""
        data = bytearray()
        response = self.client.send(request, stream=True)
        try:
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > limit:
                    raise Refused(Reason.TOO_LARGE, f"larger than {limit // MIB} MiB; save and split it")
                if time.monotonic() > deadline:
                    raise Refused(Reason.UNREACHABLE, f"not read to its end within {self.options.timeout_s:g} s; try again later")
        finally:
            response.close()
        return response, bytes(data)

    def _check(self, url: httpx.URL, deadline: float) -> None:
        if url.scheme not in PORTS or not url.host:
            raise Refused(Reason.REFUSED_ADDRESS, f"{url.scheme or 'an address without a scheme'} is refused; only http and https are read")
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self.robots:
            self.robots[origin] = self._robots(origin, deadline)
        if not self.robots[origin].can_fetch(self.options.user_agent, str(url)):
            raise Refused(Reason.ROBOTS, f"{origin}/robots.txt asks robots not to read this page; save it yourself and load the file")

    def _robots(self, origin: str, deadline: float) -> RobotFileParser:
        """The rules of a host. RFC 9309: a missing file allows all, a failing server nothing."""
        request = self.client.build_request("GET", f"{origin}/robots.txt")
        status, data = 0, b""
        for _ in range(self.options.max_redirects + 1):
            response, data = self._get(request, deadline, ROBOTS_BYTES)
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
def fetcher(options: ReadOptions) -> Iterator[Fetcher]:
    """Gives a fetcher for one reading and closes its connections."""
    transport = PinnedTransport(options.resolve, any_address=options.allow_any_address)
    # No proxy and no environment: a proxy would resolve names itself, past the check.
    with httpx.Client(
        transport=transport, timeout=options.timeout_s, headers={"User-Agent": options.user_agent}, trust_env=False, follow_redirects=False
    ) as client:
        yield Fetcher(options, client)


def is_url(source: str) -> bool:
    """Returns whether a source is meant as a web address; other schemes too, so that they are refused as such."""
    return SCHEME.match(source) is not None


def _check_status(response: httpx.Response) -> None:
    status = response.status_code
    if status in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
        raise Refused(Reason.NOT_FOUND, f"the server has no such page ({status}); check the address")
    if status != httpx.codes.OK:
        raise Refused(Reason.BAD_STATUS, f"the server answers {status} {response.reason_phrase}; save the page yourself and load the file")
