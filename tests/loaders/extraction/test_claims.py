"""Claims: their quotes, ids, links and dates."""

from graph.model import Claim, claim_id
from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triple

MIXED = "“Ghana” – the army’s café – attacked Togo on Monday.\n\nTogo denied the claims 🙂. Ghana has sold tanks to Benin since 2021."


def test_every_offset_cuts_its_words(read: Reader) -> None:
    content = "Héadline 🙂\n\n" + MIXED
    claims = read(MIXED, title="Héadline 🙂")
    assert claims
    for claim in claims:
        assert content[claim.start : claim.end] == claim.quote
        for actor in (claim.subject, claim.object, *(s.actor for s in claim.speakers)):
            assert actor is None or content[actor.start : actor.end] == actor.text


def test_ids_follow_from_what_is_said(read: Reader) -> None:
    first, again = read(MIXED), read(MIXED)
    assert first == again
    assert len({c.id for c in first}) == len(first)
    assert all(c.id == claim_id(_key(first), c.quote, 0, c) for c in first)


def _key(claims: tuple[Claim, ...]) -> str:
    from graph.model import Article

    return Article(title="", body=MIXED, outlet="Test Post", published="2024-06-05").key


def test_the_same_sentence_twice_gives_two_claims(read: Reader) -> None:
    claims = read("Ghana attacked Togo.\n\nGhana attacked Togo.")
    assert [triple(c) for c in claims] == [("GHA", "ATTACKS", "TGO")] * 2
    assert claims[0].id != claims[1].id


def test_an_accusation_is_about_what_it_accuses_of(read: Reader) -> None:
    claims = {c.relation: c for c in read("Ghana accused Togo of arming Benin.")}
    assert claims["ACCUSES"].about == (claims["ARMS"].id,)
    assert claims["ACCUSES"].standing == "stated"


def test_a_denial_that_points_back_denies_what_was_told_of_the_denier(read: Reader) -> None:
    claims = read("Ghana accused Togo of arming Benin. Togo denied the accusation.")
    accused, denied = [c for c in claims if c.relation == "ARMS"]
    act = next(c for c in claims if c.relation == "DENIES")
    assert (accused.stance, denied.stance) == ("affirms", "denies")
    assert triple(accused) == triple(denied)
    assert [s.actor.id for s in denied.speakers if s.actor] == ["TGO"]
    assert (act.object.id if act.object else None) == "GHA"
    assert denied.id in act.about


def test_a_denial_does_not_reach_what_concerns_others(read: Reader) -> None:
    claims = read("Ghana says that Benin has armed Mali. Togo denied the claims about its own army.")
    assert [c.stance for c in claims if c.relation == "ARMS"] == ["affirms"]


def test_one_act_of_several_upon_several_is_one_event(read: Reader) -> None:
    claims = read("Ghana and Togo urged Benin and Mali to stop.")
    assert len(claims) == 4
    assert len({c.event_id for c in claims}) == 1


def test_an_attack_on_a_town_keeps_its_place(read: Reader) -> None:
    (claim,) = read("Russian forces shelled Kharkiv.")
    assert (triple(claim), claim.place) == (("RUS", "ATTACKS", "UKR"), "Kharkiv")


def test_a_transfer_keeps_its_weapons(read: Reader) -> None:
    (claim,) = read("Ghana sold a small number of attack helicopters to Togo.")
    assert (triple(claim), claim.weapon) == (("GHA", "ARMS", "TGO"), "attack helicopters")


def test_arms_and_aid_in_one_sentence_are_two_claims(read: Reader) -> None:
    assert {c.relation for c in read("Ghana sent tanks and food to Togo.")} == {"ARMS", "AIDS"}


def test_an_ended_state_of_affairs_ends(read: Reader) -> None:
    (claim,) = read("Ghana suspended its membership in ECOWAS.")
    assert (triple(claim), claim.phase) == (("GHA", "MEMBER_OF", "ecowas"), "ends")


def test_a_deal_is_mediated_between_those_who_made_it(read: Reader) -> None:
    claims = read("Iran and Saudi Arabia restored relations in a deal mediated by China.")
    assert {triple(c) for c in claims if c.relation == "MEDIATES"} == {("CHN", "MEDIATES", "IRN"), ("CHN", "MEDIATES", "SAU")}


def test_a_denial_answers_all_who_accused(read: Reader) -> None:
    claims = read("Egypt and Bahrain accused Qatar of arming Chad. Qatar denied the accusations.")
    assert {triple(c) for c in claims if c.relation == "DENIES"} == {("QAT", "DENIES", "EGY"), ("QAT", "DENIES", "BHR")}


def test_who_is_killed_in_a_strike_is_attacked_by_whose_strike_it_is(read: Reader) -> None:
    (claim,) = [c for c in read("Hassan Moghadam was killed in an Israeli drone strike outside Damascus.") if c.relation == "ATTACKS"]
    assert (triple(claim), claim.place) == (("ISR", "ATTACKS", "hassan-moghadam"), "Damascus")


def test_what_is_protested_against_is_taken_for_granted(read: Reader) -> None:
    (claim,) = [c for c in read("Thousands marched to protest against the American-led invasion of Iraq.") if c.relation == "ATTACKS"]
    assert (triple(claim), claim.standing) == (("USA", "ATTACKS", "IRQ"), "stated")


def test_a_headline_that_says_more_than_its_text_alleges(read: Reader) -> None:
    claims = read("Ghana said it might send tanks to Togo. Ghana condemned Mali.", title="Ghana sends tanks to Togo, condemns Mali")
    headline = {triple(c): c.standing for c in claims if c.part == "headline"}
    assert headline == {("GHA", "ARMS", "TGO"): "alleged", ("GHA", "CONDEMNS", "MLI"): "stated"}


def test_a_headline_without_text_speaks_for_itself(read: Reader) -> None:
    (claim,) = read("", title="Ghana sends tanks to Togo")
    assert claim.standing == "stated"


def test_a_headline_of_another_kind_than_its_text_alleges(read: Reader) -> None:
    claims = read("Ghana condemned Togo on Monday.", title="Ghana bombs Togo")
    assert [c.standing for c in claims if c.relation == "ATTACKS"] == ["alleged"]


def test_what_is_not_denied_is_no_denial(read: Reader) -> None:
    claims = read("Kenya said that Uganda had armed Sudan. Uganda did not deny the claim.")
    assert [c.stance for c in claims if c.relation == "ARMS"] == ["affirms"]


def test_either_end_of_a_symmetric_claim_may_declare_it(read: Reader) -> None:
    for text in ("Ukraine said it was fighting Russia.", "Russia said it was fighting Ukraine."):
        assert [c.standing for c in read(text) if c.relation == "FIGHTS"] == ["declared"]
