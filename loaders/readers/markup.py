"""Plain text of HTML fragments, as feeds and exporters put them into fields."""

import re
from html.parser import HTMLParser

BLOCKS = frozenset(re.findall(r"\w+", "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote section article tr table figure figcaption hr pre"))
SKIPPED = frozenset({"script", "style", "noscript", "iframe", "svg"})
MARKUP = re.compile(
    r"<(?:/?(?:p|div|br|span|a|strong|em|b|i|ul|li|h[1-6]|img|figure|blockquote)\b[^>]*)/?>|&(?:#\d+|#x[0-9a-f]+|\w{2,8});", re.IGNORECASE
)


def has_markup(text: str) -> bool:
    """Returns whether a text is an HTML fragment: tags or character references in it."""
    return MARKUP.search(text) is not None


def plain(fragment: str) -> str:
    """Returns the text of a fragment, its blocks two line breaks apart; scripts and styles are left out."""
    collector = _Collector()
    collector.feed(fragment)
    collector.close()
    return "".join(collector.parts)


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as HTMLParser has it
        self._skipping += tag in SKIPPED
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as HTMLParser has it
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._skipping -= tag in SKIPPED and self._skipping > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n\n")
