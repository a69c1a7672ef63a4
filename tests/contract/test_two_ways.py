"""Relations are counted twice, when they are settled and when a question filters claims, and here by hand: all count the same."""

from random import Random

import pytest

from graph import questions
from graph.answers import Filters, RelationRow
from graph.model import Claim, Modality, Phase, Stance
from graph.relations import ONLY_CLAIMED, PLAIN, Counted, Relation, counted_as, ends_of
from graph.store import Reading, Store
from graph.wording import origin_of
from ontology.vocabulary import vocabulary
from tests.building import Told, reading, told

STATES = ("TUR", "AZE", "ARM", "RUS")
TYPES = ("SUPPORTS", "ARMS", "ALLIED_WITH", "ACCUSES")
DENIALS = 8  # where `counted` has the denials
SPEAKERS = ((), (), ("erdogan/TUR",), ("putin/RUS",), ("some officials",), ("RUS", "TUR"), ("RUS", "two sources"))


def any_claim(random: Random) -> Told:
    """Returns a sentence of any standing, stance, modality and phase."""
    subject, target = random.sample(STATES, 2)
    kind = random.choice(TYPES)
    return told(
        subject,
        kind,
        target,
        *random.choice(SPEAKERS),
        stance=random.choice([Stance.AFFIRMS] * 5 + [Stance.DENIES, Stance.QUESTIONS]),
        modality=random.choice([Modality.ACTUAL] * 4 + [Modality.POSSIBLE, Modality.NEGATED]),
        status=random.choice([None, "delivered", "suspended", "cancelled"]) if kind == "ARMS" else None,
        phase=random.choice([None, None, None, Phase.HOLDS, Phase.ENDS]),
        alleging=random.random() < 0.2,
        date=random.choice([None, "2019", "2020-05-01"]),
    )


def any_reading(random: Random, number: int) -> Reading:
    """Returns an article of any claims."""
    outlet = random.choice(["Herald", "Tribune", None])
    published = random.choice(["2020-10-05", "2020-11-10", None])
    return reading(
        *{s.text: s for s in (any_claim(random) for _ in range(8))}.values(), title=f"{number}", outlet=outlet, published=published
    )


def counted(row: Relation | RelationRow) -> tuple[object, ...]:
    """Returns the numbers that both have."""
    if isinstance(row, Relation):
        dates, speakers, sign = (row.first_date, row.last_date), row.speakers, row.sign
    else:
        dates, speakers = (row.first, row.last), sum(voice.id is not None for voice in row.speakers)
        sign = vocabulary().relation(row.relation).sign if row.over else row.sign  # that of an edge is its type's
    numbers = (row.claims, row.stated, row.declared, row.attributed, row.alleged, row.denials, row.questions, row.ended)
    return (row.id, sign, row.plain, *numbers, row.outlets, row.origins, speakers, *dates, row.disputed)


def by_hand(store: Store) -> dict[str, tuple[object, ...]]:
    """Returns the same numbers of each relation, added up one claim at a time."""
    groups: dict[str, list[tuple[Counted, Claim]]] = {}
    for claim in store.claims():
        ends, what = ends_of(claim, vocabulary().relations[claim.relation]), counted_as(claim)
        if ends and what:
            groups.setdefault(ends.id, []).append((what, claim))
    origins = {article.id: origin_of(article.id) for article, _ in store.articles()}  # none of these is a copy
    return {key: row for key, claims in groups.items() if (row := _numbers(claims, origins))}


def _numbers(claims: list[tuple[Counted, Claim]], origins: dict[str, str]) -> tuple[object, ...] | None:
    plain = [claim for what, claim in claims if what in PLAIN]
    ground = plain or [claim for what, claim in claims if what in ONLY_CLAIMED]
    number = [sum(what is one for what, _ in claims) for one in Counted]
    outlets = {c.article.outlet for c in ground} - {None}
    voices = {s.actor.id for c in ground for s in c.speakers if s.actor}
    dates = sorted(date for c in ground if (date := c.date_start or c.article.published))
    if not ground:
        return None
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    sign, sources = vocabulary().relations[ground[0].relation].sign, {origins[c.article.id] for c in ground}
    return (sign, bool(plain), len(ground), *number, len(outlets), len(sources), len(voices), first, last, number[4] > 0)


def _but_denials(row: tuple[object, ...]) -> tuple[object, ...]:
    return (*row[:DENIALS], *row[DENIALS + 1 : -1])


@pytest.mark.parametrize("seed", range(5))
def test_both_count_the_same(store: Store, seed: int) -> None:
    random = Random(seed)
    for number in range(12):
        store.put(any_reading(random, number))
    store.settle()
    kept = [counted(relation) for relation in store.relations()]
    rows = questions.support(store, Filters(types=tuple(vocabulary().relations), limit=1000))
    asked = sorted(map(counted, rows), key=lambda row: str(row[0]))
    assert [_but_denials(row) for row in asked] == [_but_denials(row) for row in kept]
    for answer, relation in zip(asked, kept, strict=True):  # an answer tells the denials of its matters, an edge all of its relation
        assert (answer[DENIALS], answer[-1]) <= (relation[DENIALS], relation[-1])
        assert answer[-1] == (answer[DENIALS] != 0)
    assert [row[0] for row in kept] == sorted(by_hand(store))
    assert {str(row[0]): row[1:] for row in kept} == by_hand(store)
    assert len(kept) > 20
