"""Relations are counted twice in this project, by `graph.relations` and by Cypher: both must count the same."""

from random import Random

import pytest

from graph import questions
from graph.answers import Filters, RelationRow
from graph.model import Modality, Phase, Stance
from graph.relations import Relation
from graph.store import Reading, Store
from ontology.vocabulary import vocabulary
from tests.building import Told, reading, told

STATES = ("TUR", "AZE", "ARM", "RUS")
TYPES = ("SUPPORTS", "ARMS", "ALLIED_WITH", "ACCUSES")
SPEAKERS = ((), (), ("erdogan/TUR",), ("putin/RUS",), ("some officials",), ("RUS", "TUR"), ("RUS", "two sources"))


def any_claim(random: Random) -> Told:
    """Returns a sentence of any standing, stance, modality and phase."""
    subject, target = random.sample(STATES, 2)
    return told(
        subject,
        random.choice(TYPES),
        target,
        *random.choice(SPEAKERS),
        stance=random.choice([Stance.AFFIRMS] * 5 + [Stance.DENIES, Stance.QUESTIONS]),
        modality=random.choice([Modality.ACTUAL] * 4 + [Modality.POSSIBLE]),
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
        dates, speakers = (row.first_date, row.last_date), row.speakers
    else:
        dates, speakers = (row.first, row.last), sum(voice.id is not None for voice in row.speakers)
    numbers = (row.claims, row.stated, row.declared, row.attributed, row.alleged, row.denials, row.questions, row.ended)
    return (row.id, row.sign, row.plain, *numbers, row.outlets, row.origins, speakers, *dates, row.disputed)


@pytest.mark.parametrize("seed", range(5))
def test_both_count_the_same(store: Store, seed: int) -> None:
    random = Random(seed)
    for number in range(12):
        store.put(any_reading(random, number))
    store.settle()
    kept = [counted(relation) for relation in store.relations()]
    rows = questions.support(store, Filters(types=tuple(vocabulary().relations), limit=1000))
    assert sorted(map(counted, rows), key=lambda row: str(row[0])) == kept
    assert len(kept) > 20
