"""Who says so from beside a sentence: set between its words, before its colon, behind its dash, in a document that he issued."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.test_speakers import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Morocco, an Algerian delegate told a hall full of lawyers in Geneva, attacked Mauritania.", ["DZA"]),
        ("Serbia, Croatia's foreign minister wrote in a letter to the council, had attacked Bosnia.", ["HRV"]),
        ("Armenian troops, Amnesty International found in a report released in May, attacked Azerbaijan.", ["amnesty-international"]),
        ("Myanmar, three of the diplomats recalled years later, attacked Laos.", [None]),
        ("Nicaragua, or so Honduras maintains, attacked Costa Rica.", ["HND"]),
        ("Nicaragua, insists Honduras, attacked Costa Rica.", ["HND"]),
        ("Eritrea, after the council had met in Geneva, attacked Djibouti.", []),
        ("Eritrea, whose president spoke to reporters, attacked Djibouti.", []),
        ("On Monday, the president spoke to reporters, attacked Djibouti with words and left.", []),
        ("Niger's envoy told the council that Benin had attacked Togo.", ["NER"]),
    ],
)
def test_who_is_set_between_a_subject_and_its_verb(read: Reader, text: str, expected: list[str | None]) -> None:
    claims = [c for c in read(text) if c.relation == "ATTACKS"]
    assert all(speakers((c,)) == expected for c in claims)
    assert claims or not expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vietnam attacked Cambodia - that is how Thailand sees it.", ["THA"]),
        ("Vietnam attacked Cambodia; this is Thailand's version.", ["THA"]),
        ("Vietnam attacked Cambodia - so say two Thai generals who served there.", ["THA"]),
        ("Vietnam attacked Cambodia - or that, at least, is what Thailand told the assembly.", ["THA"]),
        ("Vietnam attacked Cambodia, or so Thailand's premier would have it.", ["THA"]),
        ("Vietnam attacked Cambodia at noon; four houses burned down, Thai officials said.", ["THA"]),
        ("Vietnam attacked Cambodia on Sunday; Laos closed its border, Thai officials said.", []),
        ("Vietnam attacked Cambodia, Thailand said in a note on Friday; it offered no proof.", ["THA"]),
        ("Vietnam attacked Cambodia - that is how the war began.", []),
        ("Vietnam attacked Cambodia; that was a surprise.", []),
    ],
)
def test_who_says_so_in_an_afterthought(read: Reader, text: str, expected: list[str]) -> None:
    assert speakers(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quito's version is different: Peru attacked Colombia.", ["ECU"]),
        ("Ecuador has another explanation: Peru attacked Colombia.", ["ECU"]),
        ("The Ecuadorean envoy did not mince words: Peru attacked Colombia.", ["ECU"]),
        ("Ecuador's answer was blunt: Peru attacked Colombia.", ["ECU"]),
        ("For Ecuador, Peru attacked Colombia and not the reverse.", ["ECU"]),
        ("From Ecuador's point of view, Peru attacked Colombia.", ["ECU"]),
        ("As Ecuador's president told El Pais in May, Peru attacked Colombia.", ["ECU"]),
        ("For years, Peru attacked Colombia.", []),
        ("Ecuador rejects the charge: Peru attacked Colombia in May.", []),
        ("Mikel Aru spoke for an hour. Peru, he said, had lied. Its troops had attacked Colombia.", ["mikel-aru"]),
        ("Ecuador made the case that Peru had attacked Colombia.", ["ECU"]),
    ],
)
def test_whose_version_it_is(read: Reader, text: str, expected: list[str]) -> None:
    assert speakers(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad attacked Libya, read a statement from the Eritrean government.", ["ERI"]),
        ('"Chad attacked Libya," the Sudanese embassy\'s note read.', ["SDN"]),
        ("Chad attacked Libya, according to a statement released by the Sudanese president's office.", ["SDN"]),
        ("A statement published on the website of the Eritrean government said that Chad had attacked Libya.", ["ERI"]),
        ("A readout of the meeting issued by the Sudanese president's office said that Chad had attacked Libya.", ["SDN"]),
        ("A document drawn up by Sudan's foreign ministry states that Chad attacked Libya.", ["SDN"]),
        ("A note found in a drawer says that Chad attacked Libya.", [None]),
    ],
)
def test_whose_document_it_is(read: Reader, text: str, expected: list[str | None]) -> None:
    assert speakers(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mali, it emerged from leaked papers, attacked Niger.",
        "Mali attacked Niger - at least on paper.",
        "Mali attacked Niger, to believe the leaflets.",
        "To quote the Togolese minister, Mali attacked Niger.",
        "The official reason was that Mali had attacked Niger.",
        "The reason given was that Mali had attacked Niger.",
        "The so-called attack by Mali on Niger filled the papers.",
        "State radio played a tape which, it claimed, proved that Mali had attacked Niger.",
    ],
)
def test_what_nobody_vouches_for_is_not_stated(read: Reader, text: str) -> None:
    assert not [c for c in read(text) if c.relation == "ATTACKS" and c.standing in ("stated", "declared")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Togo that claimed Mali had attacked Niger.", "TGO"),
        ("It was Lome which told reporters that Mali had attacked Niger.", "TGO"),
        ("It is the Togolese army that says Mali attacked Niger.", "TGO"),
        ("It was the Beninese premier who first wrote that Mali had attacked Niger.", "BEN"),
    ],
)
def test_who_is_singled_out_says_so(read: Reader, text: str, expected: str) -> None:
    (claim,) = [c for c in read(text) if c.relation == "ATTACKS"]
    assert [(s.actor.side or s.actor.id) if s.actor else None for s in claim.speakers] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody disputes that Mali attacked Niger.",
        "Mali attacked Niger in 2011. It may have attacked Togo too, though neither side has confirmed the raid.",
    ],
)
def test_what_nobody_denies_is_stated(read: Reader, text: str) -> None:
    (claim,) = [c for c in read(text) if c.relation == "ATTACKS" and c.object is not None and c.object.id == "NER"]
    assert (claim.standing, claim.speakers) == ("stated", ())
