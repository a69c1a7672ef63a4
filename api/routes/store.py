"""The seam of the store over HTTP, for the commands of the user who runs the service; no part of the public API.

Who holds the token may write, or a key with the scope admin; reading needs what the public routes need. What is
written is checked as strictly as a file of records: nothing of a reading that contradicts itself is stored.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from pydantic import BaseModel
from pydantic_core import to_json

from api.access import CHALLENGE, Caller, needs
from api.errors import Refused
from api.keys import Scope
from api.routes.common import Serving, service_of
from graph.cypher import PLACEHOLDER as TYPE
from graph.cypher import statements
from graph.export import Contents, read_jsonl
from graph.records import article_record, record_of, write_record
from graph.store import Counts, Decision, Ledger, Outcome, Ruling, Unfit
from ontology.vocabulary import vocabulary

WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE)\b")
COMMENT = re.compile(r"//.*")


class Question(BaseModel):
    """A question by the name of its file."""

    name: str
    parameters: dict[str, Any]
    relation: str | None = None


class Keys(BaseModel):
    """Ids of articles."""

    ids: list[str]


class Rulings(BaseModel):
    """Decisions about copies, and such as are taken back."""

    made: list[Ruling]
    undone: list[Ruling]


class Decisions(BaseModel):
    """Decisions of identity in place of others."""

    decisions: list[Decision]
    before: list[Decision]


class Place(BaseModel):
    """A path on the machine of the service."""

    path: Path


class Number(BaseModel):
    """How many."""

    number: int


class Put(BaseModel):
    """What became of a reading."""

    outcome: Outcome


def owner(request: Request) -> None:
    """Lets only the holder of the token pass: a key, even of an admin, names no files of this machine."""
    caller: Caller = request.state.caller
    if not caller.owner:
        raise Refused(401 if caller.name is None else 403, "Owner needed", "only the owner of the store may do this", CHALLENGE)


async def records(request: Request) -> Contents:
    """Returns the records of a request's body; raises Unfit where one of them is wrong."""
    most = service_of(request).settings.put_max_bytes
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Refused(413, "Too large", f"more than {most} bytes; ALLEGIANCE_PUT_MAX_BYTES of the service allows more")
    contents = await run_in_threadpool(read_jsonl, bytes(body).splitlines())
    if contents.rejected:
        raise Unfit(str(contents.rejected[0]))
    return contents


router = APIRouter(prefix="/_store", include_in_schema=False)
reader = APIRouter(dependencies=[needs(Scope.READ, live=True)])
writer = APIRouter(dependencies=[needs(Scope.ADMIN)])
keeper = APIRouter(dependencies=[needs(Scope.ADMIN), Depends(owner)])
type Sent = Annotated[Contents, Depends(records)]


@reader.post("/ask")
def ask(serving: Serving, question: Question) -> Response:
    """Returns the rows of a question that only reads."""
    text = statements().get(question.name)
    if text is None or WRITES.search(COMMENT.sub("", text)):
        raise HTTPException(404, f"there is no question {question.name}")
    if (TYPE in text) != (question.relation is not None) or question.relation not in (None, *vocabulary().relations):
        raise HTTPException(422, f"the question {question.name} {'needs a type of relation' if TYPE in text else 'takes none'}")
    with serving.reading() as store:
        rows = store.steady(lambda: store.ask(question.name, question.parameters, relation=question.relation))
        return Response(to_json(rows), media_type="application/json")


@reader.post("/ledger")
def ledger(serving: Serving, keys: Keys) -> dict[str, Ledger]:
    """What is held of articles."""
    with serving.reading() as store:
        return store.ledger(keys.ids)


@reader.get("/counts")
def counts(serving: Serving) -> Counts:
    """How much is held."""
    with serving.reading() as store:
        return store.counts()


@reader.get("/articles")
def articles(serving: Serving) -> Response:
    """All articles, as records."""
    return _stream(write_record(article_record(article, extractor)) for article, extractor in serving.streaming().articles())


@reader.get("/actors")
def actors(serving: Serving) -> Response:
    """All actors, as records."""
    return _stream(write_record(record_of(actor)) for actor in serving.streaming().actors())


@reader.get("/listings")
def listings(serving: Serving) -> Response:
    """All listed memberships, as records."""
    return _stream(write_record(record_of(listing)) for listing in serving.streaming().listings())


@reader.get("/claims")
def claims(serving: Serving) -> Response:
    """All claims, as records."""
    return _stream(write_record(record_of(claim)) for claim in serving.streaming().claims())


@reader.get("/identity")
def decisions(serving: Serving) -> tuple[Decision, ...]:
    """The decisions of identity that are in force."""
    with serving.reading() as store:
        return store.decisions()


@reader.get("/relations")
def relations(serving: Serving) -> Response:
    """All relations, settled."""
    with serving.reading() as store:
        settled = list(store.relations())
    return _stream(to_json(relation) + b"\n" for relation in settled)


@writer.post("/readings")
def put(serving: Serving, sent: Sent) -> Put:
    """Stores one article with its claims."""
    if len(sent.readings) != 1:
        raise Unfit(f"a request holds one article with its claims, not {len(sent.readings)}")
    with serving.putting() as store:
        outcome = store.put(sent.readings[0])[0]
    serving.metrics.put(outcome)
    return Put(outcome=outcome)


@writer.post("/listings")
def put_listings(serving: Serving, sent: Sent) -> Number:
    """Stores listed memberships, and actors with the names that a list gives them."""
    with serving.writing() as store:
        return Number(number=store.put_listings(sent.listings, (*sent.listed, *sent.others)))


@writer.post("/rulings")
def rule(serving: Serving, rulings: Rulings) -> None:
    """Keeps decisions about copies and takes others back."""
    with serving.writing() as store:
        store.rule(rulings.made, rulings.undone)


@writer.post("/settle")
def settle(serving: Serving) -> Number:
    """Recomputes the relations whose claims have changed."""
    with serving.writing() as store:
        return Number(number=store.settle())


@writer.delete("/articles/{id}")
def remove(serving: Serving, id: str) -> None:
    """Removes an article."""
    with serving.writing() as store:
        store.remove(id)


@writer.post("/identity")
def decide(serving: Serving, wanted: Decisions) -> None:
    """Brings decisions of identity into force."""
    serving.decide(wanted.decisions, wanted.before)


@writer.post("/identity/follow", status_code=204)
def follow(serving: Serving) -> None:
    """Brings into force what was edited by hand in the file of decisions."""
    serving.follow()


@writer.post("/rebuild")
def rebuild(serving: Serving) -> Number:
    """Derives every relation anew."""
    with serving.writing() as store:
        return Number(number=store.rebuild())


@keeper.post("/backup")
def backup(serving: Serving, place: Place) -> None:
    """Writes a copy, on the machine of the service."""
    with serving.reading():
        serving.streaming().backup(place.path)


@keeper.post("/restore")
def restore(serving: Serving, place: Place) -> None:
    """Puts a backup in the place of the store."""
    serving.restore(place.path)


def _stream(lines: Iterator[bytes]) -> StreamingResponse:
    return StreamingResponse(lines, media_type="application/x-ndjson")


for part in (reader, writer, keeper):
    router.include_router(part)
