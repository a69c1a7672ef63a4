"""What is found, missed and extra, and at which step something is lost."""

from collections import Counter
from dataclasses import replace

import pytest

from graph.model import ActorRef, Claim, Modality, Stance
from loaders.evaluation.gold import UNNAMED, Gold, GoldArticle
from loaders.evaluation.names import NO_FILE, ActorFile, View
from loaders.evaluation.near_types import accepts
from loaders.evaluation.scoring import Score, score_article
from loaders.evaluation.steps import Step
from tests.building import Told, reading, told


def gold(subject: str | None, relation: str, target: str | None, *speakers: str, **more: object) -> Gold:
    """Returns a required row of the article under test."""
    row = Gold(article="a", id=f"{subject} {relation} {target}", subject=subject, relation=relation, object=target, speakers=speakers)
    return replace(row, **more)  # type: ignore[arg-type]  # a test's own fields


def claims(*tellings: Told) -> tuple[Claim, ...]:
    return reading(*tellings).claims


def scored(rows: list[Gold], read: tuple[Claim, ...], view: View = View.EITHER, file: ActorFile = NO_FILE, *, acts: bool = False) -> Score:
    total = Score(view)
    score_article(GoldArticle("a", tuple(rows), denials_as_acts=acts), read, total, file)
    return total


def counted(score: Score, *names: str) -> tuple[int, ...]:
    return tuple(score.counts[name] for name in names)


FOUND = ("found", "missed", "extra")


def test_a_claim_is_found_missed_or_extra() -> None:
    score = scored(
        [gold("Iran", "ARMS", "Syria"), gold("Russia", "ARMS", "Syria"), gold("Iran", "SUPPORTS", "Syria", required=False)],
        claims(told("IRN", "ARMS", "SYR"), told("IRN", "SUPPORTS", "SYR"), told("FRA", "CONDEMNS", "SYR")),
    )
    assert counted(score, *FOUND) == (1, 1, 1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert [m.row.subject for m in score.missed] == ["Russia"]
    assert [e.said.triple for e in score.extra] == [("FRA", "CONDEMNS", "SYR")]
    assert score.by_type["ARMS"] == Counter(found=1, missed=1)


def test_near_types_go_one_way() -> None:
    assert accepts("CAPTURES", "ATTACKS")
    assert not accepts("ATTACKS", "CAPTURES")


def test_symmetric_types_match_either_way_round() -> None:
    score = scored([gold("Poland", "CONSULTS", "Germany"), gold("Iran", "ARMS", "Syria")], claims(told("DEU", "CONSULTS", "POL")))
    assert counted(score, *FOUND) == (1, 1, 0)


@pytest.mark.parametrize(("view", "figures"), [(View.NAMED, (0, 1, 1)), (View.SIDE, (1, 0, 0)), (View.EITHER, (1, 0, 0))])
def test_who_counts_as_one(view: View, figures: tuple[int, int, int]) -> None:
    score = scored([gold("Turkey", "CONDEMNS", "Armenia")], claims(told("erdogan/TUR", "CONDEMNS", "ARM")), view)
    assert counted(score, *FOUND) == figures


def test_an_office_is_no_relation_between_sides() -> None:
    read = claims(told("erdogan/TUR", "LEADS", "TUR"))
    assert counted(scored([gold("Erdogan", "LEADS", "Turkey")], read, View.SIDE), *FOUND) == (0, 0, 0)
    assert counted(scored([gold("Erdogan", "LEADS", "Turkey")], read, View.NAMED), *FOUND) == (1, 0, 0)


def test_a_file_of_actors_alone_says_for_whom_persons_act() -> None:
    file = ActorFile({"recep-tayyip-erdogan": "rte", "rte": "rte", "turkey": "TUR", "tur": "TUR"}, {"rte": "rte", "TUR": "TUR"})
    read = claims(told("erdogan/TUR", "CONDEMNS", "ARM"))
    assert counted(scored([gold("TUR", "CONDEMNS", "Armenia")], read, View.SIDE, file), *FOUND) == (0, 1, 1)
    assert counted(scored([gold("rte", "CONDEMNS", "Armenia")], read, View.SIDE, file), *FOUND) == (1, 0, 0)


def test_what_is_planned_or_denied_is_no_fact() -> None:
    rows = [gold("Iran", "ARMS", "Syria", modality=Modality.INTENDED), gold("Turkey", "ATTACKS", "Syria", "Turkey", stance=Stance.DENIES)]
    right = claims(told("IRN", "ARMS", "SYR", modality=Modality.INTENDED), told("TUR", "ATTACKS", "SYR", "TUR", stance=Stance.DENIES))
    wrong = claims(told("IRN", "ARMS", "SYR"), told("TUR", "ATTACKS", "SYR"))
    assert counted(scored(rows, right), *FOUND, "unplain", "plain") == (0, 0, 0, 2, 0)
    assert counted(scored(rows, wrong), *FOUND, "unplain", "plain") == (0, 0, 2, 2, 2)


def test_what_the_article_says_is_so_is_no_leak() -> None:
    rows = [gold("Turkey", "ATTACKS", "Syria"), gold("Turkey", "ATTACKS", None, modality=Modality.INTENDED)]
    assert counted(scored(rows, claims(told("TUR", "ATTACKS", "SYR"))), *FOUND, "unplain", "plain") == (1, 0, 0, 0, 0)
    assert counted(scored(rows[1:], claims(told("TUR", "ATTACKS", "SYR"))), "unplain", "plain") == (1, 1)


def test_a_denial_may_count_as_the_act() -> None:
    rows = [gold("Turkey", "DENIES", "Armenia")]
    read = claims(told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES))
    assert counted(scored(rows, read, acts=True), *FOUND) == (1, 0, 0)
    assert counted(scored(rows, read, acts=False), *FOUND) == (0, 1, 0)


