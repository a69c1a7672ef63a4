"""Who is whom on the command line: in a file of its own or through the service, the same words, answers and file."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from httpx import Client

from api.sharing import read_token
from graph.embedded import EmbeddedStore
from graph.model import Actor
from graph.store import Reading
from tests.api.serving import served
from tests.api.test_cli import SAMPLE, Run, path, run
from tests.building import reading, told

__all__ = ["path", "run"]  # fixtures

SHABAB = Actor(id="al-shabab", name="Al Shabab", kind="ArmedGroup")
SHABAAB = Actor(id="al-shabaab", name="al-Shabaab", kind="ArmedGroup")
HSM = Actor(id="hsm", name="HSM", kind="Organization")
NEWS = (
    reading(
        told("al-shabaab", "ATTACKS", "ETH", sentence="Al-Shabaab attacked Ethiopia."),
        told("al-shabab", "ATTACKS", "ETH", sentence="Al Shabab attacked Ethiopia again."),
        title="One",
        actors=(SHABAB, SHABAAB),
    ),
    reading(
        told("hsm", "THREATENS", "ETH", "hsm", sentence="HSM said it would strike Ethiopia."),
        told("macron/FRA", "SUPPORTS", "ETH", sentence="Macron supports Ethiopia."),
        title="Two",
        actors=(HSM,),
    ),
)
WORDS = "they were read in two articles"


def stored(path: Path, *readings: Reading) -> None:
    """Puts articles into a store."""
    store = EmbeddedStore(path)
    store.put(*readings)
    store.settle()
    store.close()


@pytest.fixture(params=["file", "service"])
def ask(request: pytest.FixtureRequest, run: Run, path: Path) -> Iterator[Run]:
    """Runs commands on a store with both articles, in a file or served."""
    stored(path, *NEWS)
    if request.param == "file":
        yield run
    else:
        with served(path):
            yield run


def attackers(ask: Callable[..., object]) -> list[tuple[str, int]]:
    """Returns who attacks whom, and in how many claims."""
    out: str = ask("ask", "opposition", "--type", "ATTACKS", "--format", "json").out  # type: ignore[attr-defined]
    return [(row["id"], row["claims"]) for row in json.loads(out)["plain"]]


def test_a_merge_makes_one_of_two_and_a_split_two_of_one(ask: Run, path: Path) -> None:
    before = attackers(ask), ask("export").out
    ran = ask("identity", "merge", "al-shabaab", "al-shabab", "--reason", WORDS, "--by", "amina")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.splitlines()[-1] == "al-shabab now counts as al-Shabaab (al-shabaab, ArmedGroup)"
    assert attackers(ask) == [("al-shabaab.ATTACKS.ETH", 2)]
    assert f"- canonical: al-shabaab\n  ids: [al-shabab]\n  reason: {WORDS}\n  by: amina\n" in (path.parent / "identity.yaml").read_text()
    listed = json.loads(ask("identity", "list", "--format", "json").out)["decisions"]
    assert [(row["canonical"]["name"], row["ids"], row["reason"], row["by"]) for row in listed] == [
        ("al-Shabaab", ["al-shabab"], WORDS, "amina")
    ]
    assert "al-shabab) counts as al-Shabaab (al-shabaab, ArmedGroup)  amina, 20" in ask("identity", "list").out
    assert ask("identity", "split", "al-shabab", "--from", "al-shabaab").err.splitlines()[-1] == "al-shabab counts as itself again"
    assert (attackers(ask), ask("export").out) == before
    assert "[]" in (path.parent / "identity.yaml").read_text()


def test_every_id_and_name_asks_for_the_one_actor(ask: Run) -> None:
    ask("identity", "merge", "al-shabab", "hsm", "--as", "al-shabaab")
    for name in ("al-shabab", "HSM", "al-Shabaab", "Al Shabab"):
        shown = ask("ask", "actor", name).out
        assert shown.startswith("al-Shabaab ArmedGroup, al-shabaab\n")
        assert "one with al-shabab: Al Shabab\none with hsm: HSM\nin 3 claims" in shown
    claims = json.loads(ask("ask", "claims", "--by", "hsm", "--format", "json").out)["claims"]
    assert sorted(claim["subject"]["id"] for claim in claims) == ["al-shabaab", "al-shabab", "hsm"]


def test_what_is_edited_by_hand_is_in_force(ask: Run, path: Path) -> None:
    file = path.parent / "identity.yaml"
    file.write_text("# spelling\n- canonical: al-shabab  # as the BBC has it\n  ids: [al-shabaab]\n")
    assert ask("identity", "list").status == 0
    assert attackers(ask) == [("al-shabab.ATTACKS.ETH", 2)]
    ask("identity", "merge", "al-shabab", "hsm")
    assert "# spelling\n- canonical: al-shabab  # as the BBC has it\n" in file.read_text()
    file.write_text("[]\n")
    assert ask("identity", "list").status == 1
    assert [row[0] for row in attackers(ask)] == ["al-shabaab.ATTACKS.ETH", "al-shabab.ATTACKS.ETH"]


def test_a_file_that_is_wrong_is_told_with_its_line(ask: Run, path: Path) -> None:
    (path.parent / "identity.yaml").write_text("- canonical: a\n  same: [b]\n")
    ran = ask("identity", "list")
    assert (ran.status, ran.out) == (2, "")
    assert f"{path.parent / 'identity.yaml'}:2: there is no field 'same' here, only canonical, ids, reason, by, date" in ran.err


def test_candidates_come_with_what_suggests_them(ask: Run) -> None:
    (pair,) = json.loads(ask("identity", "list", "--candidates", "--format", "json").out)["candidates"]
    assert (pair["one"]["id"], pair["other"]["id"], pair["likeness"]) == ("al-shabaab", "al-shabab", "spelling")
    assert pair["shared"] == ["ATTACKS to ETH"]
    assert [quote["text"] for quote in pair["quotes"]] == ["Al-Shabaab attacked Ethiopia.", "Al Shabab attacked Ethiopia again."]
    assert "allegiance identity merge al-shabaab al-shabab" in ask("identity", "list", "--candidates").out
    ask("identity", "merge", "al-shabaab", "al-shabab")
    assert ask("identity", "list", "--candidates").status == 1


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["list"], 1, "nothing is decided yet; `allegiance identity list --candidates` shows who may be one"),
        (["merge", "al-shabaab", "al-shabap"], 2, "no actor is called 'al-shabap'; the nearest are: Al Shabab (al-shabab)"),
        (["merge", "macron", "ETH"], 2, "Macron (macron) is a person and Ethiopia (ETH) a state; the two cannot be one"),
        (["merge", "hsm"], 2, "hsm alone is one already; name two or more actors who are one"),
        (["merge", "hsm", "HSM"], 2, "hsm alone is one already"),
        (["merge", "hsm", "al-shabaab", "--as", "nobody at all"], 2, "no actor is called 'nobody at all'"),
        (["split", "hsm"], 1, "hsm is one with no other id; there is nothing to split"),
        (["split", "hsn"], 2, "HSM (hsm)"),
        (
            ["merge", "hsm", "al-shabaab"],
            0,
            "al-shabaab now counts as HSM (hsm, Organization)\nread as ArmedGroup too; shown as Organization\n",
        ),
    ],
)
def test_what_is_decided_or_not_is_one_message_and_a_status(ask: Run, words: list[str], status: int, told: str) -> None:
    ran = ask("identity", *words)
    assert (ran.status, ran.out) == (status, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_a_second_merge_changes_nothing_and_says_so(ask: Run, path: Path) -> None:
    ask("identity", "merge", "al-shabaab", "al-shabab")
    before = (path.parent / "identity.yaml").read_bytes()
    ran = ask("identity", "merge", "al-shabab", "al-shabaab")
    assert (ran.status, ran.err.splitlines()[-1]) == (0, "they are one already, as al-shabaab; nothing changes")
    circle = ask("identity", "merge", "al-shabab", "al-shabaab", "--as", "al-shabab")
    assert circle.status == 2
    assert "al-shabab counts as al-shabaab: name al-shabaab with --as, or split al-shabab from al-shabaab first" in circle.err
    assert (path.parent / "identity.yaml").read_bytes() == before


def test_a_chain_is_told_and_opened_link_by_link(ask: Run) -> None:
    ask("identity", "merge", "al-shabaab", "al-shabab")
    assert "al-shabaab, al-shabab now count as HSM (hsm, Organization)\n" in ask("identity", "merge", "hsm", "al-shabab").err
    assert ask("identity", "split", "al-shabaab").err.splitlines()[-2:] == [
        "al-shabaab counts as itself again",
        "al-shabab counts as al-shabaab again",
    ]


def claims_and_decisions(export: str) -> list[str]:
    """Returns those lines of an export that no reference data of a load adds to."""
    return [line for line in export.splitlines() if line.startswith(('{"record":"claim"', '{"record":"identity"'))]


def test_decisions_go_with_an_export_and_a_copy(ask: Run, tmp_path: Path) -> None:
    ask("identity", "merge", "al-shabaab", "al-shabab", "--by", "amina")
    exported = ask("export").out
    assert '"record":"identity","v":1,"canonical":"al-shabaab","ids":["al-shabab"],"reason":null,"by":"amina"' in exported
    (tmp_path / "export.jsonl").write_text(exported)
    loaded, copied = (str(tmp_path / name / "g.db") for name in ("loaded", "copied"))
    for other, words in (
        (Path(loaded), ["--store", loaded, "load", str(tmp_path / "export.jsonl")]),
        (Path(copied), ["copy", "--to", copied]),
    ):
        assert ask(*words).status == 0
        assert (other.parent / "identity.yaml").read_bytes() == (tmp_path / "identity.yaml").read_bytes()
        there = ask("--store", str(other), "export").out
        assert claims_and_decisions(there) == claims_and_decisions(exported)
        assert ("al-shabaab.ATTACKS.ETH", 2) in attackers(lambda *more, other=other: ask("--store", str(other), *more))


def test_a_copy_beside_a_file_that_decides_otherwise_is_refused(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "identity.yaml").write_text("- canonical: hsm\n  ids: [al-shabaab]\n")
    ran = ask("copy", "--to", str(tmp_path / "there" / "g.db"))
    assert (ran.status, "decides otherwise than the store that is copied" in ran.err) == (2, True)


def test_articles_that_are_loaded_later_are_read_as_decided(ask: Run, path: Path, tmp_path: Path) -> None:
    ask("identity", "merge", "TUR", "AZE", "--as", "TUR")
    (tmp_path / "news.txt").write_text(SAMPLE.replace("Armenia", "Azerbaijan"))
    assert ask("load", str(tmp_path / "news.txt")).status == 0
    assert "RUS.ARMS.TUR" in ask("ask", "arms", "--of", "Azerbaijan", "--format", "json").out
    ask("identity", "split", "TUR")
    assert "RUS.ARMS.AZE" in ask("ask", "arms", "--format", "json").out


def test_the_setting_names_another_file(run: Run, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLEGIANCE_IDENTITY", str(tmp_path / "who.yaml"))
    stored(path, *NEWS)
    run("identity", "merge", "al-shabaab", "al-shabab")
    assert (tmp_path / "who.yaml").exists()
    assert not (tmp_path / "identity.yaml").exists()


def test_asking_what_is_decided_writes_nothing(path: Path) -> None:
    stored(path, *NEWS)
    with served(path) as found, Client(base_url=found.address, headers={"Authorization": f"Bearer {read_token(path)}"}) as client:
        (path.parent / "identity.yaml").write_text("- canonical: al-shabab\n  ids: [al-shabaab]\n")
        before = client.get("/stats").headers["ETag"]
        assert client.get("/_store/identity").json() == []
        assert client.get("/stats").headers["ETag"] == before
        assert client.post("/_store/identity/follow").status_code == 204
        assert [one["canonical"] for one in client.get("/_store/identity").json()] == ["al-shabab"]
        del client.headers["Authorization"]
        assert client.post("/_store/identity/follow").status_code == 401
