"""What to tell of a Neo4j that refuses or is silent: what may be the matter, and what to do about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLError
from urllib.parse import urlsplit

from neo4j.exceptions import DriverError, IncompleteCommit, Neo4jError, ServiceUnavailable, SessionExpired

from graph.store import StoreError, StoreUnavailable

READ_ONLY = "the database is read-only, so nothing was written"
REMEDIES = {  # by the code of the server's error, or its beginning: the longest that fits
    "Neo.ClientError.Database.DatabaseNotFound": "there is no such database; name one with ALLEGIANCE_NEO4J_DATABASE",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": READ_ONLY,
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": READ_ONLY,
    "Neo.ClientError.Cluster.NotALeader": "this server only reads; name the cluster with neo4j:// instead of bolt://",
    "Neo.ClientError.Security.AuthenticationRateLimit": "too many wrong passwords; wait a few seconds and give the right one",
    "Neo.ClientError.Security.CredentialsExpired": "the first password has to be changed before anything else",
    "Neo.ClientError.Security.Forbidden": "the user may not do this; name another with ALLEGIANCE_NEO4J_USER",
    "Neo.ClientError.Security": "user or password is wrong: set ALLEGIANCE_NEO4J_USER and ALLEGIANCE_NEO4J_PASSWORD (or _PASSWORD_FILE)",
    "Neo.ClientError.Transaction.TransactionTimedOut": "the server ends what takes so long; see its db.transaction.timeout",
    "Neo.TransientError.General.OutOfMemoryError": "the server has too little memory for this; give it more heap",
    "Neo.DatabaseError": "the server cannot go on: make room where its disk is full (its log tells), and restart it; what is stored stays",
    "Neo.TransientError": "the server could not do it now, however often it was tried",
}


def remedy(code: str) -> str | None:
    """Returns what to do about an error of the server, None where it should not happen."""
    return next((REMEDIES[key] for key in sorted(REMEDIES, key=len, reverse=True) if code.startswith(key)), None)


def why_silent(error: BaseException, address: str) -> str:
    """Returns what may be the matter with a server that does not answer."""
    causes = list(_causes(error))
    host = urlsplit(address).netloc
    told = " ".join(map(str, causes)).lower()
    if any(isinstance(cause, SSLError) for cause in causes):
        return f"{host} does not speak TLS with a certificate that this machine trusts; try bolt://, or neo4j+ssc:// for one of its own"
    if "looks like http" in told:
        return f"{host} speaks HTTP, not Bolt; Neo4j's Bolt port is 7687 where nobody chose another"
    if any(isinstance(cause, TimeoutError) for cause in causes) or "timed out" in told:
        return f"{host} says nothing; is it the Bolt port of a Neo4j, and does nothing between hold it up?"
    if "handshake" in told:
        return f"what listens at {host} does not speak Bolt, or only with TLS (neo4j+s://); Neo4j's own port is 7687"
    return f"is Neo4j running, and is {host} right? ({first_line(str(causes[-1]))})"


def first_line(text: str) -> str:
    """Returns the first line of a text, without its full stop."""
    return text.strip().split("\n")[0].rstrip(".")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yields an error and what caused it, the cause last; of several at once the first."""
    while error is not None:
        yield error
        error = error.exceptions[0] if isinstance(error, BaseExceptionGroup) else error.__cause__ or error.__context__


def may_pass(error: DriverError | Neo4jError) -> bool:
    """Returns whether an error may pass by itself. The driver takes those of memory and of read-only databases for such."""
    if isinstance(error, IncompleteCommit):
        return True
    code = error.code or "" if isinstance(error, Neo4jError) else ""
    return error.is_retryable() and not any(what in code for what in ("OutOfMemory", "ForbiddenOnReadOnlyDatabase"))


@contextmanager
def told_as_ours(address: str) -> Iterator[None]:
    """Makes the driver's errors the store's own, with what to check at an address."""
    try:
        yield
    except (ServiceUnavailable, SessionExpired) as error:
        raise StoreUnavailable(f"{address} does not answer: {why_silent(error, address)}") from error
    except Neo4jError as error:
        code = error.code or ""
        what_to_do = remedy(code)
        if what_to_do is None:
            raise
        kind = StoreUnavailable if code.startswith(("Neo.TransientError", "Neo.DatabaseError")) else StoreError
        raise kind(f"{address}: {what_to_do} ({first_line(error.message or code)})") from error
    except DriverError as error:
        raise StoreError(f"{address}: {first_line(str(error))}") from error
