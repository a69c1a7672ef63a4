"""Every wording file opens with its own examples: what it must give, and near misses that must give nothing of its type."""

import pytest

from graph.model import Claim, slug
from loaders.extraction.gazetteer import entries
from loaders.extraction.wordings import wordings
from ontology.vocabulary import vocabulary
from tests.loaders.extraction.conftest import Reader

IDS = {slug(e.phrase): e.named.id for e in entries()}
GIVES = [(relation, e["text"], e["claim"]) for relation, examples in wordings().examples.items() for e in examples.get("gives", ())]
NEAR = [(relation, text) for relation, examples in wordings().examples.items() for text in examples.get("not", ())]


def named(name: str | None, claim: Claim, end: str) -> bool:
    """True where the actor at that end of the claim is the one named."""
    actor = claim.subject if end == "subject" else claim.object
    if name is None or actor is None:
        return name is None
    own = slug(name)
    return IDS.get(own, own) in (actor.id, actor.side) or actor.id.endswith(own)


def test_every_relation_type_has_wordings_with_examples() -> None:
    assert set(wordings().examples) == set(vocabulary().relations)
    assert all(examples.get("gives") and examples.get("not") for examples in wordings().examples.values())


@pytest.mark.parametrize(("relation", "text", "claim"), GIVES, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_an_example_gives_its_claim(read: Reader, relation: str, text: str, claim: list[str | None]) -> None:
    found = [c for c in read(text, published=None) if c.relation == relation]
    ends = [("subject", "object"), ("object", "subject")] if vocabulary().relations[relation].symmetric else [("subject", "object")]
    assert any(named(claim[0], c, s) and named(claim[2], c, o) for c in found for s, o in ends), [c.relation for c in read(text)]


@pytest.mark.parametrize(("relation", "text"), NEAR, ids=lambda v: v[:40])
def test_a_near_miss_gives_nothing_of_its_type(read: Reader, relation: str, text: str) -> None:
    assert [c for c in read(text, published=None) if c.relation == relation and c.standing is not None] == []
