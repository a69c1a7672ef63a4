"""Articles, actors and claims as flat properties of nodes, and back without loss.

No engine holds maps or lists of maps, so nested fields are kept as JSON text under their own names. Beside a claim's
own fields stand those by which questions look for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic.alias_generators import to_camel
from pydantic_core import from_json, to_json

from graph.model import Actor, ActorRef, Article, Claim, Modality
from graph.records import CAMEL_CASE
from graph.relations import Canonical, Relation, as_read, counted_as, ends_of, group_of
from graph.store import Decision, Listing, Row
from graph.wording import origin_of
from ontology.vocabulary import RelationType, vocabulary

NESTED = {"subject", "object", "speakers", "context", "content", "marks"}


@cache
def _built(kind: Any, camel: bool) -> TypeAdapter[Any]:  # noqa: ANN401  a type made at run time
    """Returns the reader and writer of lists of a dataclass, built at the first use."""
    return TypeAdapter(list[kind], config=CAMEL_CASE if camel else None)


def _adapter[T](kind: type[T], *, camel: bool = False) -> TypeAdapter[list[T]]:
    """Returns the reader and writer of values of a dataclass, under camelCase names or its own."""
    key: Any = kind  # mypy does not see that a class of frozen values can be hashed
    return _built(key, camel)


def rows_as[T](rows: Iterable[Row], kind: type[T]) -> list[T]:
    """Returns the rows of a question as values of a dataclass; raises pydantic's ValidationError where they do not fit."""
    return _adapter(kind).validate_python(list(rows))


def flat(value: Article | Actor | Claim | Relation | Decision) -> dict[str, Any]:
    """Returns the value's own fields as properties."""
    named = _adapter(type(value), camel=True).dump_python([value], mode="json", by_alias=True)[0]
    return {key: to_json(v).decode() if key in NESTED and v is not None else v for key, v in named.items()}


def whole[T: (Article, Actor, Claim, Relation)](nodes: Iterable[Mapping[str, Any]], kind: type[T]) -> list[T]:
    """Returns the values that properties hold; properties that are no fields of the kind are left aside.

    A node has no property that is null, so that what is absent is None.
    """
    key: Any = kind  # as above
    flat_names, nested = _names_of(key)
    named = [
        {k: node[k] for k in flat_names if k in node}
        | {k: from_json(node[k]) if isinstance(node[k], str) else node[k] for k in nested if k in node}
        for node in nodes
    ]
    return _adapter(kind, camel=True).validate_python(named)


