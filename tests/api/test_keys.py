"""Keys: made once, kept as hashes, read strictly."""

from pathlib import Path

import pytest

from api.keys import Key, Scope, WrongAccess, hash_of, key_of, new_key, read_keys

READER = Key("reader", frozenset({Scope.READ, Scope.QUERY}), hash_of("one"))
LOADER = Key("loader", frozenset({Scope.LOAD}), hash_of("two"))


def test_a_key_is_found_by_itself_and_kept_by_its_hash() -> None:
    secret, key = new_key("notebook-7", [Scope.QUERY, Scope.READ])
    assert len(secret) == len("allegiance_") + 43  # 256 bits
    assert key.entry() == f"notebook-7:read,query:{hash_of(secret)}"
    assert secret not in key.entry()
    assert key_of(secret, [READER, key, LOADER]) == key
    assert key_of(secret[:-1], [READER, key, LOADER]) is None
    assert key_of("", [READER, key, LOADER]) is None
    assert key_of(key.hash, [READER, key, LOADER]) is None  # whoever reads the file has no key


def test_no_two_keys_are_alike() -> None:
    assert len({new_key("reader", [Scope.READ])[0] for _ in range(100)}) == 100


def test_entries_stand_in_the_setting_or_in_a_file(tmp_path: Path) -> None:
    assert read_keys(f"{READER.entry()} {LOADER.entry()}") == (READER, LOADER)
    file = tmp_path / "keys"
    file.write_text(f"# who may\n\n{READER.entry()}  # until May\n{LOADER.entry()}\n")
    assert read_keys(str(file)) == (READER, LOADER)


def test_a_file_without_entries_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("# none yet\n")
    assert read_keys(str(tmp_path / "keys")) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("reader:read", "line 1: no entry"),
        (f"\nreader:read:{'0' * 63}", "line 2: no entry"),
        (f"Reader:read:{'0' * 64}", "line 1: no entry"),
        (f"reader:write:{'0' * 64}", "'write' is not a valid Scope: the scopes are read, query, load, admin"),
        ("allegiance_secret", "line 1: no entry"),
    ],
)
def test_a_wrong_entry_is_told_and_not_shown(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "keys").write_text(text)
    with pytest.raises(WrongAccess) as error:
        read_keys(str(tmp_path / "keys"))
    assert told in str(error.value)
    assert "secret" not in str(error.value)


def test_a_setting_that_is_neither_entries_nor_a_file_is_told_and_not_shown() -> None:
    with pytest.raises(WrongAccess, match="neither a list of entries name:scopes:hash nor a file") as error:
        read_keys("allegiance_secret")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("name", ["", "Reader", "a b", "a:b", "-a", "a" * 64, "a\n"])
def test_a_name_that_would_break_an_entry_is_refused(name: str) -> None:
    with pytest.raises(WrongAccess, match="is no name for a key"):
        new_key(name, [Scope.READ])
