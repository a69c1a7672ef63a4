"""What a text does not vouch for never comes out plain: sentences by class, and what becomes of the harder ones."""

from pathlib import Path

import pytest

from graph.model import Article
from loaders.extraction.extractor import Extractor
from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import told

TEXTS = Path(__file__).parent / "texts" / "unvouched.txt"
ALLEGED, POSSIBLE = ("affirms", "actual", "alleged"), ("affirms", "possible", None)
PLAIN = ("affirms", "actual", "stated")


def _article(line: str) -> tuple[Article, set[str]]:
    """Returns the article of a line of the file, and the types of the acts in it that are facts all the same."""
    text, _, acts = line.partition(" ## ")
    title, body = (text[3:], "") if text.startswith("H: ") else ("", text.replace("\\n", "\n\n"))
    return Article(title=title, body=body, outlet=line, published="2023-05-17"), set(acts.split())


def test_nothing_that_a_text_does_not_vouch_for_comes_out_plain(extractor: Extractor) -> None:
    lines = [line for line in TEXTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    articles = [_article(line) for line in lines]
    read = list(extractor.read(article for article, _ in articles))
    leaked = {
        line: [c.relation for c in found.claims if c.plain and c.relation not in acts]
        for line, (_, acts), found in zip(lines, articles, read, strict=True)
    }
    assert {line: types for line, types in leaked.items() if types} == {}
    assert sum(bool(found.claims) for found in read) > len(lines) / 2  # so that the test is not of sentences in which nothing is found


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Reports of Iranian drones being delivered to Sudan have multiplied.", "ARMS", ALLEGED),
        ("Witnesses spoke of Chilean jets bombing Bolivian towns.", "ATTACKS", ALLEGED),
        ("Unconfirmed reports told of Chilean helicopters attacking a Bolivian camp.", "ATTACKS", ALLEGED),
        ("In the event of Chinese troops landing on Kinmen, Taipei would ask for help.", "SENDS_FORCES", ("affirms", "conditional", None)),
        ("Fears grew of a Chilean attack on Bolivia.", "ATTACKS", POSSIBLE),
        ("Reports emerged of a Chilean attack on Bolivia.", "ATTACKS", ALLEGED),
        ("A strike apparently carried out by Chile killed two Bolivian officers.", "ATTACKS", ALLEGED),
        ("Soldiers presumed to be Rwandan attacked the Congolese ferry.", "ATTACKS", ALLEGED),
        ("The blast had all the hallmarks of a Chilean attack on Bolivia.", "ATTACKS", ALLEGED),
        ("Chile seized the port; Bolivia has yet to comment on the report.", "CAPTURES", ALLEGED),
        ("Chile attacked Bolivia. Lima did not respond to the allegations.", "ATTACKS", ALLEGED),
        ("Once Peru recognises Kosovo, there is no way back.", "RECOGNIZES", ("affirms", "conditional", None)),
        ("The story that Chile had retreated from Bolivia made the rounds.", "RETREATS", ALLEGED),
        ("The question is not if but when Chile attacks Bolivia.", "ATTACKS", ALLEGED),
        ("It is a matter of time before Chile attacks Bolivia.", "ATTACKS", POSSIBLE),
        ("Brazil is to host talks between Chile and Bolivia.", "CONSULTS", ("affirms", "intended", None)),
        ("Negotiations on Chad's purchase of Turkish drones are going on.", "ARMS", POSSIBLE),
        ("Warsaw put on hold its delivery of tanks to Ukraine.", "ARMS", ("affirms", "negated", None)),
        ("At best, Belarus is a reluctant ally of Russia.", "ALLIED_WITH", ALLEGED),
        ("One scenario: Chile attacks Bolivia.", "ATTACKS", ALLEGED),
        ("A fake video showed Chilean soldiers attacking Bolivia.", "ATTACKS", ALLEGED),
        ("Think of it as Chile attacking Bolivia all over again.", "ATTACKS", ALLEGED),
        ("Iran shipped missiles to Yemen: Saudi coalition", "ARMS", ALLEGED),
        ("US: Iran arming Taliban", "ARMS", ("affirms", "actual", "attributed")),
        ("A would-be alliance between Chile and Bolivia came to nothing.", "ALLIED_WITH", ALLEGED),
    ],
)
def test_how_what_is_not_vouched_for_is_told(read: Reader, text: str, relation: str, expected: tuple[str, str, str | None]) -> None:
    assert {t[:3] for t in told(read(text), relation)} == {expected}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Peru helped the rebels fighting Bolivia. Peruvian jets attacked Bolivia.", "ATTACKS"),
        ("Chilean troops, led by a new general, attacked Bolivia.", "ATTACKS"),
        ("Chilean troops based in Arica attacked Bolivia.", "ATTACKS"),
        ("When winter came, Chile attacked Bolivia.", "ATTACKS"),
        ("Chile attacked Bolivia. Peru did not respond to the letter.", "ATTACKS"),
        ("Word spread of the harvest. Chile attacked Bolivia.", "ATTACKS"),
    ],
)
def test_a_fact_beside_such_words_stays_one(read: Reader, text: str, relation: str) -> None:
    assert {t[:3] for t in told(read(text), relation) if t[2] is not None} == {PLAIN}
