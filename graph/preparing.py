"""What is to be written of an article, made before any transaction begins and without a store: the rows of each statement."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.counters import Naming
from graph.identity import NOBODY, Identity
from graph.model import Actor, ActorRef, ArticleRef, Claim
from graph.naming import entry_hash
from graph.properties import article_node, claim_node, mention
from graph.relations import Canonical, Ends, group_of
from graph.store import Reading, Unfit, Value
from graph.wording import origin_of, wording
from ontology.vocabulary import RelationType

CLAIM_STATEMENTS = (  # in the order in which they run
    "claims_write",
    "lone_claims_write",
    "speakers_write",
    "abouts_write",
    "places_write",
    "weapons_write",
)
CLAIM_NODES = CLAIM_STATEMENTS[:2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article as it is written: its node, its actors, the rows of each statement, whom its claims name, what they are counted in."""

    id: str
    version: str
    extractor: str
    outlet: str | None
    node: dict[str, Any]
    actors: tuple[Actor, ...]
    rows: Mapping[str, list[Value]]
    namings: tuple[Naming, ...]
    touched: tuple[Ends, ...]
    wording: str
    prints: tuple[int, ...]


def prepared(reading: Reading, relations: Mapping[str, RelationType], identity: Identity = NOBODY) -> Prepared:
    """Returns what is to be written of an article where this is decided; raises Unfit where the reading contradicts itself."""
    canonical = identity.of
    article, claims = reading.article, reading.claims
    actors, words = fitting_actors(reading, relations), wording(article)
    nodes = [(c, claim_node(c, origin_of(article.id), relations[c.relation], canonical)) for c in claims]
    rows: dict[str, list[Value]] = {
        "claims_write": [_claim_row(c, node, canonical) | _object_row(c.object, canonical) for c, node in nodes if c.object],
        "lone_claims_write": [_claim_row(c, node, canonical) for c, node in nodes if c.object is None],
        "speakers_write": [row for c in claims for row in speaker_rows(c, canonical)],
        "abouts_write": [{"claim": c.id, "about": about} for c in claims for about in c.about],
        "places_write": [{"claim": c.id, "name": c.place} for c in claims if c.place],
        "weapons_write": [{"claim": c.id, "name": c.weapon} for c in claims if c.weapon],
    }
    return Prepared(
        id=article.id,
        version=article.version,
        extractor=reading.extractor,
        outlet=article.outlet,
        node=article_node(article, reading.extractor, words.id) | {"actors": [f"{a.id} {entry_hash(a)}" for a in actors.values()]},
        actors=tuple(actors.values()),
        rows=rows,
        namings=tuple(Naming(node["subjectId"], node["objectId"], tuple(node["voices"])) for _, node in nodes),
        touched=tuple(group_of(c, relations[c.relation], canonical) for c in claims),
        wording=words.id,
        prints=words.prints,
    )


def of_origin(article: Prepared, origin: str) -> Prepared:
    """Returns what is to be written of an article whose group of copies is known."""
    rows = {name: [_of_origin(row, origin) for row in rows] if name in CLAIM_NODES else rows for name, rows in article.rows.items()}
    return replace(article, node=article.node | {"origin": origin}, rows=rows)


def fitting_actors(reading: Reading, relations: Container[str]) -> dict[str, Actor]:
    """Returns the actors that the claims name, by id; raises Unfit where article, actors and claims do not fit together."""
    own, content = reading.article, reading.article.content
    article = ArticleRef(own.id, own.title, own.outlet, own.published, own.url)
    known = {actor.id: actor for actor in reading.actors}
    ids = {claim.id for claim in reading.claims}
    if len(ids) < len(reading.claims):
        raise Unfit(f"article {article.id} has two claims with one id")
    used: set[str] = set()
    for claim in reading.claims:
        needed = _actors_named(claim)
        if claim.relation not in relations:
            raise Unfit(f"claim {claim.id} has the type {claim.relation}, which the ontology does not list")
        if claim.article != article or not ids.issuperset(claim.about):
            raise Unfit(f"claim {claim.id} belongs to, or is about claims of, another article than {article.id}")
        if content[claim.start : claim.end] != claim.quote:
            raise Unfit(f"claim {claim.id} quotes what does not stand at {claim.start} to {claim.end} of article {article.id}")
        if missing := needed - known.keys():
            raise Unfit(f"claim {claim.id} names {', '.join(sorted(missing))}, which article {article.id} does not describe")
        used |= needed | _sides_named(claim)
    return {key: known[key] for key in sorted(used) if key in known}


def _actors_named(claim: Claim) -> set[str]:
    """Returns the ids of a claim's subject, object and named speakers."""
    refs = (claim.subject, claim.object, *(s.actor for s in claim.speakers))
    return {ref.id for ref in refs if ref}


def _sides_named(claim: Claim) -> set[str]:
    """Returns the ids of those for whom a claim's actors act."""
    refs = (claim.subject, claim.object, *(s.actor for s in claim.speakers))
    return {ref.side for ref in refs if ref and ref.side}


def _of_origin(row: Value, origin: str) -> Value:
    """Returns a row with a claim's node, under another origin."""
    if not isinstance(row, Mapping) or not isinstance(node := row["node"], Mapping):
        return row
    return {**row, "node": {**node, "origin": origin}}


def _claim_row(claim: Claim, node: dict[str, Any], canonical: Canonical) -> dict[str, Value]:
    """Returns the row that `lone_claims_write` takes."""
    subject = claim.subject
    return {"article": claim.article.id, "subject": canonical(subject.id), "node": node, "by": mention(subject, canonical)}


def _object_row(actor: ActorRef, canonical: Canonical) -> dict[str, Value]:
    """Returns what `claims_write` takes beside that."""
    return {"object": canonical(actor.id), "of": mention(actor, canonical)}


def speaker_rows(claim: Claim, canonical: Canonical) -> list[Value]:
    """Returns the rows that `speakers_write` takes; unnamed speakers are properties of the claim."""
    return [
        {
            "claim": claim.id,
            "actor": canonical(s.actor.id),
            "edge": {"level": s.level, "side": mention(s.actor, canonical)["side"], "text": s.text, "start": s.start, "end": s.end},
        }
        for s in claim.speakers
        if s.actor
    ]
