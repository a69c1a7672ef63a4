"""Which actor a name means."""

from dataclasses import replace

import pytest

from graph.model import Actor
from graph.names import AmbiguousName, NameIndex, UnknownName, nearest

TURKEY = Actor(id="TUR", name="Turkey", kind="State", iso3="TUR", aliases=("Ankara", "Türkiye"))
CONGO = Actor(id="COD", name="DR Congo", kind="State", iso3="COD", aliases=("Congo",))
BRAZZAVILLE = Actor(id="COG", name="Republic of the Congo", kind="State", iso3="COG", aliases=("Congo",))
ERDOGAN = Actor(id="recep-tayyip-erdogan", name="Recep Tayyip Erdoğan", kind="Person", aliases=("Erdogan",))
TURK_STREAM = Actor(id="turkstream", name="TurkStream", kind="Company", aliases=("Ankara pipeline",))
INDEX = NameIndex([TURKEY, CONGO, BRAZZAVILLE, ERDOGAN, TURK_STREAM])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("TUR", TURKEY),
        ("tur", TURKEY),
        (" Turkey ", TURKEY),
        ("TURKIYE", TURKEY),
        ("ankara", TURKEY),
        ("recep-tayyip-erdogan", ERDOGAN),
        ("Recep Tayyip Erdogan", ERDOGAN),
        ("erdoğan", ERDOGAN),
        ("the Republic of the Congo", BRAZZAVILLE),
    ],
)
def test_ids_codes_names_and_aliases_mean_one_actor(name: str, found: Actor) -> None:
    assert INDEX.resolve(name) == found


def test_a_name_goes_before_an_alias() -> None:
    congo = Actor(id="congo", name="Congo", kind="Organization")
    assert NameIndex([congo, CONGO]).resolve("Congo") == congo


def test_an_ambiguous_name_lists_whom_it_may_mean() -> None:
    with pytest.raises(AmbiguousName, match=r"'Congo' may be several actors: DR Congo \(COD\); Republic of the Congo \(COG\)"):
        INDEX.resolve("Congo")


def test_an_unknown_name_lists_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"no actor is called 'Turkei'; the nearest are: Turkey \(TUR\)"):
        INDEX.resolve("Turkei")


def test_an_unknown_name_with_nothing_near_is_told() -> None:
    with pytest.raises(UnknownName, match=r"^no actor is called '42'$"):
        INDEX.resolve("42")


def test_reference_data_add_names_and_actors() -> None:
    reference = [Actor(id="TUR", name="Türkiye", kind="State", iso3="TUR", aliases=("Sublime Porte",)), BRAZZAVILLE]
    index = NameIndex([Actor(id="TUR", name="Turkey", kind="State", iso3="TUR")], reference)
    assert index.resolve("sublime porte").name == "Turkey"
    assert index.resolve("COG") == BRAZZAVILLE


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("tur", ["TUR", "turkstream"]),
        ("erd", ["recep-tayyip-erdogan"]),
        ("ank", ["TUR", "turkstream"]),
        ("tayyip e", ["recep-tayyip-erdogan"]),
        ("erdogn", ["recep-tayyip-erdogan"]),
        ("", ["COD", "COG"]),
    ],
)
def test_a_few_letters_find_those_that_begin_so(text: str, ids: list[str]) -> None:
    assert [actor.id for actor in INDEX.search(text, limit=2)] == ids


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("qadhafi", "gaddafi"),
        ("muammar kadd", "gaddafi"),
        ("Zelenskij", "zelensky"),
        ("Зеленский", "zelensky"),
        ("hizballah", "hezbollah"),
        ("Tchad", "TCD"),
        ("goa'uld", None),
        ("zelnesky", "zelensky"),
        ("gadafi muamar", "gaddafi"),
        ("Muammar the Gaddafi", "gaddafi"),
        ("LODZ group", "lodz-group"),
        ("q", None),
    ],
)
def test_a_search_forgives_spelling_order_and_a_typo(typed: str, found: str | None) -> None:
    index = NameIndex(
        [
            Actor(id="gaddafi", name="Muammar Gaddafi", kind="Person"),
            Actor(id="zelensky", name="Volodymyr Zelensky", kind="Person"),
            Actor(id="hezbollah", name="Hezbollah", kind="ArmedGroup"),
            Actor(id="TCD", name="Chad", kind="State", iso3="TCD"),
            Actor(id="lodz-group", name="Łódź Group", kind="Organization"),
        ]
    )
    assert [actor.id for actor in index.search(typed)] == ([found] if found else [])


def test_a_search_puts_the_busy_actor_before_the_quiet_and_the_typed_before_the_alike() -> None:
    guinea, bissau, papua, giunea = (
        Actor(id=key, name=name, kind="Organization")
        for key, name in (("gin", "Guinea"), ("gnb", "Guinea-Bissau"), ("png", "Papua New Guinea"), ("giunea", "Giunea Bank"))
    )
    index = NameIndex([guinea, bissau, papua, giunea], claims={"png": 7, "gnb": 90, "giunea": 900})
    assert [actor.id for actor in index.search("guinea")] == ["gin", "gnb", "png", "giunea"]
    assert [actor.id for actor in index.search("", 2)] == ["giunea", "gnb"]


def test_an_index_that_grew_is_as_one_built_at_once() -> None:
    grown = INDEX.with_actors(
        [Actor(id="tuvalu", name="Tuvalu", kind="State"), replace(ERDOGAN, aliases=("Erdogan", "Reis"))], {"tuvalu": 9}
    )
    assert [actor.id for actor in grown.search("tu")] == ["tuvalu", "TUR", "turkstream"]
    assert grown.resolve("reis").id == ERDOGAN.id
    assert [actor.id for actor in INDEX.search("tu")] == ["TUR", "turkstream"]
    with pytest.raises(UnknownName):
        INDEX.resolve("Reis")


def test_a_last_name_means_the_one_person_who_bears_it() -> None:
    haftar = Actor(id="khalifa-haftar", name="Khalifa Haftar", kind="Person")
    sisi = Actor(id="abdel-fattah-al-sisi", name="Abdel Fattah al-Sisi", kind="Person")
    index = NameIndex([haftar, sisi, TURKEY])
    assert [index.resolve(name) for name in ("Haftar", "al-Sisi", "Sisi")] == [haftar, sisi, sisi]


def test_a_last_name_of_two_is_ambiguous() -> None:
    with pytest.raises(AmbiguousName, match="'Khan' may be several actors"):
        NameIndex([Actor(id="a-khan", name="A Khan", kind="Person"), Actor(id="b-khan", name="B Khan", kind="Person")]).resolve("Khan")


def test_the_names_most_like_one_are_told() -> None:
    assert nearest("meridian-pst", ["Herald", "Meridian Post", "Lake Post"])[0] == "Meridian Post"
    assert nearest("Zzz", ["Herald"]) == []
