"""Who says so within relative clauses, who only passes for somebody's soldiers, and denials that name what they deny."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import told, triple, triples

ATTRIBUTED = ("affirms", "actual", "attributed")
ALLEGED = ("affirms", "actual", "alleged", ())


@pytest.mark.parametrize(
    ("text", "relation", "speakers"),
    [
        ("Peru closed its border with Chile, which it says arms Bolivia.", "ARMS", ("PER",)),
        ("Peru closed its border with Chile, which it says supports Bolivia.", "SUPPORTS", ("PER",)),
        ("Chile, which Lima says attacked Bolivia, signed the pact.", "ATTACKS", ("PER",)),
        ("Chile, which according to Peruvian officials attacked Bolivia, has signed the pact.", "ATTACKS", ("PER",)),
        ("The army chief of Peru was quoted as saying that Chile had attacked Bolivia.", "ATTACKS", ("PER",)),
    ],
)
def test_who_says_so_within_a_clause(read: Reader, text: str, relation: str, speakers: tuple[str, ...]) -> None:
    assert told(read(text), relation) == {(*ATTRIBUTED, speakers)}


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Chile, the Peruvian minister said, had bombed hospitals in Bolivia.", "ATTACKS", {(*ATTRIBUTED, ("PER",))}),
        ('Lima "categorically rejects any suggestion" that it armed rebels.', "DENIES", {("affirms", "actual", "stated", ())}),
        ('Lima "strongly condemns" the Chilean raid.', "CONDEMNS", {("affirms", "actual", "stated", ())}),
        ("Turkey armed the Libyan militias in May, diplomats in Tunis said.", "ARMS", {("affirms", "actual", "alleged", ('"diplomats"',))}),
        ("Chile bombed Bolivia because, it said, its foes were there.", "ATTACKS", {("affirms", "actual", "stated", ())}),
        ("Speaking to the BBC, Chile's president accused Peru of a raid.", "CONSULTS", set()),
    ],
)
def test_who_speaks_and_who_is_spoken_to(
    read: Reader, text: str, relation: str, expected: set[tuple[str, str, str | None, tuple[str, ...]]]
) -> None:
    assert told(read(text), relation) == expected


def test_what_follows_days_after_is_the_articles_own(read: Reader) -> None:
    claims = read("Peru's ambassador said the talks were useful, days after Chilean jets had bombed a Bolivian town.")
    assert told(claims, "ATTACKS") == {("affirms", "actual", "stated", ())}


@pytest.mark.parametrize(
    "text",
    [
        "Men dressed as Chilean soldiers attacked a Bolivian post.",
        "Gunmen disguised as Chilean soldiers attacked a Bolivian post.",
        "Attackers who passed themselves off as Chilean soldiers raided a Bolivian village.",
    ],
)
def test_who_is_dressed_as_soldiers_is_none(read: Reader, text: str) -> None:
    assert ("CHL", "ATTACKS", "BOL") not in triples(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya insists it had nothing to do with the killing of the exiles.", ("KEN", "DENIES", None)),
        ("Oman says it played no part in the bombing of the port.", ("OMN", "DENIES", None)),
        ("Chad's generals say they bear no responsibility for the massacre.", ("TCD", "DENIES", None)),
        ('"That is a lie from Lima," said Chile\'s foreign minister.', ("CHL", "DENIES", "PER")),
        ("Togo says there is no truth whatsoever in reports that it sold rifles.", ("TGO", "DENIES", None)),
        ("Mali's envoy said the pretexts were false.", ("MLI", "DENIES", None)),
        ("Peru said Chile had laid mines, an accusation the Chilean army rejected.", ("CHL", "DENIES", "PER")),
        ("Peru said Chile had laid mines. Chile dismissed this.", ("CHL", "DENIES", "PER")),
        ("Lima says that Chile laid mines; Chile denies this and Brazil has offered talks.", ("CHL", "DENIES", "PER")),
        ('"We have provided neither money nor arms to anyone," the Omani embassy said.', ("OMN", "DENIES", None)),
        ('"None of our soldiers crossed the border," said a spokesman for the Peruvian army.', ("PER", "DENIES", None)),
        ("Kenya maintains that no Kenyan troops are in Somalia.", ("KEN", "DENIES", None)),
        ("Russia dismisses reports of North Korean troops at the front.", ("RUS", "DENIES", None)),
        ("The accusations have been denied by Chad.", ("TCD", "DENIES", None)),
        ("Iran pleaded ignorance of the shipment.", ("IRN", "DENIES", None)),
        ('Peru says Chile shelled a Peruvian town. Chile said the charge "does not correspond to reality".', ("CHL", "DENIES", "PER")),
        ('Peru accused Chile of laying mines. "Nonsense," replied Chile\'s foreign minister.', ("CHL", "DENIES", "PER")),
    ],
)
def test_a_denial_in_other_words(read: Reader, text: str, expected: tuple[str, str, str | None]) -> None:
    assert [triple(c) for c in read(text) if c.relation == "DENIES"] == [expected]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Sanaa denies it, but Riyadh says the missiles were made in Iran.", ("SAU", "DENIES")),
        ("Chad, said its envoy, denied any support for the rebels of Libya.", ("TCD", "SANCTIONS")),
        ("Peru said it played no part in the talks.", ("PER", "DENIES")),
        ("Chile attacked Bolivia in 2008 and has denied holding prisoners of war.", ("CHL", "FIGHTS")),
    ],
)
def test_no_denial_and_no_deed(read: Reader, text: str, relation: tuple[str, str]) -> None:
    assert relation not in {(c.subject.id, c.relation) for c in read(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru said it had neither invaded nor attacked Bolivia.", {("affirms", "negated", None, ("PER",))}),
        ("Peru ruled out that Chile had attacked Bolivia.", {("denies", "actual", None, ("PER",))}),
        ("The plan: Peru votes, Chile attacks Bolivia.", {ALLEGED}),
        ("Chapter three: Chile attacks Bolivia.", {ALLEGED}),
        ("On the agenda: Chile attacks Bolivia.", {ALLEGED}),
        ("Lima sold it to its public as a Chilean attack on Bolivia.", {ALLEGED}),
        ('The "Chilean attack" on Bolivia filled the papers.', {ALLEGED}),
        ("The attack, presumably by Chile, killed nine Bolivian soldiers.", {ALLEGED}),
        ("Presumed Chilean soldiers attacked a Bolivian post.", {ALLEGED}),
        ("The Chilean attack on Bolivia was nothing but an exercise.", {("affirms", "negated", None, ())}),
        ("Not even its enemies say that Chile attacked Bolivia.", {("affirms", "possible", None, ('"Not even its enemies"',))}),
        ("Not a single witness saw Chilean troops attack Bolivia.", {("affirms", "negated", None, ())}),
        ("A hashtag trends in Lima: Chile attacks Bolivia.", {ALLEGED}),
        ("Assuming the video is real, Chile attacked Bolivia.", {ALLEGED}),
        ("Chile, as is widely believed, attacked Bolivia.", {ALLEGED}),
        ("The Bolivian tanker was bombed, supposedly by Chile.", {ALLEGED}),
        ("Chile's attack on Bolivia is on hold.", {("affirms", "possible", None, ())}),
    ],
)
def test_what_nobody_vouches_for(read: Reader, text: str, expected: set[tuple[str, str, str | None, tuple[str, ...]]]) -> None:
    assert told(read(text), "ATTACKS") == expected


def test_a_day_that_lies_ahead(read: Reader) -> None:
    claims = read("The day Syria recognises Israel will be a good day.")
    assert told(claims, "RECOGNIZES") == {("affirms", "conditional", None, ())}
