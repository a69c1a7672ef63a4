"""How a text is read, told sentence by sentence."""

from graph.model import Article
from loaders.extraction.explaining import Explained, Tried, explain
from loaders.extraction.extractor import Extractor

TEXT = (
    "Kenyan officials told reporters on Tuesday that Uganda had sold rifles to South Sudan. "
    "The footballers of Kenya met Uganda in the cup final. Kenya's foreign minister, Alfred Mutua, sold his house. Uganda attacked."
)


def explained(extractor: Extractor, body: str = TEXT) -> Explained:
    (found,) = explain(extractor, [Article(title="Rifles cross a border", body=body, outlet="Post", published="2021-03-04")])
    return found


def test_the_claims_are_those_of_reading(extractor: Extractor) -> None:
    told = explained(extractor)
    (read,) = extractor.read([told.extracted.article])
    assert told.extracted == read
    assert [c for s in told.sentences for c in s.claims] == list(read.claims)


def test_a_rule_that_fired_is_named_with_what_it_gave_and_who_tells_it(extractor: Extractor) -> None:
    sentence = explained(extractor).sentences[1]
    (fired,) = [t for t in sentence.tried if t.why is None]
    assert fired.rule.startswith("arms.yaml, frame ")
    assert (fired.word, fired.relation, fired.proposition) == ("sold", "ARMS", "UGA ARMS SSD")
    assert fired.told == "told by KEN; affirms, actual"
    assert [n.id for n in sentence.named] == ["KEN", "UGA", "SSD"]


def test_what_did_not_fire_says_why(extractor: Extractor) -> None:
    sentences = explained(extractor).sentences
    sold = [t for t in sentences[3].tried if t.word == "sold" and t.relation == "ARMS"]
    assert sold
    assert "no word of the class arms with it" in {t.why for t in sold}
    attacked = [t.why for t in sentences[4].tried if t.word == "attacked" and t.relation == "ATTACKS"]
    assert "neither an object nor a topic or place found" in attacked


def test_a_wording_that_takes_any_clause_and_one_that_takes_some_nouns(extractor: Extractor) -> None:
    blamed, took = explained(extractor, "Kenya alleged fraud. Kenya took the bus to Uganda.").sentences[1:]
    assert "the clause that it asks for is missing" in {t.why for t in blamed.tried}
    assert any(str(t.why).startswith("without ") and str(t.why).endswith(" ...") for t in took.tried)


def test_an_office_and_a_sentence_that_is_passed_over(extractor: Extractor) -> None:
    _, _, sport, office, _ = explained(extractor).sentences
    assert sport.passed_over == "sport"
    assert (
        Tried(
            "an office beside a name",
            "minister",
            "REPRESENTS",
            None,
            "alfred-mutua REPRESENTS KEN",
            "the article's own voice; affirms, actual",
        )
        in office.tried
    )
