"""The border of JSON Lines: one record a line, checked strictly against the dataclasses of the model.

A record is an article, actor, listing, ruling (on copies), identity (a decision) or claim: `record` and `v`, then its own fields in
camelCase in the order of the dataclass. What is written is read back equal, and equal values are written as equal bytes.
"""

import json
import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import to_json

from graph.model import Actor, Article, Claim, standings_of
from graph.store import Decision, Listing, Ruling
from ontology.vocabulary import vocabulary

VERSION: Literal[1] = 1
CAMEL_CASE = ConfigDict(alias_generator=to_camel, extra="forbid", allow_inf_nan=False)


class RecordError(ValueError):
    """A line that is no record: `line` counts from 1, `field` is the path of what is wrong, empty for the whole line."""

    def __init__(self, line: int, field: str, reason: str) -> None:
        self.line, self.field, self.reason = line, field, reason
        super().__init__(f"line {line}: {field + ': ' if field else ''}{reason}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord(Article):
    """An article with the id that its key gives it and the extractor that read it."""

    article_id: Annotated[str, Field(alias="id")]
    extractor: str
    record: Literal["article"] = "article"
    v: Literal[1] = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRecord(Actor):
    """An actor as a record."""

    record: Literal["actor"] = "actor"
    v: Literal[1] = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRecord(Listing):
    """A listed membership as a record."""

    record: Literal["listing"] = "listing"
    v: Literal[1] = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingRecord(Ruling):
    """A decision about copies as a record."""

    record: Literal["ruling"] = "ruling"
    v: Literal[1] = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord(Decision):
    """A decision of identity as a record."""

    record: Literal["identity"] = "identity"
    v: Literal[1] = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord(Claim):
    """A claim as a record."""

    record: Literal["claim"] = "claim"
    v: Literal[1] = VERSION


type Record = ArticleRecord | ActorRecord | ListingRecord | RulingRecord | DecisionRecord | ClaimRecord


@cache
def _adapter() -> TypeAdapter[Record]:
    """Returns the reader and writer of records; it is built at the first use."""
    kinds = ArticleRecord | ActorRecord | ListingRecord | RulingRecord | DecisionRecord | ClaimRecord
    union = Annotated[kinds, Field(discriminator="record")]
    return TypeAdapter(union, config={**CAMEL_CASE, "strict": True})


def article_record(article: Article, extractor: str) -> ArticleRecord:
    """Returns the record of an article."""
    return ArticleRecord(article_id=article.id, extractor=extractor, **_values(article))


def record_of(value: Actor | Listing | Ruling | Decision | Claim) -> Record:
    """Returns the record of an actor, listing, decision or claim."""
    match value:
        case Actor():
            return ActorRecord(**_values(value))
        case Listing():
            return ListingRecord(**_values(value))
        case Ruling():
            return RulingRecord(**_values(value))
        case Decision():
            return DecisionRecord(**_values(value))
        case Claim():
            return ClaimRecord(**_values(value))


def value_of[T: (Article, Actor, Listing, Ruling, Decision, Claim)](record: T, kind: type[T]) -> T:
    """Returns what the record records, without what makes it a record."""
    return kind(**{f.name: getattr(record, f.name) for f in fields(kind)})


def write_record(record: Record) -> bytes:
    """Returns the record as one line, with its line break."""
    named = _adapter().dump_python(record, mode="json", by_alias=True)
    first = {key: named.pop(key) for key in ("record", "v", "id") if key in named}
    return to_json(first | named) + b"\n"


def read_record(line: bytes | str, number: int) -> Record:
    """Returns the record on a line; raises RecordError with the line's number and the field that is wrong."""
    try:
        record = _adapter().validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = ".".join(map(str, first["loc"][1:] if len(first["loc"]) > 1 else first["loc"]))
        raise RecordError(number, path, first["msg"]) from None
    if fault := _fault(record):
        raise RecordError(number, *fault)
    return record


def schema() -> dict[str, object]:
    """Returns the JSON Schema of a record."""
    described = _adapter().json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record",
        "description": "One line of an export: an article, an actor, a listed membership, a decision about copies or identity, or a claim.",
        **described,
    }


def _values(value: Article | Actor | Listing | Ruling | Decision | Claim) -> dict[str, Any]:
    """Returns the fields of a value by name."""
    return {f.name: getattr(value, f.name) for f in fields(value)}


def _fault(record: Record) -> tuple[str, str] | None:
    """Returns the field that contradicts the others and why, None where all agree."""
    match record:
        case ArticleRecord() if record.article_id != record.id:
            return "id", f"is {record.article_id!r}, but url, or outlet, title and date, give {record.id!r}"
        case ActorRecord() if not record.id or re.search(r"\s", record.id):
            return "id", f"is {record.id!r}; an id is one word without white space"
        case ActorRecord() if record.kind not in vocabulary().actor_kinds:
            return "kind", f"is {record.kind!r}, not one of {', '.join(vocabulary().actor_kinds)}"
        case ClaimRecord() if record.relation not in vocabulary().relations:
            return "relation", f"is {record.relation!r}, which is no relation type of the ontology"
        case ClaimRecord():
            follows = standings_of(record, symmetric=vocabulary().relations[record.relation].symmetric)
            if record.standing not in follows:
                can_be = " or ".join(dict.fromkeys(str(standing) if standing else "null" for standing in follows))
                return "standing", f"is {record.standing or 'null'}, but side, speakers, stance and modality give {can_be}"
    return None


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))
