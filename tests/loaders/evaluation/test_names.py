"""Whom a name of the gold means."""

import pytest

from graph.model import ActorRef
from loaders.evaluation.names import NO_FILE, ActorFile, Names, View, reference_id


def ref(key: str, name: str, kind: str = "Person", side: str | None = None, iso3: str | None = None) -> ActorRef:
    return ActorRef(id=key, name=name, kind=kind, iso3=iso3, side=side, text=name, start=0, end=len(name))


@pytest.mark.parametrize(
    ("name", "published", "actor"),
    [
        ("Turkey", None, "TUR"),
        ("TUR", None, "TUR"),
        ("tur", None, "TUR"),
        ("Ankara", None, "TUR"),
        ("Moscow", "2022-03-01", "RUS"),
        ("Moscow", "1979-12-27", "soviet-union"),
        ("Moscow", None, "RUS"),
        ("Tripoli", "2020-01-01", "LBY"),
        ("SDF", "2019-10-09", "sdf"),
        ("nobody at all", None, None),
    ],
)
def test_a_name_of_the_reference_data(name: str, published: str | None, actor: str | None) -> None:
    assert reference_id(name, published) == actor


@pytest.mark.parametrize(
    ("name", "actor", "same"),
    [
        ("Mwangi", ref("wanjiku-mwangi", "Wanjiku Mwangi"), True),
        ("Wanjiku Mwangi", ref("mwangi", "Mwangi"), True),
        ("Mwangi", ref("mwangi-otieno", "Mwangi Otieno"), False),
        ("UN", ref("kim-jong-un", "Kim Jong Un"), False),
        ("Niger", ref("NGA", "Nigeria", "State", iso3="NGA"), False),
    ],
)
def test_a_part_of_a_name_that_no_list_has(name: str, actor: ActorRef, same: bool) -> None:
    names = Names(NO_FILE)
    assert names.same(name, names.keys_of(actor, View.NAMED), View.NAMED) is same


def test_the_home_that_was_read_is_that_of_the_golds_name_too() -> None:
    names = Names(NO_FILE, read={"wanjiku-mwangi": frozenset({"KEN"})})
    assert names.keys("Wanjiku Mwangi", View.SIDE) == {"KEN"}
    assert names.keys("Wanjiku Mwangi", View.EITHER) == {"wanjiku-mwangi"}


def test_a_last_name_that_one_listed_person_has() -> None:
    file = ActorFile({"wanjiku-mwangi": "wm", "wm": "wm"}, {"wm": "KEN"})
    assert Names(file).keys_of(ref("j-mwangi", "J. Mwangi"), View.EITHER) == {"wm", "KEN"}
