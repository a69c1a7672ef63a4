"""Who says so: outlets as mere channels, reports as mere places, statements by their titles, labels, views."""

import pytest

from graph.model import Article, Claim, Mark, MarkKind
from loaders.extraction.extractor import Extractor
from tests.loaders.extraction.conftest import Reader


def speakers(claims: tuple[Claim, ...], relation: str = "ATTACKS") -> list[str | None]:
    """Returns the actors who tell the first claim of a type, None for somebody unnamed."""
    return [s.actor.id if s.actor else None for s in next(c for c in claims if c.relation == relation).speakers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile has attacked Bolivia, the Interfax news agency quoted Peru's foreign ministry as saying.", ["PER"]),
        ("Chile has attacked Bolivia, the army chief of Peru was quoted by Reuters as saying.", ["PER"]),
        ("Chile attacked Bolivia, the Daily Post reported on Tuesday, citing Peruvian officials.", ["PER"]),
        ("Citing Peruvian officials, the Daily Post reported that Chile had attacked Bolivia.", ["PER"]),
        ("Peru said, citing a report, that Chile had attacked Bolivia.", ["PER"]),
        ("Peru said in a report that Chile had attacked Bolivia.", ["PER"]),
        ("A statement issued by the African Union said Chile had attacked Bolivia.", ["african-union"]),
        ("Peru warned that Chile had attacked Bolivia.", ["PER"]),
        ("For Peru, it is clear that Chile attacked Bolivia.", ["PER"]),
        ("According to plan, Chile attacked Bolivia.", []),
        ("Peru said it was worried about Chile, which attacked Bolivia in May.", []),
        ("Jan Berg, Peru's foreign minister: Chile attacked Bolivia.", ["jan-berg"]),
        ("Peru's envoy told the council that the peace was dead. Chile had attacked Bolivia.", ["PER"]),
        ("Peru said it was worried. Chile had attacked Bolivia the month before.", []),
        ("Peru said it was worried. Chile attacked Bolivia.", []),
        ("The truce was over, Peru said: Chile had attacked Bolivia.", ["PER"]),
        ("Chile, said its defence minister, had never attacked Bolivia.", ["CHL"]),
        ("Rwandan troops attacked Goma, Congo's army spokesman said on Tuesday.", ["COD"]),
        ("Peru called for a Chilean attack on Bolivia.", ["PER"]),
        ("Peru threatened to attack Bolivia.", ["PER"]),
        ("Asked whether Chile had attacked Bolivia, the envoy smiled.", []),
        ("A Lima-based rights group published a list. It said Chile had attacked Bolivia.", [None]),
    ],
)
def test_who_says_so(read: Reader, text: str, expected: list[str | None]) -> None:
    assert speakers(read(text)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Statement by the Ministry of Foreign Affairs of Peru on the border", ["PER"]),
        ("Joint statement by the governments of Peru and Brazil", ["PER", "BRA"]),
        ("Statement by Peru angers Brazil", []),
    ],
)
def test_a_statement_is_whose_its_title_says(extractor: Extractor, title: str, expected: list[str]) -> None:
    (read,) = extractor.read([Article(title=title, body="Chile has attacked Bolivia.", outlet="Post", published="2021-03-04")])
    assert speakers(read.claims) == expected


@pytest.mark.parametrize(("label", "expected"), [("BERG:", ["berg"]), ("Question:", [None]), ("Q:", [None])])
def test_a_turn_is_whose_its_label_says(extractor: Extractor, label: str, expected: list[str | None]) -> None:
    mark = Mark(MarkKind.SPEAKER_LABEL, 6, 6 + len(label), label)
    body = f"{label} Chile has attacked Bolivia."
    (read,) = extractor.read([Article(title="Talk", body=body, outlet="Post", published="2021-03-04", marks=(mark,))])
    assert speakers(read.claims) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile has attacked Bolivia, a spokesman for President Pierre Nkurunziza, Jan Berg, said.", ["jan-berg"]),
        ('"Chile has attacked Bolivia," Petru Poresku told reporters.', ["petru-poresku"]),
        ("Peru's Shining Path rebels attacked a city, state radio said on Thursday.", ["PER"]),
        ("Chile attacked Bolivia, the U.S. military's Africa Command said on Tuesday.", ["USA"]),
        ("India, Pakistani officials said, has attacked a village.", ["PAK"]),
        ("Chile attacked Bolivia. Peru declared the pact null and void.", []),
        ("Peru warned that Chile would attack Bolivia.", ["PER"]),
    ],
)
def test_who_says_so_where_the_grammar_is_winding(read: Reader, text: str, expected: list[str | None]) -> None:
    assert speakers(read(text)) == expected


def test_all_who_are_not_named_are_kept_in_their_words(read: Reader) -> None:
    (claim,) = read("Witnesses and aid workers said Ethiopian jets had bombed a market in Togoga.")
    assert [s.text for s in claim.speakers] == ["Witnesses and aid workers"]


