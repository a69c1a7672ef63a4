"""Copies of one text count as one origin in every store, whatever the order in which they come and go."""

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest

from graph import grouping, questions
from graph.answers import Filters
from graph.copies import copies_cursor, copies_of, groups_of_copies
from graph.export import read_jsonl
from graph.model import Article
from graph.ruling import NothingToDecide, join, split
from graph.store import NotStored, Reading, Ruling, Store
from graph.wording import origin_of
from tests.building import reading, told
from tests.contract.test_store import exported
from tests.copies.versions import Wire, copies, news, others, wires

FERRY, DAM, BORDER = wires()


def tells(article: Article) -> Reading:
    """Returns an article in which one sentence, its last, claims something."""
    claim = told("TUR", "SUPPORTS", "AZE")
    said = reading(claim, title=article.title, outlet=article.outlet, published=article.published)
    body = f"{article.body}\n\n{claim.text}"
    moved = len(body) - len(said.article.body)
    claims = tuple(
        replace(
            c,
            start=c.start + moved,
            end=c.end + moved,
            subject=replace(c.subject, start=c.subject.start + moved, end=c.subject.end + moved),
            object=replace(c.object, start=c.object.start + moved, end=c.object.end + moved) if c.object else None,
        )
        for c in said.claims
    )
    return Reading(replace(said.article, body=body), said.actors, claims, said.extractor)


def of(wire: Wire, *which: str) -> list[Reading]:
    """Returns the agency's text and some of its copies, each with the same claim."""
    made = dict(copies(wire))
    return [tells(wire.agency()), *(tells(made[what]) for what in which)]


def origins(store: Store) -> dict[str, str]:
    """Returns the origin of every article, after all is settled."""
    store.settle()
    rows = store.ask("origins", {"ids": [article.id for article, _ in store.articles()]})
    return {str(row["article"]): str(row["origin"]) for row in rows}


def one_origin(*readings: Reading) -> dict[str, str]:
    """Returns the origin of each of several articles that are one group."""
    return {r.article.id: origin_of(min(r.article.id for r in readings)) for r in readings}


WIRE, CUT, LOCAL, EDITED = of(FERRY, "first five paragraphs", "a local beginning", "edited")
OTHER = tells(next(article for what, _, article in others(FERRY) if what == "two agencies on one event"))


def counted(store: Store) -> tuple[int, int, int]:
    """Returns the claims, outlets and origins of the one relation, which its question counts too."""
    store.settle()
    (relation,) = store.relations()
    (row,) = questions.support(store, Filters())
    numbers = (relation.claims, relation.outlets, relation.origins)
    assert numbers == (row.claims, row.outlets, row.origins)
    return numbers


def test_copies_count_as_one_origin(store: Store) -> None:
    for one in (WIRE, CUT, LOCAL, EDITED):
        store.put(one)
    assert counted(store) == (4, 4, 1)
    store.put(OTHER)
    assert counted(store) == (5, 5, 2)
    assert origins(store) == one_origin(WIRE, CUT, LOCAL, EDITED) | one_origin(OTHER)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
@pytest.mark.parametrize("together", [True, False])
def test_the_order_of_loading_changes_no_origin(store: Store, order: tuple[int, ...], together: bool) -> None:
    readings = [(WIRE, CUT, LOCAL, OTHER)[n] for n in order]
    for one in readings:
        store.put(one)
        if not together:
            store.settle()
    assert origins(store) == one_origin(WIRE, CUT, LOCAL) | one_origin(OTHER)
    assert counted(store) == (4, 4, 2)


def test_a_group_falls_apart_without_the_text_that_held_it_together(store: Store) -> None:
    first, last = tells(news(DAM, DAM.wire[:6], outlet="A")), tells(news(DAM, DAM.wire[6:], outlet="B"))
    whole = tells(news(DAM, (*DAM.wire[6:], *DAM.wire[:6]), outlet="C"))
    part = tells(news(DAM, (*DAM.wire[:6], *DAM.wire[6:]), outlet="D"))
    store.put(first, last, whole, part)
    assert origins(store) == one_origin(first, last, whole, part)
    assert counted(store) == (4, 4, 1)
    store.remove(whole.article.id)
    store.remove(part.article.id)
    assert origins(store) == one_origin(first) | one_origin(last)
    assert counted(store) == (2, 2, 2)


def test_an_article_with_other_words_leaves_its_group(store: Store) -> None:
    store.put(WIRE, CUT)
    assert counted(store) == (2, 2, 1)
    store.put(Reading(replace(CUT.article, body=CUT.article.body[-60:]), (), (), "test 1"))
    assert origins(store) == one_origin(WIRE) | one_origin(CUT)
    store.put(CUT)
    assert counted(store) == (2, 2, 1)


def test_another_extractor_leaves_the_groups_alone(store: Store) -> None:
    store.put(WIRE, CUT, LOCAL)
    before = origins(store)
    store.put(*(Reading(r.article, r.actors, r.claims, "test 2") for r in (LOCAL, CUT, WIRE)))
    assert store.ask("ungrouped", {"first": "", "limit": 10}) == []
    assert origins(store) == before
    assert counted(store) == (3, 3, 1)


def test_what_was_not_settled_is_grouped_when_it_is_removed_or_replaced_meanwhile(store: Store) -> None:
    store.put(WIRE, CUT, LOCAL)
    store.put(Reading(WIRE.article, WIRE.actors, WIRE.claims, "test 2"))
    store.remove(CUT.article.id)
    assert origins(store) == one_origin(WIRE, LOCAL)


