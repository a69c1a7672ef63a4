"""The file of decisions: what people write is read exactly, what is written keeps what they wrote."""

from pathlib import Path

import pytest

from graph.identity import Identity
from graph.identity_file import HEAD, read_identity, write_identity
from graph.store import Decision, WrongIdentity

SHABAAB = Decision(canonical="al-shabaab", ids=("al-shabab", "hsm"), reason="one group: two spellings", by="amina", date="2026-11-22")
WAGNER = Decision(canonical="wagner", ids=("no", "on", "wagner-group"))
BY_HAND = """\
# Our own head.

# asked Ben about the acronym
- canonical: wagner   # the company
  ids:
    - wagner-group
    - on
    - no

# Somalia
- {canonical: al-shabaab, ids: [hsm, al-shabab], by: amina, date: 2026-11-22,
   reason: "one group: two spellings"}
# the end
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "identity.yaml"


def decided(path: Path) -> tuple[Decision, ...]:
    """Returns what the file says."""
    read = read_identity(path)
    assert read is not None
    return read.decisions


def test_what_is_written_is_read_back(path: Path) -> None:
    write_identity(path, Identity([WAGNER, SHABAAB]))
    assert path.read_text() == HEAD + (
        "- canonical: al-shabaab\n  ids: [al-shabab, hsm]\n  reason: 'one group: two spellings'\n  by: amina\n  date: 2026-11-22\n"
        "- canonical: wagner\n  ids: ['no', 'on', wagner-group]\n"
    )
    assert decided(path) == (SHABAAB, WAGNER)


def test_there_is_no_file_until_something_is_decided(path: Path) -> None:
    assert read_identity(path) is None
    write_identity(path, Identity())
    assert not path.exists()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n", "# all undone\n[]\n"])
def test_an_empty_file_decides_nothing(path: Path, text: str) -> None:
    path.write_text(text)
    assert decided(path) == ()
    write_identity(path, Identity([WAGNER]))
    assert path.read_text() == text.replace("[]\n", "") + "- canonical: wagner\n  ids: ['no', 'on', wagner-group]\n"


def test_what_people_write_is_read_as_it_stands(path: Path) -> None:
    path.write_text(BY_HAND)
    assert decided(path) == (SHABAAB, WAGNER)


def test_comments_and_wording_stay_where_a_decision_stays(path: Path) -> None:
    path.write_text(BY_HAND)
    more = Decision(canonical="al-shabaab", ids=("harakat-al-shabaab",), reason="its\nfull name")
    write_identity(path, Identity([SHABAAB, WAGNER, more]))
    text = path.read_text()
    assert text.startswith("# Our own head.\n\n# Somalia\n- {canonical: al-shabaab, ids: [hsm, al-shabab]")
    assert "# asked Ben about the acronym\n- canonical: wagner   # the company\n  ids:\n    - wagner-group\n" in text
    assert text.endswith("# the end\n")
    assert set(decided(path)) == {SHABAAB, WAGNER, more}
    write_identity(path, Identity([WAGNER]))
    assert path.read_text() == BY_HAND[: BY_HAND.index("# Somalia")] + "# the end\n"


def test_the_comment_before_a_decision_that_changes_stays(path: Path) -> None:
    path.write_text(BY_HAND)
    fewer = Decision(canonical="wagner", ids=("wagner-group",))
    write_identity(path, Identity([SHABAAB, fewer]))
    assert "# asked Ben about the acronym\n- canonical: wagner\n  ids: [wagner-group]\n" in path.read_text()


def test_the_same_decisions_give_the_same_bytes(path: Path) -> None:
    write_identity(path, Identity([WAGNER, SHABAAB]))
    before = path.read_bytes()
    write_identity(path, Identity([SHABAAB]))
    write_identity(path, Identity([SHABAAB, WAGNER]))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- canonical: a\n  ids: [b\n", ":3: no YAML"),
        ("canonical: a\n", ":1: not a list of decisions; each begins with `- canonical: ID`"),
        ("[{canonical: a, ids: [b]}, {canonical: c, ids: [d]}]\n", ":1: give each decision lines of its own"),
        ("# x\n- a\n", ":2: no decision; it begins with"),
        ("- canonical: a\n  same: [b]\n", ":2: there is no field 'same' here, only canonical, ids, reason, by, date"),
        ("- canonical: a\n  ids: [b]\n  ids: [c]\n", ":3: ids stands there twice"),
        ("\n- canonical: a\n", ":2: ids is missing"),
        ("- ids: [a]\n", ":1: canonical is missing"),
        ("- canonical: a\n  ids: {b: c}\n", ":2: ids: not a list of ids"),
        ("- canonical: [a]\n  ids: [b]\n", ":1: canonical: not a single value"),
        ("- canonical: a\n  ids: [b]\n  date: yesterday\n", ":3: date: 'yesterday' is no day; write 2026-11-22"),
        ("- canonical: a\n  ids: []\n", ":1: names no other id that is one with a"),
        ("- canonical: a\n  ids: [Al Shabab]\n", ":1: 'Al Shabab' is no id"),
        ("- canonical: a\n  ids: [b]\n- canonical: c\n  ids: [b]\n", ":3: b is a by line 1; take one out"),
        (
            "- canonical: c\n  ids: [d]\n- canonical: a\n  ids: [b]\n- canonical: b\n  ids: [a]\n",
            ":3: the decisions go in a circle: b is a is b",
        ),
    ],
)
def test_an_error_names_file_and_line(path: Path, text: str, told: str) -> None:
    path.write_text(text)
    with pytest.raises(WrongIdentity) as error:
        read_identity(path)
    assert f"{path}{told}" in str(error.value)


def test_a_file_that_is_no_text_is_told(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WrongIdentity, match="no text in UTF-8"):
        read_identity(path)