def test_a_clause_before_what_is_told_is_the_articles_own(read: Reader) -> None:
    (claim,) = [c for c in read("", title="Chile attacks Bolivia, Berg says Lima is worried") if c.relation == "ATTACKS"]
    assert claim.speakers == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials and President Jan Berg of Peru said Chile had attacked Bolivia.", [None, "jan-berg"]),
        ("Two diplomats and the African Union said Chile had attacked Bolivia.", [None, "african-union"]),
        ("Peru, along with Brazil, said Chile had attacked Bolivia.", ["PER", "BRA"]),
        ("Peruvian police and the army said Chile had attacked Bolivia.", ["PER"]),
        ("Officials in Lima and Quito said Chile had attacked Bolivia.", ["PER", "ECU"]),
    ],
)
def test_who_says_it_together(read: Reader, text: str, expected: list[str | None]) -> None:
    (claim,) = [c for c in read(text) if c.relation == "ATTACKS"]
    assert [s.actor.id if s.actor else None for s in claim.speakers] == expected
    assert {s.level for s in claim.speakers} == {0}
    assert claim.standing == "attributed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to the paper, quoting a minister, Chile attacked Bolivia.", ["a minister"]),
        ("According to Reuters, citing Peruvian officials, Chile attacked Bolivia.", ["Peruvian officials"]),
        ("Chile attacked Bolivia, according to the Daily Post, which cited Peruvian diplomats.", ["Peruvian diplomats"]),
        ("Chile attacked Bolivia, TASS reported with reference to the Peruvian army.", ["Peruvian army"]),
        ("Chile attacked Bolivia, a Peruvian general was quoted as saying by the state news agency.", ["Peruvian general"]),
        ("Chile attacked Bolivia, an official at the Peruvian defence ministry said.", ["Peruvian defence ministry"]),
        ("Chile attacked Bolivia, a source close to the Peruvian army said.", ["a source"]),
    ],
)
def test_an_outlet_that_passes_on_what_somebody_says_is_no_speaker(read: Reader, text: str, expected: list[str]) -> None:
    (claim,) = [c for c in read(text) if c.relation == "ATTACKS"]
    assert [s.text for s in claim.speakers] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Peruvian minister was blunt. Chile had attacked Bolivia.", ["PER"]),
        ("The Peruvian envoy listed the grievances. Chile had lied. It had attacked Bolivia.", ["PER"]),
        ("Lima's case was simple. Chile had attacked Bolivia.", ["PER"]),
        ("The Peruvian ambassador's account was different. Chile had attacked Bolivia; nobody had helped.", ["PER"]),
        ("The Peruvian minister was blunt. Chile had attacked Bolivia in January.", []),
        ("The road to Lima was clear. Chile had attacked Bolivia.", []),
        ("To listen to Lima, Chile has attacked Bolivia.", ["PER"]),
    ],
)
def test_who_still_speaks_in_the_next_sentence(read: Reader, text: str, expected: list[str]) -> None:
    assert speakers(read(text)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Chile ship attacked our boat, Peru says", ("CHL", "ATTACKS", "PER")),
        ("Explainer: Why Chile backs Bolivia", ("CHL", "SUPPORTS", "BOL")),
        ("Peru PM: Chile attacked Bolivia", ("CHL", "ATTACKS", "BOL")),
    ],
)
def test_headings_and_we_in_headlines(read: Reader, title: str, expected: tuple[str, str, str]) -> None:
    (claim,) = read("", title=title)
    assert (claim.subject.id, claim.relation, claim.object and claim.object.id) == expected
    assert [s.actor.id for s in claim.speakers if s.actor] == ([] if title.startswith("Explainer") else ["PER"])


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian officials rejected as baseless reports that Peru had attacked Bolivia.",
        "Lima described the claim that Peru attacked Bolivia as fake.",
    ],
)
def test_who_calls_a_report_false_denies_it(read: Reader, text: str) -> None:
    (claim,) = [c for c in read(text) if c.relation == "ATTACKS"]
    assert (claim.stance, [s.actor.id for s in claim.speakers if s.actor]) == ("denies", ["PER"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru warned that a raid would mean war, a day after Chile attacked Bolivia.", []),
        ("Peru vowed to defend its soil after Chile attacked Bolivia.", []),
        ("Peru said troops fled hours after Chile attacked Bolivia.", ["PER"]),
        ("Chilean troops, who according to a UN report fight alongside rebels, attacked Bolivia.", []),
        ("Peru asked Brazil for help against Chile, which was attacked by Bolivia.", []),
    ],
)
def test_what_the_article_adds_to_somebodys_words_is_its_own(read: Reader, text: str, expected: list[str]) -> None:
    assert speakers(read(text)) == expected


def test_what_a_headline_cites_says_nothing(read: Reader) -> None:
    claims = read("", title="Seoul recalls envoy to Tokyo, cites Japan's support for rebels")
    assert [c.speakers for c in claims if c.relation == "SANCTIONS"] == [()]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ('Peru\'s spokesman said: "Chile has attacked Bolivia."', "attributed"),
        ('Peru\'s spokesman tweeted: "Chile has attacked Bolivia."', "attributed"),
        ('Peru\'s spokesman alleged: "Chile has attacked Bolivia."', "alleged"),
        ('A leaflet read: "Chile has attacked Bolivia."', "alleged"),
        ("Peru was described as having attacked Bolivia.", "alleged"),
    ],
)
def test_what_somebody_named_plainly_says_is_attributed(read: Reader, text: str, standing: str) -> None:
    (claim,) = [c for c in read(text) if c.relation == "ATTACKS"]
    assert claim.standing == standing
