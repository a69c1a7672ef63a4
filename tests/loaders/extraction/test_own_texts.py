"""Whose a statement and a turn of a transcript are, by titles, signatures, labels and interviews."""

import pytest

from graph.model import Article, Claim
from loaders.extraction.extractor import Extractor
from loaders.readers.marks import find_marks
from tests.loaders.extraction.shorthand import told, triples


def read_text(extractor: Extractor, title: str, *paragraphs: str) -> tuple[Claim, ...]:
    """Returns the claims of a text, its labels marked as the readers mark them."""
    body = "\n\n".join(paragraphs)
    marks = find_marks(paragraphs, len(title) + 2, standfirst=False).marks
    return next(iter(extractor.read([Article(title=title, body=body, outlet="Post", published="2022-03-04", marks=marks)]))).claims


@pytest.mark.parametrize(
    ("title", "paragraphs", "voice"),
    [
        ("MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF PERU — STATEMENT", ["Chile has attacked Bolivia."], "PER"),
        ("Uganda Ministry of Defence: statement on the border", ["Chile has attacked Bolivia."], "UGA"),
        ("Kenya's statement on the raid", ["Chile has attacked Bolivia. We condemn it."], "KEN"),
        ("Press release: Embassy of Peru in Quito", ["Chile has attacked Bolivia."], "PER"),
        (
            "We deny any part in the raid",
            ["Ministry of Defence of Chad, N'Djamena", "Chile has attacked Bolivia. We had no part in it."],
            "TCD",
        ),
        ("Press release", ["Chile has attacked Bolivia. We reject the act.", "Embassy of Peru, Quito"], "PER"),
        ("Statement of the General Command of the Libyan National Army", ["Chile has attacked Bolivia."], "libyan-national-army"),
        ("Foreign Ministry Spokesperson Wang Wenbin's Remarks on the Raid", ["Chile has attacked Bolivia."], "wang-wenbin"),
        ("Remarks by President Biden on Ukraine", ["Chile has attacked Bolivia."], "joe-biden"),
        ("Readout of the Prime Minister's Call with the President of Peru", ["Chile has attacked Bolivia."], None),
        # reports about statements
        ("Kenya's statement on the raid", ["Kenya said the raid was over. Chile has attacked Bolivia."], None),
        ("Peru statement angers Chile", ["Chile has attacked Bolivia."], None),
        ("Peru, Chile and the raid", ["Chile has attacked Bolivia.", "Embassy of Peru, Quito"], None),
    ],
)
def test_a_statement_is_whose_its_title_or_signature_says(
    extractor: Extractor, title: str, paragraphs: list[str], voice: str | None
) -> None:
    standing = "attributed" if voice else "stated"
    claims = read_text(extractor, title, *paragraphs)
    assert ("affirms", "actual", standing, (voice,) if voice else ()) in told(claims, "ATTACKS")


def test_a_ministry_that_is_named_in_its_own_statement_speaks_for_its_state(extractor: Extractor) -> None:
    title = "Statement of the Ministry of Foreign Affairs of the Republic of Peru"
    claims = read_text(extractor, title, "The Ministry of Foreign Affairs strongly condemns the shelling of Bolivia.")
    assert ("PER", "CONDEMNS") in {(c.subject.id, c.relation) for c in claims}


def test_a_joint_statement_is_of_all_whose_ministers_make_it(extractor: Extractor) -> None:
    claims = read_text(extractor, "Joint Statement of the Foreign Ministers of Egypt, Jordan and Iraq", "Chile has attacked Bolivia.")
    (claim,) = [c for c in claims if c.relation == "ATTACKS"]
    assert {s.actor.id for s in claim.speakers if s.actor} == {"EGY", "JOR", "IRQ"}


def test_labels_with_offices_name_who_held_them(extractor: Extractor) -> None:
    claims = read_text(
        extractor,
        "A press conference in Kyiv",
        "SECRETARY BLINKEN: Russia has attacked Ukraine. We condemn the attack.",
        "QUESTION: Did Belarus send troops to Ukraine?",
        "FOREIGN MINISTER KULEBA: Belarus has sent troops to Russia.",
        "QUESTION: Thank you.",
    )
    assert ("affirms", "actual", "attributed", ("antony-blinken",)) in told(claims, "ATTACKS")
    assert ("USA", "CONDEMNS", "RUS") in triples(claims)
    assert told(claims, "SENDS_FORCES") == {
        ("questions", "actual", None, ('"QUESTION"',)),
        ("affirms", "actual", "attributed", ("dmytro-kuleba",)),
    }


def test_who_is_interviewed_answers(extractor: Extractor) -> None:
    claims = read_text(
        extractor,
        "Interview with Peru's Foreign Minister Jan Berg",
        "Q: Did Chile attack Peru?",
        "A: Chile attacked Peru in May. We have condemned Chile.",
        "Q: What now?",
        "A: We wait.",
    )
    assert told(claims, "ATTACKS") == {
        ("questions", "actual", None, ('"Q:"',)),
        ("affirms", "actual", "attributed", ("jan-berg",)),
    }
    assert ("PER", "CONDEMNS", "CHL") in triples(claims)
