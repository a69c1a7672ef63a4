"""Offices of several told at once: "the presidents of Serbia and Croatia, X and Y", "the two ministers, X and Y"."""

from collections.abc import Iterator, Mapping

from loaders.extraction.gazetteer import Use
from loaders.extraction.mentions import Kind, Mention
from loaders.extraction.whose import Line
from loaders.extraction.wordings import Office

BETWEEN = frozenset({",", "and", "the", "&", "'s", "'"})  # between the items of a list
PLURAL = frozenset({"NNS", "NNPS"})


def respective(line: Line, offices: Mapping[str, tuple[Office, ...]]) -> Iterator[tuple[Mention, Mention, int, int, Office]]:
    """Yields each person of such a list with the body in the same place of the other, else his own, and the words of the office."""
    for token in line.doc:
        known = offices.get(token.lower_[:-1], ()) if token.tag_ in PLURAL and token.lower_.endswith("s") else ()
        for office in known:
            start, end = token.i + 1 - len(office.words), token.i + 1
            if start >= 0 and tuple(t.lower_ for t in line.doc[start : token.i]) == office.words[:-1]:
                yield from _paired(line, start, end, office)
                break


def _paired(line: Line, start: int, end: int, office: Office) -> Iterator[tuple[Mention, Mention, int, int, Office]]:
    bodies, at = _run(line, end + 1, people=False) if end < len(line.doc) and line.doc[end].lower_ == "of" else ([], end)
    bodies = bodies or _run_before(line, start)
    people, _ = _run(line, at, people=True)
    if len(people) < 2 or line.doc[people[0].start - 1].text not in (",", "-", "–", "—", "("):
        return
    if len(people) == len(bodies):
        for person, body in zip(people, bodies, strict=True):
            yield person, body, start, end, office
    elif not bodies:
        for person in people:
            if (home := person.named.home) is not None:
                yield person, Mention(start, end, end - 1, Kind.ACTOR, home, Use.NAME), start, end, office


def _run(line: Line, at: int, *, people: bool) -> tuple[list[Mention], int]:
    """Returns the names listed from a token on, persons or others, and where they end."""
    found: list[Mention] = []
    end = at
    while at < len(line.doc):
        name = line.starts.get(at)
        if name is not None and (name.named.kind == "Person") == people:
            found.append(name)
            at = end = name.end
        elif name is None and line.doc[at].lower_ in BETWEEN:
            at += 1
        else:
            break
    return found, end


def _run_before(line: Line, at: int) -> list[Mention]:
    """Returns the names listed right before a token: "the French and German" before "ministers"."""
    found: list[Mention] = []
    while at > 0:
        name = line.ends.get(at)
        if name is not None and name.named.kind != "Person":
            found.insert(0, name)
            at = name.start
        elif name is None and line.doc[at - 1].lower_ in BETWEEN:
            at -= 1
        else:
            break
    return found