def test_a_denial_and_its_act_are_one() -> None:
    read = claims(
        told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES),
        told("TUR", "ARMS", "AZE", "TUR", stance=Stance.DENIES),
        told("TUR", "DENIES", "ARM"),
    )
    assert counted(scored([gold("Poland", "AIDS", "Ukraine")], read, acts=True), *FOUND) == (0, 1, 1)
    assert counted(scored([gold("Turkey", "DENIES", "France")], read, acts=True), *FOUND) == (1, 0, 0)


@pytest.mark.parametrize(
    ("speakers", "read", "figures"),
    [
        (("Armenia",), ("ARM",), (1, 1, 1, 0)),
        (("Armenia",), ("RUS",), (1, 0, 0, 0)),
        (("Armenia",), (), (1, 0, 0, 1)),
        (("Armenia", "Russia"), ("RUS",), (1, 1, 0, 0)),
        ((UNNAMED,), ("some officials",), (1, 1, 1, 0)),
        ((UNNAMED,), ("RUS",), (1, 0, 0, 0)),
    ],
)
def test_speakers(speakers: tuple[str, ...], read: tuple[str, ...], figures: tuple[int, ...]) -> None:
    score = scored([gold("Turkey", "ARMS", "Azerbaijan", *speakers)], claims(told("TUR", "ARMS", "AZE", *read)))
    assert counted(score, "told", "speaker", "chain", "as plain") == figures


@pytest.mark.parametrize(("speakers", "spurious"), [((), 0), (("TUR",), 0), (("ARM",), 1), (("some officials",), 1)])
def test_the_own_voice_given_to_a_speaker(speakers: tuple[str, ...], spurious: int) -> None:
    score = scored([gold("Turkey", "ARMS", "Azerbaijan")], claims(told("TUR", "ARMS", "AZE", *speakers)))
    assert counted(score, "own", "spurious") == (1, spurious)


@pytest.mark.parametrize(
    ("read", "lost"),
    [
        ((), Step.ACTOR),
        ((told("FRA", "ARMS", "AZE"),), Step.ACTOR),
        ((told("TUR", "ARMS", "SYR"), told("FRA", "ARMS", "AZE")), Step.PAIR),
        ((told("TUR", "CONSULTS", "AZE"),), Step.TYPE),
        ((told("AZE", "ARMS", "TUR"),), Step.DIRECTION),
        ((told("TUR", "ARMS", "AZE", "TUR", stance=Stance.DENIES),), Step.STANCE),
        ((told("TUR", "ARMS", "AZE", modality=Modality.INTENDED),), Step.MODALITY),
    ],
)
def test_the_step_at_which_a_fact_is_lost(read: tuple[Told, ...], lost: Step) -> None:
    score = scored([gold("Turkey", "ARMS", "Azerbaijan")], claims(*read))
    assert [m.lost for m in score.missed] == [lost]
    assert score.steps.came[lost] == 1
    assert score.steps.passed[lost] == 0


@pytest.mark.parametrize(
    ("kind", "key", "lost"), [("State", "TUR", Step.PAIR), ("Organization", "turkey-fc", Step.LINK), ("Place", "turkey", Step.LINK)]
)
def test_whom_the_words_name_beside_the_claims(kind: str, key: str, lost: Step) -> None:
    named = ActorRef(id=key, name=key, kind=kind, iso3=None, side=None, text="Turkey", start=0, end=6)
    score = Score()
    article = GoldArticle("a", (gold("Turkey", "ARMS", "Azerbaijan"),))
    score_article(article, claims(told("FRA", "ARMS", "AZE")), score, named=[named])
    assert [m.lost for m in score.missed] == [lost]


def test_confusion() -> None:
    score = scored(
        [gold("Turkey", "ARMS", "Azerbaijan"), gold("Iran", "CONDEMNS", "Syria"), gold("Poland", "AIDS", "Ukraine")],
        claims(told("TUR", "CONSULTS", "AZE"), told("IRN", "ACCUSES", "SYR"), told("FRA", "ATTACKS", "SYR")),
    )
    assert score.confusion.counts == {
        ("ARMS", "CONSULTS"): 1, ("CONDEMNS", "ACCUSES"): 1, ("AIDS", "-"): 1, ("-", "ATTACKS"): 1,
    }  # fmt: skip


def test_details() -> None:
    row = gold("Turkey", "ARMS", "Azerbaijan", details={"weapon": "TB2", "dateStart": "2020-10", "quantity": 12.0})
    read = claims(told("TUR", "ARMS", "AZE", weapon="Bayraktar TB2", date="2020-10-03"))
    assert {name: n["right"] for name, n in scored([row], read).details.items()} == {"weapon": 1, "dateStart": 1, "quantity": 0}


def test_an_article_without_facts() -> None:
    assert counted(scored([], claims(told("TUR", "ARMS", "AZE"))), "negatives", "false alarms", "extra") == (1, 1, 1)
