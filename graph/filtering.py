"""The parameters of the conditions that claims and rows pass: one filter for every question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph import meant
from graph.answers import EVERYTHING, Cursor, Filters, WrongQuestion
from graph.properties import listings_of
from graph.store import Reader, Value
from ontology.vocabulary import vocabulary

ROW_KEYS = (int, int, int, int, str, str)  # plain or not, origins, outlets, claims, last day, id
MOST = 2**31  # of a number in a cursor: no store holds more
EVER = "9999"  # the end of what has not ended
OF_ROWS = {"types", "min_claims", "min_outlets", "min_origins", "min_speakers", "plain", "limit", "windows", "roll_up"}


def filter_parameters(
    store: Reader, filters: Filters, types: Sequence[str], *, plain_claims: bool = False, after: Cursor | None = None
) -> dict[str, Value]:
    """Returns the parameters of the conditions that claims pass; `after` is where the page of claims before ended.

    Raises UnknownWord, and WrongQuestion where it is asked what held on a day and none of the types lasts.
    """
    by, of, about = list(filters.by), [*filters.of, *filters.against], list(filters.about)
    one, other = filters.between or (None, None)
    roll_up = filters.roll_up
    members = [members_of(store, ids) if filters.members else [] for ids in (by, of, about)]
    start = [one] if one else about or by or of
    joined = [str(m["id"]) for m in ((members[2] if about else members[0] if by else members[1]) if not one else [])]
    whole: list[Value] = list(dict.fromkeys((*start, *joined)))
    day, page = filters.as_of, keys_of(after, (str, str))
    return {
        "fromActors": whole,
        "fromSides": list(dict.fromkeys((*(start if roll_up else []), *joined))),
        "types": list(asked_types(filters, types)),
        "symmetric": [r.name for r in vocabulary().relations.values() if r.symmetric],
        "by": by or None,
        "bySides": by if roll_up else [],
        "byMembers": members[0] or None,
        "of": of or None,
        "ofSides": of if roll_up else [],
        "ofMembers": members[1] or None,
        "about": about or None,
        "aboutSides": about if roll_up else [],
        "aboutMembers": members[2] or None,
        "one": one,
        "oneSide": one if roll_up else None,
        "other": other,
        "otherSide": other if roll_up else None,
        "kinds": bool(filters.by_kinds or filters.of_kinds) or None,
        "byKinds": list(filters.by_kinds) or None,
        "ofKinds": list(filters.of_kinds) or None,
        "since": filters.since,
        "sinceIn": list(cut_short(filters.since)),
        "until": until_limit(day or filters.until),
        "publishedSince": filters.published_since,
        "publishedSinceIn": list(cut_short(filters.published_since)),
        "publishedUntil": until_limit(filters.published_until),
        "knownBy": until_limit(filters.known_by),
        "outlets": outlets_asked(store, filters.outlets),
        "speaker": filters.speaker,
        "speakerSide": filters.speaker if roll_up else None,
        "stance": filters.stance,
        "modality": filters.modality,
        "minConfidence": filters.min_confidence,
        "places": places_asked(store, filters.place),
        "weapons": weapons_asked(store, filters.weapon),
        "topic": _small(filters.topic),
        "plainClaims": plain_claims,
        "pageDate": page[0],
        "pageId": page[1],
    }


def row_parameters(filters: Filters, after: Cursor | None = None) -> dict[str, Value]:
    """Returns the parameters of what claims add up to; `after` is where the page of rows before ended."""
    names = ("afterRank", "afterOrigins", "afterOutlets", "afterClaims", "afterNewest", "afterKey")
    page: dict[str, Value] = dict(zip(names, keys_of(after, ROW_KEYS), strict=True))
    return page | {
        "said": filters.said,
        "asOf": filters.as_of,
        "minClaims": filters.min_claims,
        "minOutlets": filters.min_outlets,
        "minOrigins": filters.min_origins,
        "minSpeakers": filters.min_speakers,
        "plainOnly": filters.plain,
        "byWeapon": False,
        "limit": filters.limit,
    }


def is_of_rows(filters: Filters) -> bool:
    """Returns whether a filter asks for nothing that only claims can tell."""
    return replace(filters, **{name: getattr(EVERYTHING, name) for name in OF_ROWS}) == EVERYTHING


def keys_of(after: Cursor | None, kinds: Sequence[type]) -> Sequence[str | int | None]:
    """Returns the keys of a cursor, all None without one; raises WrongQuestion where they are not of these kinds."""
    if after is None:
        return [None] * len(kinds)
    fit = len(after.keys) == len(kinds) and all(isinstance(key, kind) for key, kind in zip(after.keys, kinds, strict=True))
    if not fit or any(isinstance(key, int) and abs(key) > MOST for key in after.keys):
        raise WrongQuestion("the cursor is not one that this question gave; pass on `next` of the page before as it is")
    return after.keys


def asked_types(filters: Filters, types: Iterable[str]) -> tuple[str, ...]:
    """Returns the types of the filter, or else those given, or all; of what held on a day those that last; raises WrongQuestion."""
    wanted = tuple(filters.types or types or vocabulary().relations)
    if filters.as_of is None:
        return wanted
    if lasting := tuple(name for name in wanted if vocabulary().relations[name].lasts):
        return lasting
    raise WrongQuestion(
        f"what is asked for happens and does not last, so that nothing of it held on {filters.as_of}; ask with since and until instead"
    )


def starting(question: str, asked: Mapping[str, Value]) -> str:
    """Returns the statement of a question that looks where fewest claims are: at an actor's own, or else at those of the types."""
    return f"{question}_from_{'actors' if asked['fromActors'] else 'types'}"