def test_a_store_that_saw_articles_come_and_go_is_as_one_that_did_not(store: Store, fresh: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(5)
    monkeypatch.setattr(grouping, "ARTICLES", 3)  # several batches
    monkeypatch.setattr(grouping, "PAGE", 2)
    stock = [tells(copy) for wire in wires() for _, copy in copies(wire)]
    stock += [tells(article) for wire in wires() for _, one, two in others(wire) for article in (one, two)]
    stock = list({r.article.id: r for r in stock}.values())
    held: dict[str, Reading] = {}
    for _ in range(60):
        chosen = random.sample(stock, 3)
        store.put(*chosen)
        held |= {r.article.id: r for r in chosen}
        if random.random() < 0.5:
            gone = random.choice(sorted(held))
            del held[gone]
            store.remove(gone)
    fresh.put(*(held[key] for key in sorted(held, reverse=True)))
    assert origins(store) == origins(fresh)
    assert exported(store) == exported(fresh)
    assert list(store.relations()) == list(fresh.relations())
    assert len(set(origins(store).values())) < len(held)


def test_groups_can_be_looked_through(store: Store) -> None:
    store.put(WIRE, CUT, LOCAL, OTHER, *of(DAM, "edited"))
    store.settle()
    ferry, dam = groups_of_copies(store, 10)
    assert (ferry.size, ferry.outlets, ferry.first, ferry.last, ferry.against) == (3, 3, "2024-08-27", "2024-08-27", LOCAL.article.id)
    rows = {row.id: row for row in ferry.articles}
    assert [row.outlet for row in ferry.articles] == ["Outlet 12", "Outlet 2", "Wire Service"]
    assert (rows[CUT.article.id].title, rows[CUT.article.id].words, rows[CUT.article.id].shared) == ("Outlet 2 on the ferry", 178, 1.0)
    assert (rows[LOCAL.article.id].shared, rows[LOCAL.article.id].direct) == (None, None)
    assert dam.size == 2
    assert [group.size for group in groups_of_copies(store, 1)] == [3]
    assert groups_of_copies(store, 10, copies_cursor(ferry)) == (dam,)
    assert groups_of_copies(store, 10, copies_cursor(dam)) == ()


def test_an_article_has_its_copies(store: Store) -> None:
    store.put(WIRE, CUT, LOCAL, OTHER)
    store.settle()
    found = copies_of(store, CUT.article.id)
    assert (found.against, {row.id: (row.shared, row.direct) for row in found.articles}) == (
        CUT.article.id,
        {CUT.article.id: (None, None), WIRE.article.id: (1.0, True), LOCAL.article.id: (1.0, True)},
    )
    assert questions.article(store, CUT.article.id).origin == found.origin
    assert copies_of(store, OTHER.article.id).size == 1
    with pytest.raises(NotStored, match="no article a0 is stored"):
        copies_of(store, "a0")


def test_an_article_is_set_apart_and_joined_again(store: Store) -> None:
    store.put(WIRE, CUT, LOCAL)
    store.settle()
    before = exported(store)
    assert split(store, CUT.article.id) == ()
    assert (counted(store), origins(store)) == ((3, 3, 2), one_origin(WIRE, LOCAL) | one_origin(CUT))
    store.put(EDITED)  # a decision holds for what comes later too
    assert origins(store) == one_origin(WIRE, LOCAL, EDITED) | one_origin(CUT)
    store.remove(EDITED.article.id)
    with pytest.raises(NothingToDecide, match="is set apart already"):
        split(store, CUT.article.id)
    assert join(store, LOCAL.article.id, CUT.article.id) == (Ruling(CUT.article.id, None),)
    assert (counted(store), origins(store), exported(store)) == ((3, 3, 1), one_origin(WIRE, CUT, LOCAL), before)


def test_two_articles_are_joined_and_split_again(store: Store) -> None:
    store.put(WIRE, CUT, OTHER)
    store.settle()
    assert join(store, OTHER.article.id, CUT.article.id) == ()
    assert (counted(store), origins(store)) == ((3, 3, 1), one_origin(WIRE, CUT, OTHER))
    with pytest.raises(NothingToDecide, match="are one origin already"):
        join(store, WIRE.article.id, OTHER.article.id)
    store.remove(CUT.article.id)
    assert origins(store) == one_origin(WIRE) | one_origin(OTHER)
    store.put(CUT)
    assert origins(store) == one_origin(WIRE, CUT, OTHER)
    assert split(store, OTHER.article.id) == (Ruling(*sorted((OTHER.article.id, CUT.article.id))),)
    assert (origins(store), store.rulings()) == (one_origin(WIRE, CUT) | one_origin(OTHER), ())


def test_decisions_are_part_of_an_export(store: Store, fresh: Store) -> None:
    store.put(WIRE, CUT, OTHER)
    store.settle()
    join(store, OTHER.article.id, CUT.article.id)
    split(store, WIRE.article.id)
    contents = read_jsonl(exported(store).encode().splitlines())
    assert (contents.rejected, contents.rulings) == ((), store.rulings())
    fresh.rule(contents.rulings, ())
    fresh.put(*contents.readings)
    assert (origins(fresh), exported(fresh)) == (origins(store), exported(store))


def test_what_cannot_be_decided_is_told(store: Store) -> None:
    store.put(WIRE, OTHER)
    store.settle()
    with pytest.raises(NothingToDecide, match="has no copy"):
        split(store, WIRE.article.id)
    with pytest.raises(NotStored, match="no article a0 is stored"):
        join(store, WIRE.article.id, "a0")
    with pytest.raises(NothingToDecide, match="name two articles"):
        join(store, WIRE.article.id, WIRE.article.id)
