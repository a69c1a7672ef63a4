from collections.abc import Iterator

import pytest

from loaders.readers import Found, ReadOptions, Reason, Rejection, read_sources
from loaders.readers.items import Refused
from loaders.readers.url import Page, fetcher, is_url
from tests.loaders.readers.site import Site, served

ARTICLE = "Iran denies sending drones\n\nIran denied on Monday that it sends drones to Russia."


@pytest.fixture
def site() -> Iterator[Site]:
    pages = {
        "/a": (200, {"Content-Type": "text/plain"}, ARTICLE.encode()),
        "/moved": (302, {"Location": "/a"}, b""),
        "/round": (302, {"Location": "/round"}, b""),
        "/large": (200, {}, b"x" * 300_000),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/error": (500, {}, b""),
        "/forbidden": (403, {}, b""),
        "/slow": (200, {}, b"late"),
        "/private/b": (200, {}, ARTICLE.encode()),
        "/to-private": (302, {"Location": "/private/b"}, b""),
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private/\n"),
    }
    with served(Site(pages)) as running:
        yield running


LOCAL = ReadOptions(allow_any_address=True, timeout_s=0.5, max_bytes=200_000, max_redirects=2)


def fetch(url: str, options: ReadOptions = LOCAL) -> Page:
    with fetcher(options) as web:
        return web.fetch(url)


def test_a_page_becomes_an_article_with_its_address(site: Site) -> None:
    (item,) = read_sources([f"{site.url}/moved"], LOCAL)
    assert isinstance(item, Found)
    assert (item.article.title, item.article.url) == ("Iran denies sending drones", f"{site.url}/a")
    assert item.source.path == f"{site.url}/moved"


def test_robots_are_asked_once_for_a_host(site: Site) -> None:
    with fetcher(LOCAL) as web:
        web.fetch(f"{site.url}/a")
        web.fetch(f"{site.url}/a")
    assert site.asked == ["/robots.txt", "/a", "/a"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/round", Reason.UNREACHABLE),
        ("/large", Reason.TOO_LARGE),
        ("/file", Reason.REFUSED_ADDRESS),
        ("/error", Reason.BAD_STATUS),
        ("/forbidden", Reason.BAD_STATUS),
        ("/none", Reason.NOT_FOUND),
        ("/slow", Reason.UNREACHABLE),
        ("/private/b", Reason.ROBOTS),
        ("/to-private", Reason.ROBOTS),
    ],
)
def test_what_may_not_or_cannot_be_had_is_refused(site: Site, path: str, reason: Reason) -> None:
    with pytest.raises(Refused) as caught:
        fetch(site.url + path)
    assert caught.value.reason is reason


def test_a_host_whose_robots_cannot_be_had_is_left_alone() -> None:
    with served(Site({"/robots.txt": (503, {}, b""), "/a": (200, {}, b"text")})) as site:
        with pytest.raises(Refused) as caught:
            fetch(f"{site.url}/a")
        assert caught.value.reason is Reason.ROBOTS


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.7", "169.254.169.254"])
def test_a_name_that_leads_to_a_private_address_is_refused(address: str) -> None:
    with pytest.raises(Refused) as caught:
        fetch("http://news.example/a", ReadOptions(resolve=lambda *_: [address]))
    assert caught.value.reason is Reason.REFUSED_ADDRESS
    assert address not in caught.value.message


@pytest.mark.parametrize("url", ["http://2130706433/", "http://[::ffff:7f00:1]/", "http://127.1/", "http://localhost/"])
def test_other_ways_to_write_a_private_address_are_refused(url: str) -> None:
    with pytest.raises(Refused) as caught:
        fetch(url, ReadOptions())
    assert caught.value.reason is Reason.REFUSED_ADDRESS


def test_an_octal_address_is_no_address() -> None:
    with pytest.raises(Refused) as caught:
        fetch("http://0177.0.0.1/", ReadOptions())
    assert caught.value.reason is Reason.NOT_FOUND


@pytest.mark.parametrize("url", ["ftp://news.example/a", "file:///etc/passwd", "http://93.184.215.14:8080/"])
def test_other_schemes_and_ports_are_refused(url: str) -> None:
    with pytest.raises(Refused) as caught:
        fetch(url, ReadOptions())
    assert caught.value.reason is Reason.REFUSED_ADDRESS


def test_the_address_that_was_resolved_is_connected_to_and_the_name_is_sent(site: Site) -> None:
    port = site.url.rsplit(":", 1)[1]
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    page = fetch(f"http://news.example:{port}/moved", ReadOptions(allow_any_address=True, resolve=resolve))
    assert page.url == f"http://news.example:{port}/a"
    assert set(asked) == {"news.example"}
    assert set(site.hosts) == {f"news.example:{port}"}


def test_a_name_that_does_not_resolve_and_a_port_where_nobody_listens_are_unreachable() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    (item,) = read_sources(["http://news.invalid/a"], ReadOptions(resolve=nowhere))
    assert isinstance(item, Rejection)
    assert (item.reason, item.path) == (Reason.UNREACHABLE, "http://news.invalid/a")
    with served(Site({})) as gone:
        url = gone.url
    with pytest.raises(Refused) as caught:
        fetch(url)
    assert caught.value.reason is Reason.UNREACHABLE


def test_paths_are_not_taken_for_addresses() -> None:
    assert is_url("https://news.example/a")
    assert is_url("ftp://news.example/a")
    assert not is_url("news/a.txt")
    assert not is_url("C:\\news\\a.txt")
