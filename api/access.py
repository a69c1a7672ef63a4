"""Who may do what: keys with scopes, or, without any, this machine alone.

Every route says with `needs(Scope.X)` what its caller needs, or with `PUBLIC` that it needs nothing; a test finds those
that say neither. Who calls is found out once a request, in `api/door.py`, before any route.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.params import Depends as Dependency
from fastapi.security import HTTPBearer

from api.errors import Refused
from api.freshness import recall
from api.keys import Key, Scope, WrongAccess, key_of, read_keys, scopes_of
from api.settings import Settings

ALONE = frozenset({Scope.READ, Scope.QUERY, Scope.LOAD})  # what this machine may do where nobody else can reach the service
OWNER_MARK = "(owner)"
BEARER = HTTPBearer(
    scheme_name="key",
    description="A key of `allegiance keys make`, as `Authorization: Bearer KEY`. A service without keys needs none on its own machine.",
    auto_error=False,
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a key by its name, the owner of the store by its token, or anybody."""

    name: str | None
    scopes: frozenset[Scope]
    owner: bool = False  # whoever shows the token that lies beside the store
    stranger: bool = False  # whoever shows a key that is none
    alone: bool = False  # whoever asks on this machine where only it can ask

    @property
    def mark(self) -> str:
        """By what jobs are known to be the caller's; no key can be called as the owner is, and all without a key are one."""
        return OWNER_MARK if self.owner else self.name or ""

    @property
    def sees(self) -> str | None:
        """The mark of those whose jobs the caller sees and cancels, None for all."""
        return None if self.owner or self.alone or Scope.ADMIN in self.scopes else self.mark

    def may(self, scope: Scope) -> bool:
        """Returns whether the caller may do this."""
        return scope in self.scopes or Scope.ADMIN in self.scopes


@dataclass(frozen=True, slots=True)
class Access:
    """What is granted to whom; `hosts` are names of this machine, None where a request may name any."""

    keys: tuple[Key, ...]
    anybody: frozenset[Scope]
    local: bool  # only what this machine itself asks counts
    hosts: frozenset[str] | None
    origins: frozenset[str]

    def caller(self, secret: str | None, may_write: Callable[[str], bool]) -> Caller:
        """Returns who shows this secret; `may_write` says whether it is the owner's token."""
        if secret is None:
            return Caller(None, self.anybody, alone=self.local)
        if may_write(secret):
            return Caller("owner", frozenset(Scope), owner=True)
        key = key_of(secret, self.keys)
        return Caller(key.name, key.scopes | self.anybody) if key else Caller(None, frozenset(), stranger=True)


def access_of(settings: Settings, address: str) -> Access:
    """Returns what the settings grant on a service that listens at an address; raises WrongAccess where all the world would get in."""
    keys = read_keys(settings.api_keys) if settings.api_keys else None
    anybody, local = scopes_of(settings.open), False
    if Scope.ADMIN in anybody:
        raise WrongAccess("admin cannot be open to anybody; make a key for it with `allegiance keys make NAME --scope admin`")
    if keys is None and not anybody:
        if not ip_address(address.partition("%")[0]).is_loopback:
            raise WrongAccess(
                f"{address} can be reached from other machines, and there are no keys: make one with "
                "`allegiance keys make NAME --scope read` and set ALLEGIANCE_API_KEYS, or say with --open read that anybody may"
            )
        anybody, local = ALONE, True
    names = {"localhost", socket.gethostname().lower(), *(name.lower() for name in settings.hosts.replace(",", " ").split())}
    return Access(
        keys or (), anybody, local, frozenset(names) if anybody else None, frozenset(settings.cors_origins.replace(",", " ").split())
    )


class Need:
    """Lets only those pass who may do what a route does."""

    def __init__(self, scope: Scope, *, live: bool) -> None:
        self.scope = scope
        self.live = live

    async def __call__(self, request: Request, _: Annotated[object, Security(BEARER)]) -> None:
        """Raises Refused, and NotModified where the caller has the answer already."""
        self._check(request.state.caller)
        if request.method == "GET" and not self.live:
            await run_in_threadpool(recall, request, request.app.state.service)

    def _check(self, caller: Caller) -> None:
        if caller.may(self.scope):
            return
        if caller.stranger:
            raise Refused(401, "Unknown key", "this key is not one of the service's; `allegiance keys make` makes one", CHALLENGE)
        if caller.name is None:
            raise Refused(401, "Key needed", f"send a key with the scope {self.scope} as `Authorization: Bearer KEY`", CHALLENGE)
        mine = ", ".join(sorted(caller.scopes))
        raise Refused(403, "Scope needed", f"the key {caller.name} has the scopes {mine}, and this needs {self.scope}")


class Open:
    """Says that a route is for everybody."""

    async def __call__(self) -> None:
        """Lets all pass."""


CHALLENGE = {"WWW-Authenticate": "Bearer"}
PUBLIC: Dependency = Depends(Open())


@cache
def needs(scope: Scope, *, live: bool = False) -> Dependency:
    """Returns the dependency for routes that need this scope: `APIRouter(dependencies=[needs(Scope.READ)])`.

    What a GET answers is taken to follow from its address and the state of the store; `live` says that it does not.
    """
    needed: Dependency = Depends(Need(scope, live=live))
    return needed
