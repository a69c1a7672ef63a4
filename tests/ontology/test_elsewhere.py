"""States are known elsewhere by their codes."""

from ontology.elsewhere import in_geonames
from ontology.reference import states


def test_a_state_is_found_in_geonames_by_its_code() -> None:
    assert in_geonames("TUR") == "https://sws.geonames.org/298795/"
    assert in_geonames("XKX") == "https://sws.geonames.org/831053/"


def test_what_has_no_code_of_its_own_there_is_not_found() -> None:
    assert in_geonames("nagorno-karabakh") is None
    assert in_geonames("SUN") is None


def test_every_state_with_an_iso_code_is_known_there() -> None:
    assert {state.id for state in states() if state.iso2 and in_geonames(state.id) is None} == set()
