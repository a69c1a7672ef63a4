"""Decisions who is whom: what they come to, and what undoes them."""

import pytest

from graph.identity import NOBODY, Identity, NothingToSplit, joined, merged, split
from graph.store import Decision, WrongIdentity

SPELLING = Decision(canonical="al-shabaab", ids=("al-shabab",), reason="a spelling", by="amina", date="2026-11-22")
ACRONYM = Decision(canonical="al-shabaab", ids=("hsm",))
HIGHER = Decision(canonical="al-qaeda", ids=("al-shabaab",))
WHO = {"reason": None, "by": "amina", "date": "2026-11-22"}


def test_an_id_counts_as_the_end_of_its_chain() -> None:
    identity = Identity([SPELLING, ACRONYM, HIGHER])
    assert [identity.of(key) for key in ("al-shabab", "hsm", "al-shabaab", "al-qaeda", "TUR")] == ["al-qaeda"] * 4 + ["TUR"]
    assert identity.group("hsm") == ("al-qaeda", "al-shabaab", "al-shabab", "hsm")
    assert identity.group("TUR") == ("TUR",)


def test_the_order_of_decisions_and_of_ids_makes_no_difference() -> None:
    one = Identity([SPELLING, Decision(canonical="wagner", ids=("pmc-wagner", "wagner-group"))])
    other = Identity([Decision(canonical="wagner", ids=("wagner-group", "pmc-wagner", "wagner-group")), SPELLING])
    assert (one.decisions, one.digest) == (other.decisions, other.digest)
    assert (NOBODY.digest, NOBODY.decisions) == (None, ())


@pytest.mark.parametrize(
    ("decisions", "told"),
    [
        ([SPELLING, Decision(canonical="al-shabab", ids=("al-shabaab",))], "in a circle: al-shabab is al-shabaab is al-shabab"),
        (
            [SPELLING, Decision(canonical="hsm", ids=("al-shabab",))],
            "two decisions are about al-shabab: that it is al-shabaab, and that it is hsm",
        ),
        ([Decision(canonical="hsm", ids=("hsm",))], "says that hsm is hsm"),
        ([Decision(canonical="hsm", ids=())], "names no other id that is one with hsm"),
        ([Decision(canonical="hsm", ids=("Al Shabab",))], "'Al Shabab' is no id"),
        ([Decision(canonical="", ids=("hsm",))], "an id is empty"),
    ],
)
def test_what_contradicts_itself_is_told(decisions: list[Decision], told: str) -> None:
    with pytest.raises(WrongIdentity, match=told):
        Identity(decisions)


def test_a_merge_is_one_more_decision() -> None:
    identity = merged(NOBODY, ["al-shabaab", "hsm", "al-shabab"], None, **WHO)
    assert identity.decisions == (Decision(canonical="al-shabaab", ids=("al-shabab", "hsm"), by="amina", date="2026-11-22"),)
    assert merged(NOBODY, ["hsm", "al-shabab"], "al-shabaab", **WHO).decisions == identity.decisions


def test_a_merge_of_what_counts_as_others_brings_those_along() -> None:
    identity = merged(Identity([SPELLING]), ["hsm", "al-shabab"], None, **WHO)
    assert identity.decisions[1] == Decision(canonical="hsm", ids=("al-shabaab",), by="amina", date="2026-11-22")
    assert identity.of("al-shabab") == "hsm"


def test_what_is_one_is_not_merged_again() -> None:
    held = Identity([SPELLING, ACRONYM])
    assert merged(held, ["hsm", "al-shabab"], None, **WHO) is held
    assert merged(held, ["hsm", "al-shabab"], "al-shabaab", **WHO) is held


def test_whoever_counts_as_another_one_cannot_be_counted_as() -> None:
    with pytest.raises(WrongIdentity, match="hsm counts as al-shabaab: name al-shabaab with --as, or split hsm from al-shabaab first"):
        merged(Identity([ACRONYM]), ["al-shabab"], "hsm", **WHO)


def test_a_split_takes_one_id_out() -> None:
    both = Decision(canonical="al-shabaab", ids=("al-shabab", "hsm"), by="amina")
    assert split(Identity([both]), "hsm", None).decisions == (Decision(canonical="al-shabaab", ids=("al-shabab",), by="amina"),)
    assert split(Identity([SPELLING, ACRONYM]), "hsm", "al-shabaab").decisions == (SPELLING,)


def test_a_split_of_the_canonical_one_takes_all_out() -> None:
    assert split(Identity([SPELLING, ACRONYM]), "al-shabaab", None).decisions == ()


def test_a_split_opens_one_link_of_a_chain() -> None:
    chain = Identity([SPELLING, HIGHER])
    assert split(chain, "al-shabaab", None).decisions == (SPELLING,)
    assert split(chain, "al-shabab", "al-qaeda").decisions == (HIGHER,)


@pytest.mark.parametrize(
    ("key", "canonical", "kind", "told"),
    [
        ("TUR", None, NothingToSplit, "TUR is one with no other id"),
        ("al-shabab", "hsm", WrongIdentity, "al-shabab counts as al-shabaab, not as hsm"),
        ("al-shabaab", "hsm", WrongIdentity, "al-shabaab counts as itself, not as hsm; others count as it: al-shabab"),
    ],
)
def test_what_cannot_be_split_is_told(key: str, canonical: str | None, kind: type[WrongIdentity], told: str) -> None:
    with pytest.raises(kind, match=told):
        split(Identity([SPELLING]), key, canonical)


def test_decisions_of_others_join_where_they_go_with_ours() -> None:
    retold = Decision(canonical="al-shabaab", ids=("al-shabab", "hsm"), reason="theirs")
    against = Decision(canonical="wagner", ids=("hsm",))
    identity, refused = joined(Identity([SPELLING]), [retold, against, SPELLING])
    assert identity.decisions == (SPELLING, Decision(canonical="al-shabaab", ids=("hsm",), reason="theirs"))
    assert [decision for decision, _ in refused] == [against]
