"""Keys of the service: who holds one may do what its scopes say.

A key is 256 random bits, so nobody can guess one, and a plain SHA-256 of it is as good at rest as a slow hash: there
is no likely key to try first. A slow one would cost every request tens of milliseconds, which strangers could ask for.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe

KEY_BYTES = 32
PREFIX = "allegiance_"  # so that whoever finds a key in a file knows what it opens
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
ENTRY = re.compile(rf"(?P<name>{NAME.pattern}):(?P<scopes>[a-z,]+):(?P<hash>[0-9a-f]{{64}})")
COMMENT = re.compile(r"#.*")


class Scope(StrEnum):
    """What a caller may do."""

    READ = "read"  # the questions, and everything that they open down to
    QUERY = "query"  # queries of one's own
    LOAD = "load"  # articles in and out
    ADMIN = "admin"  # all of these, and what changes the store as a whole


class WrongAccess(Exception):
    """Settings of access that cannot be, in words that say what to do."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept: never itself, only its hash."""

    name: str
    scopes: frozenset[Scope]
    hash: str

    def entry(self) -> str:
        """Returns the key as it stands in `ALLEGIANCE_API_KEYS`."""
        return f"{self.name}:{','.join(scope for scope in Scope if scope in self.scopes)}:{self.hash}"


def new_key(name: str, scopes: Iterable[Scope]) -> tuple[str, Key]:
    """Returns a new key, which is seen now and never again, and how it is kept; raises WrongAccess."""
    if not NAME.fullmatch(name):
        raise WrongAccess(f"{name!r} is no name for a key; use lower-case letters, digits, points, hyphens and underscores, 63 at most")
    secret = PREFIX + token_urlsafe(KEY_BYTES)
    return secret, Key(name, frozenset(scopes), hash_of(secret))


def hash_of(secret: str) -> str:
    """Returns what is kept of a key."""
    return sha256(secret.encode()).hexdigest()


def key_of(secret: str, keys: Sequence[Key]) -> Key | None:
    """Returns the key that was shown, None where it is none of these; how long that takes says nothing of them."""
    shown, found = hash_of(secret), None
    for key in keys:
        if compare_digest(key.hash, shown):
            found = key
    return found


def read_keys(setting: str) -> tuple[Key, ...]:
    """Returns the keys of `ALLEGIANCE_API_KEYS`: entries `name:scopes:hash`, or a file with one a line; raises WrongAccess."""
    words = setting.split()
    if words and all(ENTRY.fullmatch(word) for word in words):
        return tuple(map(_key, words))
    path = Path(setting).expanduser()
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise WrongAccess(
            f"ALLEGIANCE_API_KEYS is neither a list of entries name:scopes:hash nor a file that can be read ({why}); "
            "`allegiance keys make NAME --scope read` makes a key and its entry"
        ) from None
    entries = [(number, entry) for number, line in enumerate(lines, 1) if (entry := COMMENT.sub("", line).strip())]
    for number, entry in entries:  # an entry is not shown: a key itself may stand there by mistake
        if not ENTRY.fullmatch(entry):
            raise WrongAccess(f"{path}, line {number}: no entry name:scopes:hash as `allegiance keys make` prints it")
    return tuple(_key(entry) for _, entry in entries)


def _key(entry: str) -> Key:
    name, scopes, hashed = entry.split(":")
    return Key(name, scopes_of(scopes), hashed)


def scopes_of(text: str) -> frozenset[Scope]:
    """Returns the scopes of a list such as `read,query`; raises WrongAccess."""
    try:
        return frozenset(Scope(word.strip()) for word in text.split(",") if word.strip())
    except ValueError as error:
        raise WrongAccess(f"{error}: the scopes are {', '.join(Scope)}") from error
