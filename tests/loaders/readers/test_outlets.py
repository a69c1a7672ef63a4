from pathlib import Path

import pytest

from loaders.readers.items import Reason, Refused
from loaders.readers.outlets import Outlet, OutletTable, is_place, outlet_table, user_outlets

TABLE = OutletTable([Outlet(name="The Gulf Post", aliases=("GP", "gulfpost.example"), country="QAT", control="state")])


def test_outlets_are_found_by_name_alias_and_host() -> None:
    for name, url in (("Gulf Post", None), ("gp", None), (None, "https://www.gulfpost.example/a")):
        found = TABLE.find(name, url)
        assert found is not None
        assert found.name == "The Gulf Post"
    assert TABLE.find("Other", "https://other.example") is None


@pytest.mark.parametrize(
    ("url", "voice"),
    [
        ("https://www.state.gov/a", "USA"),
        ("https://mfa.gov.az/en", "AZE"),
        ("https://www.mfa.am/en", "ARM"),
        ("https://mod.gov.uk/x", "GBR"),
    ],
)
def test_the_address_of_a_government_gives_its_voice(url: str, voice: str) -> None:
    found = TABLE.find(None, url)
    assert found is not None
    assert found.voice == voice
    assert found.speaks_for_itself


def test_a_users_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "outlets.yaml"
    path.write_text("- {name: Embassy Blog, kind: government, country: FRA, voice: FRA}\n")
    assert user_outlets(path) == (Outlet(name="Embassy Blog", kind="government", country="FRA", voice="FRA"),)


@pytest.mark.parametrize(
    ("name", "voice"),
    [
        ("Ministry of Foreign Affairs of Ukraine", "UKR"),
        ("Georgian Foreign Ministry", "GEO"),
        ("Embassy of Russia in Armenia", "RUS"),
        ("Ministry of Defence of Libya", None),
    ],
)
def test_the_name_of_a_states_office_gives_its_voice_unless_rivals_claim_the_state(name: str, voice: str | None) -> None:
    found = outlet_table(None).find(name, None)
    assert found is not None
    assert found.voice == voice
    assert found.speaks_for_itself


def test_known_outlets_come_from_the_ontology_and_the_users_win(tmp_path: Path) -> None:
    path = tmp_path / "outlets.yaml"
    path.write_text("- {name: TASS, kind: agency, country: RUS, control: mine}\n")
    assert outlet_table(None).find("ITAR-TASS", None) == outlet_table(path).find("ITAR-TASS", None)
    mine = outlet_table(path).find("TASS", None)
    assert mine is not None
    assert mine.control == "mine"
    assert not outlet_table(None).knows("SANA")
    assert outlet_table(None).knows("TASS")


def test_a_state_or_a_capital_alone_is_a_place() -> None:
    assert is_place("Khartoum")
    assert is_place("Sudan")
    assert not is_place("Sudan Tribune")


@pytest.mark.parametrize("text", ["- {nam: X}", "name: X", "- [", "- {aliases: [a]}"])
def test_a_file_that_is_no_list_of_outlets_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "outlets.yaml"
    path.write_text(text)
    with pytest.raises(Refused) as caught:
        user_outlets(path)
    assert caught.value.reason is Reason.UNREADABLE
