"""The durable form of a store: all of it as JSON Lines, sorted, and back into a store that exports equal bytes.

Articles come first, then actors, listed memberships, decisions about copies and of identity, and claims, so that a reader meets nothing
before what it belongs to. Reading takes the lines in any order, tells what is wrong with a line and goes on with the others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from graph.checking import Fault, fault_of, misplaced
from graph.identity import Identity, joined
from graph.model import Actor, Article, ArticleRef, Claim, claim_id
from graph.records import (
    ActorRecord,
    ArticleRecord,
    ClaimRecord,
    DecisionRecord,
    ListingRecord,
    RecordError,
    RulingRecord,
    article_record,
    read_record,
    record_of,
    value_of,
    write_record,
)
from graph.store import Decision, Listing, Reader, Reading, Ruling


@dataclass(frozen=True, slots=True)
class Contents:
    """What JSON Lines hold: readings, listings with the actors that they name, decisions about copies and identity, what is left out.

    `others` are actors that neither an article nor a listing names, and of which nothing is decided: a data set gave their names.
    """

    readings: tuple[Reading, ...]
    listings: tuple[Listing, ...]
    listed: tuple[Actor, ...]
    rulings: tuple[Ruling, ...]
    decisions: tuple[Decision, ...]
    rejected: tuple[RecordError, ...]
    others: tuple[Actor, ...] = ()


def export_jsonl(store: Reader, stream: BinaryIO) -> int:
    """Writes all that the store holds, sorted; returns the number of records."""
    number = 0
    for line in jsonl_lines(store):
        stream.write(line)
        number += 1
    return number


def read_jsonl(lines: Iterable[bytes]) -> Contents:
    """Returns what the lines hold, put together by article; empty lines are passed over."""
    gathered = Gathered()
    for number, line in enumerate(lines, 1):
        if line.strip():
            gathered.add(number, line)
    return gathered.contents(others=True)


def jsonl_lines(store: Reader) -> Iterator[bytes]:
    """Yields the lines of an export."""
    for article, extractor in store.articles():
        yield write_record(article_record(article, extractor))
    for actor in store.actors():
        yield write_record(record_of(actor))
    for listing in store.listings():
        yield write_record(record_of(listing))
    for ruling in store.rulings():
        yield write_record(record_of(ruling))
    for decision in store.decisions():
        yield write_record(record_of(decision))
    for claim in store.claims():
        yield write_record(record_of(claim))


class Gathered:
    """Records by what they belong to, with the numbers of their lines."""

    def __init__(self) -> None:
        self.articles: dict[str, tuple[Article, str]] = {}
        self.actors: dict[str, Actor] = {}
        self.listings: list[tuple[int, Listing]] = []
        self.rulings: set[Ruling] = set()
        self.claims: dict[str, list[tuple[int, Claim]]] = {}
        self.identity = Identity()
        self.rejected: list[RecordError] = []

    def add(self, number: int, line: bytes) -> None:
        """Takes in one line."""
        try:
            match read_record(line, number):
                case ArticleRecord() as record:
                    self.articles[record.article_id] = (value_of(record, Article), record.extractor)
                case ActorRecord() as record:
                    self.actors[record.id] = value_of(record, Actor)
                case ListingRecord() as record:
                    self.listings.append((number, value_of(record, Listing)))
                case RulingRecord() as record:
                    self.rulings.add(value_of(record, Ruling))
                case DecisionRecord() as record:
                    self._decide(number, value_of(record, Decision))
                case ClaimRecord() as record:
                    self.claims.setdefault(record.article.id, []).append((number, value_of(record, Claim)))
        except RecordError as error:
            self.rejected.append(error)

    def contents(self, *, others: bool = False) -> Contents:
        """Returns the records put together, with the `others` where they are wanted; what does not fit is left out and told."""
        for key in self.claims.keys() - self.articles.keys():
            self.rejected += [RecordError(n, "article.id", f"no article {key} stands in this input") for n, _ in self.claims[key]]
        readings = tuple(self._reading(key) for key in sorted(self.articles))
        listings = tuple(listing for number, listing in self.listings if self._known(number, listing))
        named = {key for listing in listings for key in (listing.member, listing.alliance)}
        rulings = tuple(sorted(self.rulings, key=lambda ruling: ruling.id))
        rejected = tuple(sorted(self.rejected, key=lambda error: error.line))
        listed = tuple(self.actors[key] for key in sorted(named))
        contents = Contents(readings, listings, listed, rulings, self.identity.decisions, rejected)
        return replace(contents, others=self._others(contents, named)) if others else contents

    def _others(self, contents: Contents, listed: set[str]) -> tuple[Actor, ...]:
        """Returns the actors that no reading and no listing names and of whom nothing is decided."""
        named = listed | {actor.id for reading in contents.readings for actor in reading.actors} | self.identity.ids
        return tuple(self.actors[key] for key in sorted(self.actors.keys() - named))

    def _decide(self, number: int, decision: Decision) -> None:
        """Takes in a decision of identity that goes with those before."""
        self.identity, refused = joined(self.identity, [decision])
        self.rejected += [RecordError(number, "ids", str(error)) for _, error in refused]

    def _reading(self, key: str) -> Reading:
        """Returns an article with those of its claims that fit."""
        article, extractor = self.articles[key]
        claims = dict[str, Claim]()
        lines = dict[str, int]()
        for number, claim in self.claims.get(key, []):
            if fault := _fault(claim, article, self.actors):
                self.rejected.append(RecordError(number, *fault))
            else:
                claims[claim.id], lines[claim.id] = claim, number
        while torn := [c for c in claims.values() if not claims.keys() >= set(c.about)]:
            for claim in torn:
                self.rejected.append(RecordError(lines[claim.id], "about", "names a claim that is not among those of its article"))
                del claims[claim.id]
        actors = {ref: self.actors[ref] for c in claims.values() for ref in _refs(c) if ref in self.actors}
        return Reading(article, tuple(actors[ref] for ref in sorted(actors)), tuple(claims.values()), extractor)

    def _known(self, number: int, listing: Listing) -> bool:
        """Returns whether both actors of a listing are in the input, and tells where they are not."""
        missing = [name for name in ("member", "alliance") if getattr(listing, name) not in self.actors]
        self.rejected += [RecordError(number, name, f"no actor {getattr(listing, name)} stands in this input") for name in missing]
        return not missing


def _fault(claim: Claim, article: Article, actors: dict[str, Actor]) -> tuple[str, str] | None:
    """Returns the field of a claim that contradicts its article or the actors and why, None where all agree."""
    if claim.article != ArticleRef(article.id, article.title, article.outlet, article.published, article.url):
        return "article", "differs from the article of this id"
    if article.content[claim.start : claim.end] != claim.quote:
        return "quote", f"is not what stands at {claim.start} to {claim.end} of its article"
    if claim.id not in (claim_id(article.key, claim.quote, n, claim) for n in range(article.content.count(claim.quote) or 1)):
        return "id", "is not the hash of the claim's own words"
    refs = {"subject": claim.subject, "object": claim.object, **{f"speakers.{n}": s.actor for n, s in enumerate(claim.speakers)}}
    missing = [(f"{path}.id", f"no actor {ref.id} stands in this input") for path, ref in refs.items() if ref and ref.id not in actors]
    return missing[0] if missing else _told(claim, article, actors)


def _told(claim: Claim, article: Article, actors: dict[str, Actor]) -> tuple[str, str] | None:
    """Returns the field and the reason of what the check of every claim finds, None where it finds nothing."""
    match fault_of(claim, article, actors):
        case None:
            return None
        case Fault.SUBJECT_KIND:
            return "subject.kind", f"{claim.relation} takes no {claim.subject.kind} as its subject"
        case Fault.OBJECT_KIND:
            return "object.kind", f"{claim.relation} takes no {claim.object.kind if claim.object else None} as its object"
        case Fault.NO_OBJECT:
            return "object", f"is missing, and {claim.relation} needs one"
        case Fault.SAME_ACTOR:
            return "object.id", "is the subject itself"
        case Fault.OFFSETS:
            return misplaced(claim, article) or "", "is not what stands in the article where it says"
        case fault:
            return "", f"does not hold together: {fault}"


def _refs(claim: Claim) -> Iterator[str]:
    """Yields the ids of all actors and sides that a claim names."""
    for ref in (claim.subject, claim.object, *(s.actor for s in claim.speakers)):
        if ref:
            yield from (ref.id, ref.side or ref.id)
