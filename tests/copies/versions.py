"""What outlets make of an agency's text, and what only looks like it: made from the texts in `wires.yaml`, without chance."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import batched
from pathlib import Path
from typing import Any

import yaml

from graph.model import Article

DAY = "2024-08-27"
EDITS = {  # what a desk changes to its own style
    " said ": " stated ",
    "Tuesday": "Aug 27",
    "Thursday": "yesterday",
    "Saturday": "the weekend",
    "defence": "defense",
    "one hundred": "100",
    "more than": "over",
    " that it would": " it would",
    "last year": "in 2023",
    "The United States": "The US",
    "million": "mln",
    "country": "nation",
}


@dataclass(frozen=True)
class Wire:
    """One event: the agency's text, what others wrote of it, and what an outlet adds."""

    event: str
    title: str
    wire: tuple[str, ...]
    rival: tuple[str, ...]
    later: tuple[str, ...]
    lead: str
    local: tuple[str, ...]

    def agency(self) -> Article:
        """Returns the agency's own text."""
        return news(self, self.wire, title=self.title, outlet="Wire Service")


@cache
def wires() -> tuple[Wire, ...]:
    """Returns all events."""
    entries: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "wires.yaml").read_text("utf-8"))
    frozen: Iterator[dict[str, Any]] = ({k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()} for entry in entries)
    return tuple(Wire(**entry) for entry in frozen)


def news(wire: Wire, paragraphs: tuple[str, ...], *, title: str = "", outlet: str = "Post", published: str | None = DAY) -> Article:
    """Returns an article of these paragraphs."""
    return Article(title=title or f"{outlet} on the {wire.event}", body="\n\n".join(paragraphs), outlet=outlet, published=published)


def copies(wire: Wire) -> Iterator[tuple[str, Article]]:
    """Yields what outlets make of the agency's text, each with what was done to it."""
    text = wire.wire
    made: dict[str, tuple[str, ...]] = {
        "retitled": text,
        "first three paragraphs": text[:3],
        "first five paragraphs": text[:5],
        "first eight paragraphs": text[:8],
        "every second paragraph": text[::2],
        "beginning, middle and end": (*text[:3], text[6], text[-1]),
        "without the quotes": tuple(p for p in text if '"' not in p),
        "one paragraph": (" ".join(text),),
        "two paragraphs in one": tuple(" ".join(two) for two in batched(text, 2)),
        "a paragraph a sentence": tuple(s if s.endswith(".") else s + "." for p in text for s in p.split(". ")),
        "quotes set otherwise": tuple(p.replace('"', "”").replace("'", "’") for p in text),
        "without the dateline": (text[0].partition(" - ")[2], *text[1:]),
        "a local beginning": (wire.lead, *text),
        "a local end": (*text, *wire.local),
        "both": (wire.lead, *text, *wire.local),
        "local words between": (*text[:3], wire.local[0], *text[3:7], wire.local[1], *text[7:]),
        "shortened, with a local beginning": (wire.lead, *text[:5]),
        "shortened, with a local end": (*text[:5], wire.local[0]),
        "shortened, with both": (wire.lead, *text[:6], wire.local[0]),
        "the second half first": (text[0], *text[6:], *text[1:6]),
        "edited": tuple(edited(p) for p in text),
        "edited and shortened": tuple(edited(p) for p in text[:5]),
        "edited and shortened, with a local end": (*(edited(p) for p in text[:6]), wire.local[0]),
        "an update with a new beginning": (wire.local[1], *text[1:]),
    }
    for number, (what, paragraphs) in enumerate(made.items()):
        yield what, news(wire, paragraphs, outlet=f"Outlet {number}")


def edited(paragraph: str) -> str:
    """Returns a paragraph in the style of another desk."""
    for old, new in EDITS.items():
        paragraph = paragraph.replace(old, new)
    return paragraph


def others(wire: Wire) -> Iterator[tuple[str, Article, Article]]:
    """Yields pairs that have words in common and are no copies, with what they are."""
    own = wire.agency()
    rival = news(wire, wire.rival, outlet="Other Agency")
    later = news(wire, wire.later, outlet="Wire Service", published="2024-08-30")
    yield "two agencies on one event", own, rival
    yield "another agency, cut short", news(wire, wire.wire[:5]), news(wire, wire.rival[:4], outlet="Other Agency")
    yield "one background paragraph", own, later
    yield "one background paragraph, both short", news(wire, (wire.wire[0], wire.wire[-1])), news(wire, (wire.later[0], wire.later[-1]))
    yield "one background paragraph in a brief", own, news(wire, (wire.later[0], wire.later[-1]), outlet="Brief")
    yield "one quote alone", own, news(wire, (wire.lead, wire.wire[2]), outlet="Brief")
    yield "a headline and a sentence", own, news(wire, ("Read the full story in our app.",), outlet="Brief")
    yield "the first sentence alone", own, news(wire, (wire.wire[0],), outlet="Brief") if len(wire.wire[0].split()) < 40 else rival
    items = [w for w in wires() if w is not wire]
    survey = news(wire, tuple(p for w in (*items, wire) for p in w.wire[:2]), outlet="Morning Briefing")
    yield "one item of a survey", own, survey
    yield "a brief and a survey that has it", news(wire, wire.wire[:2], outlet="Brief"), survey
    one, two = (news(wire, (p, FURNITURE), title=title) for p, title in ((wire.wire[0], "One"), (wire.later[0], "Two")))
    yield "two beginnings with one furniture", one, two
    one, two = tallies()
    yield "two reports of one form", one, two


FURNITURE = (
    "Sign up for our daily letter and never miss what matters. We tell you every morning what happened overnight, what comes next and "
    "why it counts. Our reporters are in forty countries. You can end your subscription at any time. Read more of our coverage here, and "
    "write to us if you were there or know more: we never pass your name on to anybody."
)


def tallies() -> tuple[Article, ...]:
    """Returns two of the reports that a general staff gives every day in one form."""
    form = (
        "The general staff reported {0} clashes over the past day. The enemy carried out {1} air strikes and dropped {2} guided bombs. "
        "In the direction of {3}, {4} attacks were repelled near {5} and {6}. Artillery hit {7} areas where troops were massed and "
        "{8} depots. In all, {9} soldiers, {10} tanks and {11} artillery systems were lost by the enemy."
    )
    days = (
        ("118", "64", "97", "Kupiansk", "eleven", "Synkivka", "Petropavlivka", "nineteen", "two", "1,210", "nine", "fifty-four"),
        ("141", "71", "120", "Lyman", "twenty", "Terny", "Nevske", "six", "four", "980", "three", "thirty-one"),
    )
    return tuple(
        Article(title="Daily report", body=form.format(*day), outlet="Staff", published=f"2024-08-2{n}") for n, day in enumerate(days)
    )
