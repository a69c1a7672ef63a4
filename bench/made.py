"""Made articles, as news has them: a dozen claims each, a few actors who do most, many others who do little."""

from graph.store import Reading
from tests.building import NAMES, Told, reading, told

CLAIMS = 12  # an article
PERSONS = 300
TYPES = ("SUPPORTS", "ARMS", "ATTACKS", "ACCUSES", "SANCTIONS", "CONSULTS")
ACTORS = (*sorted(NAMES), *(f"person-{number}" for number in range(PERSONS)))


def made(number: int) -> Reading:
    """Returns one article; in every second claim a state acts."""
    return article_of(number, [claim for own in range(CLAIMS) if (claim := _claim(number * CLAIMS + own))])


def article_of(number: int, claims: list[Told]) -> Reading:
    """Returns an article of these claims."""
    return reading(*claims, title=f"News {number}", outlet=f"Outlet {number % 40}", published=f"2020-{1 + number % 12:02}-05")


def _claim(turn: int) -> Told | None:
    among = len(NAMES) if turn % 2 else len(ACTORS)
    subject, target = ACTORS[turn * 7 % among], ACTORS[turn * 13 % len(ACTORS)]
    speakers = (ACTORS[turn * 17 % len(ACTORS)],) if turn % 3 == 0 else ()
    sentence = f"Sentence {turn} tells of {target}."
    return told(subject, TYPES[turn % len(TYPES)], target, *speakers, sentence=sentence) if subject != target else None
