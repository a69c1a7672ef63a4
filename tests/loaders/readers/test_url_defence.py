"""The loader of web addresses reaches nothing but the public net, whatever an address, a redirect or a resolver says."""

import gzip
import ssl
import subprocess
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import yaml

from loaders.readers import ReadOptions, Reason
from loaders.readers.addresses import is_own, is_public
from loaders.readers.items import Refused
from loaders.readers.url import Page, fetcher
from tests.loaders.readers.site import Net, Site, served
from tests.waiting import quickest_s

PUBLIC = "93.184.215.14"
ARTICLE = b"Iran denies sending drones\n\nIran denied on Monday that it sends drones to Russia."
PLAIN = {"Content-Type": "text/plain"}
MIB = 1024 * 1024
FORMS = yaml.safe_load(Path(__file__).with_name("addresses.yaml").read_text("utf-8"))
NOT_PUBLIC, REFUSED_URLS, NO_ADDRESSES = FORMS["not_public"], FORMS["refused"], FORMS["no_addresses"]
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # reading the usual authorities takes a while for each of so many


class Resolver:
    """Gives the answers that a test wants, one call after the other, the last one for ever; remembers the names."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers, self.asked = list(answers), list[str]()

    def __call__(self, host: str, _port: int) -> Sequence[str]:
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    zeros = gzip.compress(bytes(200 * MIB), 9)  # 200 kB
    pages = {
        "/a": (200, PLAIN, ARTICLE),
        "/gzip": (200, PLAIN | {"Content-Encoding": "gzip"}, gzip.compress(ARTICLE)),
        "/bomb": (200, PLAIN | {"Content-Encoding": "gzip"}, zeros),
        "/twice": (200, PLAIN | {"Content-Encoding": "gzip, gzip"}, gzip.compress(zeros)),
        "/brotli": (200, PLAIN | {"Content-Encoding": "br"}, b"\x8b\x01\x80x\x03"),
        "/deflate": (200, PLAIN | {"Content-Encoding": "deflate"}, b"x"),
        "/broken": (200, PLAIN | {"Content-Encoding": "gzip"}, b"\x1f\x8bno"),
        "/cut": (200, PLAIN | {"Content-Encoding": "gzip"}, gzip.compress(ARTICLE)[:-9]),
        "/pdf": (200, {"Content-Type": "application/pdf"}, ARTICLE),
        "/picture": (200, {"Content-Type": "image/svg+xml"}, ARTICLE),
        "/film": (200, {"Content-Type": "video/mp4; codecs=x"}, ARTICLE),
        "/rss": (200, {"Content-Type": "application/rss+xml; charset=utf-8"}, ARTICLE),
        "/self": (302, {"Location": "/a"}, b""),
        "/elsewhere": (302, {"Location": "http://other.example/a"}, b""),
        "/endless-redirect": (302, {"Location": "/a"}, b"x" * 50 * MIB),
    }
    pages |= {f"/to/{n}": (302, {"Location": url}, b"") for n, url in enumerate(REFUSED_URLS) if url.isascii()}
    pages |= {f"/nowhere/{n}": (302, {"Location": url}, b"") for n, url in enumerate(NO_ADDRESSES) if url.isascii()}
    with served(Site(pages)) as running:
        yield running


def fetch(url: str, net: Net, *answers: Sequence[str], timeout_s: float = 5, max_bytes: int = MIB) -> Page:
    options = ReadOptions(resolve=Resolver(*(answers or ([PUBLIC],))), timeout_s=timeout_s, max_bytes=max_bytes)
    with fetcher(options, NO_TLS, net) as web:
        return web.fetch(url)


def refused(url: str, net: Net, *answers: Sequence[str], timeout_s: float = 5) -> Refused:
    with pytest.raises(Refused) as caught:
        fetch(url, net, *answers, timeout_s=timeout_s)
    return caught.value


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_is_not_of_the_public_net_is_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_a_name_that_leads_to_such_an_address_is_refused_and_not_connected_to(address: str, site: Site) -> None:
    for answer in ([address], [PUBLIC, address], [address, PUBLIC]):
        net = Net(site.port)
        assert refused("http://news.example/a", net, answer).reason is Reason.REFUSED_ADDRESS
        assert net.connected == []


@pytest.mark.parametrize("url", REFUSED_URLS)
def test_an_address_is_refused_as_it_is_written_whatever_the_resolver_says(url: str, site: Site) -> None:
    net = Net(site.port)
    assert refused(url, net).reason is Reason.REFUSED_ADDRESS
    assert net.connected == []


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_address_is_not_connected_to(url: str, site: Site) -> None:
    net = Net(site.port)
    refused(url, net, ["127.0.0.1"])
    assert net.connected == []


@pytest.mark.parametrize("number", range(len(REFUSED_URLS)))
def test_a_redirect_to_such_an_address_is_refused(number: int, site: Site) -> None:
    net = Net(site.port)
    assert refused(f"http://news.example/to/{number}", net).reason is Reason.REFUSED_ADDRESS
    assert net.connected == [(PUBLIC, 80)] * 2  # robots.txt and the page


@pytest.mark.parametrize("number", [n for n, url in enumerate(NO_ADDRESSES) if url.isascii()])
def test_a_redirect_to_what_is_no_address_is_refused(number: int, site: Site) -> None:
    net = Net(site.port)
    refused(f"http://news.example/nowhere/{number}", net, [PUBLIC], [PUBLIC], ["127.0.0.1"])
    assert net.connected == [(PUBLIC, 80)] * 2


def test_a_redirect_to_a_name_that_leads_inside_is_refused(site: Site) -> None:
    net = Net(site.port)
    assert refused("http://news.example/elsewhere", net, [PUBLIC], [PUBLIC], ["10.0.0.7"]).reason is Reason.REFUSED_ADDRESS
    assert len(net.connected) == 2


def test_robots_that_lead_inside_are_refused() -> None:
    with served(Site({"/robots.txt": (302, {"Location": "http://169.254.169.254/robots.txt"}, b"")})) as site:
        net = Net(site.port)
        assert refused("http://news.example/a", net).reason is Reason.REFUSED_ADDRESS
        assert net.connected == [(PUBLIC, 80)]


def test_a_name_is_resolved_once_for_a_connection_and_that_very_address_is_connected_to(site: Site) -> None:
    net, resolve = Net(site.port), Resolver([PUBLIC], ["93.184.215.15"], ["127.0.0.1"])
    with fetcher(ReadOptions(resolve=resolve), sockets=net) as web:
        assert web.fetch("http://news.example/a").data == ARTICLE
    assert resolve.asked == ["news.example"] * 2
    assert net.connected == [(PUBLIC, 80), ("93.184.215.15", 80)]


def test_a_name_whose_answer_changes_on_the_way_is_refused(site: Site) -> None:
    net = Net(site.port)
    assert refused("http://news.example/self", net, [PUBLIC], [PUBLIC], ["127.0.0.1"]).reason is Reason.REFUSED_ADDRESS
    assert net.connected == [(PUBLIC, 80)] * 2


def test_what_is_refused_does_not_tell_what_a_name_inside_means(site: Site) -> None:
    assert "10.0.0.7" not in str(refused("http://wiki.firm.example/", Net(site.port), ["10.0.0.7"]))


def test_an_address_of_this_machine_is_told() -> None:
    assert is_own("127.0.0.1")
    assert not is_own(PUBLIC)


def test_the_host_asked_for_is_the_name(site: Site) -> None:
    site.hosts.clear()
    assert fetch("http://news.example./a", Net(site.port)).url == "http://news.example./a"
    assert fetch("http://Bücher.example/a", Net(site.port)).url == "http://xn--bcher-kva.example/a"
    assert set(site.hosts) == {"news.example.", "xn--bcher-kva.example"}


def test_tls_is_of_the_name_and_not_of_the_address(tmp_path: Path) -> None:
    key, certificate, seen = tmp_path / "key.pem", tmp_path / "certificate.pem", list[str | None]()
    names = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    making = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-keyout",
        str(key),
        "-out",
        str(certificate),
        *names,
    ]
    subprocess.run(making, check=True, capture_output=True)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    tls.sni_callback = lambda _socket, name, _context: seen.append(name)
    authorities = ssl.create_default_context(cafile=str(certificate))
    with served(Site({"/a": (200, PLAIN, ARTICLE)}), tls) as site:
        net, resolve = Net(site.port), Resolver([PUBLIC])
        with fetcher(ReadOptions(resolve=resolve), authorities, net) as web:
            assert web.fetch("https://news.example/a").data == ARTICLE
            with pytest.raises(Refused) as caught:
                web.fetch("https://other.example/a")
    assert caught.value.reason is Reason.UNREACHABLE
    assert seen == ["news.example", "news.example", "other.example"]
    assert net.connected == [(PUBLIC, 443)] * 3
    assert site.hosts == ["news.example"] * 2


@pytest.mark.parametrize("path", ["/drip-headers", "/drip-body", "/slow"])
def test_a_slow_drip_ends_with_the_time(path: str) -> None:
    with served(Site({path: (200, PLAIN, b"")})) as site:

        def fetch() -> None:
            assert refused(f"http://news.example{path}", Net(site.port), timeout_s=0.4).reason is Reason.UNREACHABLE

        assert quickest_s(fetch, 0.9) < 0.9


def test_a_slow_resolver_ends_with_the_time(site: Site) -> None:
    def slow(host: str, port: int) -> Sequence[str]:
        time.sleep(1)
        return [PUBLIC]

    def fetch() -> None:
        with fetcher(ReadOptions(resolve=slow, timeout_s=0.2), sockets=Net(site.port)) as web, pytest.raises(Refused) as caught:
            web.fetch("http://news.example/a")
        assert caught.value.reason is Reason.UNREACHABLE

    assert quickest_s(fetch, 0.8) < 0.8


def test_a_packed_page_is_unpacked(site: Site) -> None:
    assert fetch("http://news.example/gzip", Net(site.port)).data == ARTICLE


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/bomb", Reason.TOO_LARGE),
        ("/twice", Reason.UNREADABLE),
        ("/brotli", Reason.UNREADABLE),
        ("/deflate", Reason.UNREADABLE),
        ("/broken", Reason.UNREADABLE),
        ("/cut", Reason.UNREADABLE),
        ("/pdf", Reason.WRONG_TYPE),
        ("/picture", Reason.WRONG_TYPE),
        ("/film", Reason.WRONG_TYPE),
    ],
)
def test_what_is_packed_to_harm_or_is_no_text_is_refused_in_little_memory(path: str, reason: Reason, site: Site) -> None:
    tracemalloc.start()
    try:
        assert refused(f"http://news.example{path}", Net(site.port)).reason is reason
        assert tracemalloc.get_traced_memory()[1] < 8 * MIB
    finally:
        tracemalloc.stop()


def test_a_feed_is_text(site: Site) -> None:
    assert fetch("http://news.example/rss", Net(site.port)).data == ARTICLE


def test_the_body_of_a_redirect_is_not_read(site: Site) -> None:
    assert fetch("http://news.example/endless-redirect", Net(site.port), max_bytes=10_000).data == ARTICLE


def test_proxies_of_the_environment_are_not_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(Site({})) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert fetch("http://news.example/a", Net(site.port)).data == ARTICLE
    assert proxy.asked == []