@cache
def _names_of(kind: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:  # noqa: ANN401  a dataclass
    """Returns the properties that hold the fields of a dataclass: those that are as they are, and those that are JSON."""
    names = [to_camel(f.name) for f in fields(kind)]
    return tuple(n for n in names if n not in NESTED), tuple(n for n in names if n in NESTED)


def articles_of(rows: Iterable[Row]) -> list[tuple[Article, str]]:
    """Returns the articles of rows that hold an article's properties, each with its extractor."""
    nodes = [_present(row["article"]) for row in rows]
    return [(article, node["extractor"]) for article, node in zip(whole(nodes, Article), nodes, strict=True)]


def actors_of(rows: Iterable[Row]) -> list[Actor]:
    """Returns the actors of rows that hold an actor's properties."""
    return whole([_present(row["actor"]) for row in rows], Actor)


def _present(node: Any) -> dict[str, Any]:  # noqa: ANN401  a map of an engine
    """Returns those properties of a node that it has: what a statement names and the node has not comes as null."""
    return {name: value for name, value in node.items() if value is not None}


def claims_of(rows: Iterable[Row]) -> list[Claim]:
    """Returns the claims of rows that hold a claim's properties and its article's reference."""
    key: Any = Claim
    flat_names, nested = _names_of(key)
    named = []
    for row in rows:
        node: Any = row["claim"]
        one = {name: node.get(name) for name in flat_names}
        for name in nested:
            text = node.get(name)
            one[name] = from_json(text) if isinstance(text, str) else text
        one["article"] = {
            "id": node["articleId"],
            "title": row["title"],
            "outlet": row["outlet"],
            "published": row["published"],
            "url": row["url"],
        }
        named.append(one)
    return _adapter(Claim, camel=True).validate_python(named)


def listings_of(rows: Iterable[Row], *, canonical: bool = False) -> list[Listing]:
    """Returns the listed memberships of rows as references list them, or `canonical` as actors count, sorted."""
    names = ("member", "alliance") if canonical else ("readMember", "readAlliance")
    listings = set(rows_as(({**row, "end": row["until"], "member": row[names[0]], "alliance": row[names[1]]} for row in rows), Listing))
    return sorted(listings, key=lambda w: (w.member, w.alliance, w.role, w.start or "", w.end or "", w.source))


def decisions_of(rows: Iterable[Row]) -> list[Decision]:
    """Returns the decisions of identity of rows."""
    return rows_as(rows, Decision)


def article_node(article: Article, extractor: str, wording: str) -> dict[str, Any]:
    """Returns the properties of an article's node, but for its place in the ledger.

    `origin` is that of the article alone until its copies are found; `wording` is a hash of what makes them such.
    """
    known = {"id": article.id, "key": article.key, "version": article.version, "origin": origin_of(article.id)}
    return flat(article) | known | {"extractor": extractor, "wording": wording}


def claim_node(claim: Claim, origin: str, kind: RelationType, canonical: Canonical = as_read) -> dict[str, Any]:
    """Returns the properties of a claim's node: its own fields, and those by which questions look for it.

    `date` is what happened or, where the text gives no date, of publication, and empty where neither is known, so
    that claims can be paged by date and id. `origin` is the article's. `unnamed` are the words for speakers who are not
    named. `reading` is what a picture writes on it: "alleged: arms", and "possible: arms" where nobody says that it is so.
    """
    own = flat(claim)
    del own["article"]
    counted = counted_as(claim)
    told = counted or (claim.stance if claim.modality is Modality.ACTUAL else claim.modality)
    return (
        own
        | {
            "articleId": claim.article.id,
            "outlet": claim.article.outlet,
            "published": claim.article.published,
            "origin": origin,
            "date": claim.date_start or claim.article.published or "",
            "counted": counted,
            "reading": f"{told}: {kind.label}",
            "plain": claim.plain,
            "unnamed": sorted({s.text for s in claim.speakers if s.actor is None}),
        }
        | actors_node(claim, kind, canonical)
    )


def actors_node(claim: Claim, kind: RelationType, canonical: Canonical) -> dict[str, Any]:
    """Returns those properties of a claim's node that say whom it is about: canonical ids, while its own fields keep them as read.

    `voices` are ids of named speakers, `voiceSides` their sides; `groupId` is the relation's id, or that of `group_of`.
    """
    ends = ends_of(claim, kind, canonical)
    speakers = [s.actor for s in claim.speakers if s.actor]

    def side(ref: ActorRef | None) -> str | None:
        return canonical(ref.side) if ref and ref.side else None

    return {
        "subjectId": canonical(claim.subject.id),
        "subjectSide": side(claim.subject),
        "objectId": canonical(claim.object.id) if claim.object else None,
        "objectSide": side(claim.object),
        "groupId": group_of(claim, kind, canonical).id,
        "relationId": ends.id if ends else None,
        "sourceId": ends.source if ends else None,
        "targetId": ends.target if ends else None,
        "voices": sorted({canonical(s.id) for s in speakers}),
        "voiceSides": sorted({canonical(s.side) for s in speakers if s.side}),
    }


def edge(relation: Relation) -> dict[str, Any]:
    """Returns the properties of a relation's edge: its own fields but for its ends, and what follows from them.

    `reading` is what a picture writes on the edge: "supports", and "alleged: sends forces to" where nothing plain stands behind it.
    """
    own = flat(relation)
    del own["source"], own["target"]
    label = vocabulary().relation(relation.relation).label
    reading = label if relation.standing is None else f"{relation.standing}: {label}"
    return own | {"plain": relation.plain, "standing": relation.standing, "disputed": relation.disputed, "reading": reading}


def relations_of(rows: Iterable[Row]) -> list[Relation]:
    """Returns the relations of rows that hold an edge's properties and its ends."""
    nodes = []
    for row in rows:
        own: Any = row["edge"]
        nodes.append({"firstDate": None, "lastDate": None, **own, "source": row["source"], "target": row["target"]})
    return whole(nodes, Relation)


def mention(ref: ActorRef, canonical: Canonical = as_read) -> dict[str, Any]:
    """Returns the properties of the edge from a claim to an actor that it names."""
    return {"side": canonical(ref.side) if ref.side else None, "text": ref.text, "start": ref.start, "end": ref.end}
