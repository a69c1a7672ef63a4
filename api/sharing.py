"""How another process finds the service of a store, and proves that it may write: a token only the owner can read."""

import os
from pathlib import Path
from secrets import token_urlsafe


def write_token(store: Path) -> str:
    """Writes a new token beside the store's file, readable for its owner alone, and returns it."""
    token, path = token_urlsafe(32), token_file(store)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(token)
    return token


def read_token(store: Path) -> str | None:
    """Returns the token of the service that has the store, None where this user may not read it or there is none."""
    try:
        return token_file(store).read_text("utf-8")
    except OSError:
        return None


def token_file(store: Path) -> Path:
    """Returns where the token of a store's service lies."""
    return store.with_name(store.name + ".token")