def until_limit[T: (str, str | None)](date: T) -> T:
    """Returns a text at or before which all dates stand that begin with this date or a part of one, None for none."""
    return date and date + "~"  # comes after digits and hyphens


def places_asked(store: Reader, word: str | None) -> list[Value] | None:
    """Returns the store's places that a word means, None for none; raises UnknownWord."""
    return list(meant.places(store, word)) if word else None


def weapons_asked(store: Reader, word: str | None) -> list[Value] | None:
    """Returns the store's weapons that a word means, None for none; raises UnknownWord."""
    return list(meant.weapon_names(store, word)) if word else None


def outlets_asked(store: Reader, words: Sequence[str]) -> list[Value] | None:
    """Returns the store's outlets that words mean, None for none; raises UnknownWord."""
    return list(meant.outlets(store, words)) if words else None


def cut_short(date: str | None) -> tuple[str, ...]:
    """Returns the dates that cover this one and are less exact: of a day its month and its year."""
    return tuple(date[:size] for size in (len("2020"), len("2020-10")) if size < len(date)) if date else ()


def reaches(date: str | None, since: str) -> bool:
    """Returns whether some day of a date, which may be cut short, is on or after a day or the beginning of one."""
    return bool(date) and until_limit(date or "") >= since


def held(start: str | None, end: str | None, filters: Filters) -> bool:
    """Returns whether a membership held on the day, or at some time of the days, that the filter asks for."""
    since, until = (filters.as_of or filters.since), (filters.as_of or filters.until)
    return (not until or (start or "") <= until_limit(until)) and (not since or reaches(end or EVER, since))


def members_of(store: Reader, alliances: Sequence[str]) -> list[dict[str, Value]]:
    """Returns the listed members of alliances with the days from and to which each was one."""
    if not alliances:
        return []
    listed = listings_of(store.ask("listings_in", {"ids": list(alliances)}), canonical=True)
    return [{"id": w.member, "start": w.start or "", "end": until_limit(w.end or EVER)} for w in listed]


def _small(text: str | None) -> str | None:
    return text.lower() if text else None
