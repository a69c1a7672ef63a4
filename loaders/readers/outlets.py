"""Outlets as readers need them: names to know in a header, and whose voice a text is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from loaders.readers.addresses import host_of
from loaders.readers.items import Reason, Refused
from loaders.readers.wordings import wordings
from ontology import reference

MAX_NAME = 100  # characters
OWN_VOICE_KINDS = frozenset({"ministry", "government", "military", "party", "organization"})
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
# Hosts of governments: state.gov, mfa.gov.az, diplomatie.gouv.fr, mfa.ee; the state is in the last label, the United
# States where there is none.
OFFICIAL_HOST = re.compile(
    r"(?:^|\.)(?:gov|govt|gouv|gob|gub|mil)(?:\.(?P<of>[a-z]{2}))?$|^(?:mfa|mod|president|government)\.(?P<at>[a-z]{2})$",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes: `control` is who runs it (state, private ...), `voice` the actor whose own text it carries."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    control: str | None = None
    kind: str | None = None
    voice: str | None = None

    @property
    def speaks_for_itself(self) -> bool:
        """True where what it publishes are statements of its own."""
        return self.voice is not None or self.kind in OWN_VOICE_KINDS


class OutletRecord(BaseModel):
    """One outlet in a user's file, with the fields of `ontology/reference/outlets.yaml` and `voice`."""

    model_config = ConfigDict(extra="forbid")

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    control: str | None = None
    kind: str | None = None
    voice: str | None = None


class OutletTable:
    """Outlets by name, alias and host; later ones win. An alias may be an address such as `mid.ru`."""

    def __init__(self, outlets: Iterable[Outlet] = (), *, ambiguous: Iterable[str] = ()) -> None:
        self._by_name: dict[str, Outlet] = {}
        self._by_host: dict[str, Outlet] = {}
        self._ambiguous = frozenset(map(_key, ambiguous))
        for outlet in outlets:
            names = (outlet.name, *outlet.aliases)
            self._by_name.update((_key(name), outlet) for name in names)
            self._by_host.update((name.lower(), outlet) for name in names if HOST.fullmatch(name))

    def knows(self, name: str) -> bool:
        """Returns whether a line can only be the name of an outlet."""
        return len(name) <= MAX_NAME and (key := _key(name)) in self._by_name and key not in self._ambiguous

    def find(self, name: str | None, url: str | None) -> Outlet | None:
        """Returns the outlet of that name or address, or the state whose office bears it, else None."""
        if name and (outlet := self._by_name.get(_key(name))):
            return outlet
        host = host_of(url).removeprefix("www.") if url else ""
        return self._by_host.get(host) or _official(host, name)


def outlet_table(path: Path | None) -> OutletTable:
    """Returns the known outlets, and over them those of a user's file. Raises `Refused` where that cannot be read."""
    known = [
        Outlet(
            name=outlet.name,
            aliases=outlet.aliases,
            country=outlet.country,
            control=outlet.control,
            kind=outlet.kind,
            voice=_uncontested(outlet.country) if outlet.kind in OWN_VOICE_KINDS else None,
        )
        for outlet in reference.outlets()
    ]
    words = (word for outlet in reference.outlets() for word in outlet.ambiguous)
    return OutletTable([*known, *(user_outlets(path) if path else ())], ambiguous=words)


def user_outlets(path: Path) -> tuple[Outlet, ...]:
    """Returns the outlets of a user's YAML file: a list of records. Raises `Refused` where it cannot be read."""
    try:
        records = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        return tuple(Outlet(**OutletRecord.model_validate(record).model_dump()) for record in records)
    except OSError as error:
        raise Refused(Reason.UNREADABLE, f"the outlets file cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError, ValidationError, TypeError) as error:
        first = str(error).splitlines()[0]
        message = f"the outlets file is not a list of records with name, aliases, country, control, kind, voice: {first}"
        raise Refused(Reason.UNREADABLE, message) from error


def is_place(line: str) -> bool:
    """Returns whether a line is nothing but a state or its capital: the last line of a letter, not an outlet."""
    return line.casefold().strip(" ,.") in _places()


def _official(host: str, name: str | None) -> Outlet | None:
    """The state whose ministry, embassy or government has that name or host."""
    state = _state_of_host(host) or (_state_of_office(name) if name else None)
    return Outlet(name=name or host, kind="government", control="state", country=state, voice=_uncontested(state)) if state else None


def _state_of_host(host: str) -> str | None:
    match = OFFICIAL_HOST.search(host)
    if not match:
        return None
    code = match["of"] or match["at"] or "us"
    return next((s.id for s in reference.states() if s.iso2 == {"uk": "gb"}.get(code, code).upper()), None)


def _state_of_office(name: str) -> str | None:
    """The state first named in an office's name ("Embassy of Russia in Armenia" is Russia's)."""
    if not wordings().office.search(name) or not (match := _state_words().search(name)):
        return None
    return _states_by_word()[match[0].casefold()]


def _uncontested(state: str | None) -> str | None:
    """The state as voice, unless rival governments claim to be it: then its name does not tell who speaks."""
    return None if any(power.state == state for power in reference.contested()) else state


@cache
def _states_by_word() -> dict[str, str]:
    return {word.casefold(): s.id for s in reversed(reference.states()) for word in (*s.adjectives, *s.aliases, s.name)}


@cache
def _state_words() -> re.Pattern[str]:
    words = sorted(map(re.escape, _states_by_word()), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)


@cache
def _places() -> frozenset[str]:
    return frozenset(word.casefold() for s in reference.states() for word in (s.name, *s.aliases, s.capital or s.name))


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.casefold().removeprefix("the ")).strip()
