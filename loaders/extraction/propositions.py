"""Two actors and a relation type as one predicate of a sentence puts them, and who is related to whom where there are several."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Modality, Phase
from loaders.extraction.amounts import Sum
from loaders.extraction.reached import Reached
from loaders.extraction.tokens import Token
from ontology.vocabulary import RelationType

DEEDS = frozenset({"ATTACKS", "CAPTURES", "RETREATS", "MOBILIZES", "COERCES", "SANCTIONS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """Two actors and a relation type as one predicate of a sentence puts them; spans are token indices."""

    relation: str
    predicate: Token
    carrier: Token | None = None
    subject: Reached
    object: Reached | None
    topic: tuple[int, int] | None = None
    content: tuple[int, int] | None = None
    place: str | None = None
    weapon: str | None = None
    quantity: float | None = None
    value: Sum | None = None
    phase: Phase | None = None
    modality: Modality | None = None
    status: str | None = None
    planned: str | None = None  # the status while it is no more than a plan
    office: str | None = None
    former: bool | None = None
    alleging: bool = False
    weight: float = 0.85
    refusing: bool = False  # the negation of its predicate is part of the wording: "does not accept"
    answered: Token | None = (
        None  # the verb of the no that somebody says to an act of speech, which that leaves a fact: "rejected X's demand"
    )
    own_voice: bool = False  # a description of somebody, not what the clause around it says


def with_objects(found: list[Proposition]) -> list[Proposition]:
    """Returns the propositions, each once, without those that only repeat a deed against somebody as one against nobody."""
    aimed = {(p.subject.named.id, p.relation) for p in found if p.object is not None and p.relation in DEEDS}
    once: dict[object, Proposition] = {}  # two wordings of one word: the one that says about what
    for p in found:
        key = (*_deed(p), p.weapon)
        once[key] = p if key not in once or (once[key].topic is None and p.topic is not None) else once[key]
    done = {(p.subject.named.id, p.relation, p.object.named.id) for p in found if p.object is not None and p.modality is None}

    armed = {_deed(p) for p in found if p.weapon is not None}

    def repeats(p: Proposition) -> bool:
        if p.object is None:
            return (p.subject.named.id, p.relation) in aimed
        if p.weapon is None and p.relation in DEEDS and _deed(p) in armed:
            return True  # "fired rockets at one of their boats", by the rockets and by the boats
        planned = p.carrier is not None and p.modality is Modality.INTENDED
        return planned and (p.subject.named.id, p.relation, p.object.named.id) in done  # "agreed a pact"

    return [p for p in once.values() if not repeats(p)]


def _deed(p: Proposition) -> tuple[object, ...]:
    return p.subject.named.id, p.relation, p.object and p.object.named.id, p.predicate.i, p.modality, p.phase


def pairs(
    subjects: list[Reached], objects: list[Reached], *, mutual: bool, both_ways: bool, inner: bool, returned: bool = False
) -> Iterator[tuple[Reached, Reached | None]]:
    """Yields who is related to whom: everybody of one list with everybody else of the other, or all of one list.

    Those of one list are paired in both directions where the type has one ("A and B signed"); those of two with `returned`,
    where what the one does the other does as well ("A signed an accord with B").
    """
    if objects:
        for subject in subjects:
            for target in objects:
                if not same(subject, target, inner=inner):
                    yield subject, target
                    if returned:
                        yield target, subject
    elif mutual and len(subjects) > 1:
        for n, one in enumerate(subjects):
            for other in subjects[n + 1 :]:
                if not same(one, other, inner=inner):
                    yield one, other
                    if both_ways:
                        yield other, one
    else:
        for subject in subjects:
            yield subject, None


def is_inner(relation: RelationType) -> bool:
    """True for a type that says what somebody is in a body: a leader acts for the state that he leads."""
    return relation.lasts and not relation.aligned


def same(one: Reached, other: Reached, *, inner: bool) -> bool:
    """True where both are one actor, or one acts for the other and that is not what is told."""
    return one.named.id == other.named.id or (not inner and (one.named.side == other.named.id or other.named.side == one.named.id))
