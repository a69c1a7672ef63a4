"""What is written in one transaction: articles with their claims, or listed memberships.

Each function takes a `Run` that belongs to a transaction, so that the steps are the same on every engine. In every
statement matches go before writes: the embedded engine is a hundred times slower the other way round.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph.model import Actor, ActorRef, ArticleRef, Claim
from graph.naming import Entries, entries_text, entry_hash
from graph.properties import article_node, claim_node, flat, listings_of, mention, rows_as
from graph.store import Listing, NotStored, Outcome, Reading, Row, Unfit, Value
from ontology.vocabulary import RelationType


class Run(Protocol):
    """Runs a statement of `graph/cypher/` in a transaction."""

    def __call__(self, name: str, parameters: Mapping[str, Value] | None = None, *, kind: str | None = None) -> list[Row]:
        """Returns the statement's rows; `kind` fills its placeholder."""


@dataclass(frozen=True, slots=True)
class Held:
    """A row of the ledger; `actors` are an actor's id and the hash of what the article calls it, with a space between."""

    article: str
    version: str
    extractor: str
    seq: int
    outlet: str | None
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """A stored claim with what has to be looked after when it goes."""

    id: str
    relationId: str | None
    sourceId: str | None
    targetId: str | None
    place: str | None
    weapon: str | None


@dataclass(frozen=True, slots=True)
class Gone:
    """What articles held before they were taken out."""

    entries: Sequence[tuple[str, str]] = ()  # actor ids, each with the hash of what the article called it
    outlets: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()


def held_of(run: Run, article_ids: Iterable[str]) -> list[Held]:
    """Returns the ledger's rows of those articles that are stored."""
    return rows_as(run("article_held", {"ids": list(article_ids)}), Held)


def put(run: Run, readings: Sequence[Reading], relations: Mapping[str, RelationType]) -> list[Outcome]:
    """Stores articles with their claims and marks the relations that change; raises Unfit, and then nothing is stored."""
    lock(run)
    held = {row.article: row for row in held_of(run, [one.article.id for one in readings])}
    if len({one.article.id for one in readings}) < len(readings):
        raise Unfit("one article comes twice; put the second by itself")
    outcomes = [_outcome(one, held.get(one.article.id)) for one in readings]
    new = [one for one, outcome in zip(readings, outcomes, strict=True) if outcome is not Outcome.UNCHANGED]
    if not new:
        return outcomes
    actors = [fitting_actors(one, relations) for one in new]
    gone = _take_out(run, [held[one.article.id] for one in new if one.article.id in held])
    _write_actors(run, gone.entries, [actor for own in actors for actor in own.values()])
    _write_articles(run, new, actors)
    _write_claims(run, new, relations)
    _tidy(run, gone)
    return outcomes


def lock(run: Run) -> None:
    """Holds all other writers of the store off until the transaction ends.

    Relations, actors and marks are read, computed and written back, so that two writers at once would lose counts.
    The embedded engine has one writer anyhow; a server gives each transaction a lock on the store's own node.
    """
    run("store_step", {"number": 0})


def remove(run: Run, article_id: str) -> None:
    """Removes an article with all that it alone said and marks the relations that change; raises NotStored."""
    lock(run)
    held = held_of(run, [article_id])
    if not held:
        raise NotStored(f"no article {article_id} is stored")
    gone = _take_out(run, held)
    _write_actors(run, gone.entries, [])
    run("store_step", {"number": 1})
    _tidy(run, gone)


def put_listings(run: Run, listings: Iterable[Listing], actors: Iterable[Actor]) -> int:
    """Stores those listed memberships that are not there yet, with the actors given; returns how many were new."""
    lock(run)
    named = {actor.id: actor for actor in actors}
    before = _entries(run, named)
    _write_entries(run, before, {key: before[key].listing(actor) for key, actor in named.items()})
    wanted = set(listings)
    held = listings_of(run("listings_by", {"ids": sorted({w.member for w in wanted})}))
    new = wanted - set(held)
    rows: list[Value] = [
        {"member": w.member, "alliance": w.alliance, "edge": {"role": w.role, "from": w.start, "to": w.end, "source": w.source}}
        for w in sorted(new, key=lambda w: (w.member, w.alliance, w.role, w.start or "", w.end or "", w.source))
    ]
    _run_rows(run, "listings_write", rows)
    return len(new)


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


def _outcome(reading: Reading, held: Held | None) -> Outcome:
    """Returns what becomes of an article when it is put over what is held of it."""
    if held is None:
        return Outcome.STORED
    same = (held.version, held.extractor) == (reading.article.version, reading.extractor)
    return Outcome.UNCHANGED if same else Outcome.REPLACED


def _take_out(run: Run, held: Sequence[Held]) -> Gone:
    """Takes articles and their claims out and marks their relations; returns what may now hang in the air."""
    if not held:
        return Gone()
    ids = [row.article for row in held]
    claims = rows_as(run("article_claims", {"ids": ids}), Attached)
    _mark(run, ((c.relationId, c.sourceId, c.targetId) for c in claims))
    run("claims_erase", {"ids": [c.id for c in claims]})
    run("articles_erase", {"ids": ids})
    return Gone(
        entries=[(key, said) for row in held for key, said in (entry.rsplit(" ", 1) for entry in row.actors)],
        outlets=frozenset(row.outlet for row in held if row.outlet),
        places=frozenset(c.place for c in claims if c.place),
        weapons=frozenset(c.weapon for c in claims if c.weapon),
    )


def _tidy(run: Run, gone: Gone) -> None:
    """Takes out those outlets, places and weapons that nothing names any more."""
    for drop, names in (("outlets_drop", gone.outlets), ("places_drop", gone.places), ("weapons_drop", gone.weapons)):
        if names:
            run(drop, {"names": sorted(names)})


def _entries(run: Run, ids: Iterable[str]) -> dict[str, Entries]:
    """Returns what is said of each of the actors so far."""
    found = {str(row["id"]): entries_text().validate_json(str(row["entries"])) for row in run("actors_entries", {"ids": sorted(ids)})}
    return {key: found.get(key, Entries()) for key in ids}


def _write_actors(run: Run, lost: Sequence[tuple[str, str]], gained: Sequence[Actor]) -> None:
    """Stores what articles call their actors in place of what they called them before."""
    before = _entries(run, {key for key, _ in lost} | {actor.id for actor in gained})
    after = dict(before)
    for key, said in lost:
        after[key] = after[key].after(lost=said)
    for actor in gained:
        after[actor.id] = after[actor.id].after(gained=actor)
    _write_entries(run, before, {key: entries for key, entries in after.items() if entries != before[key]})


def _write_entries(run: Run, before: Mapping[str, Entries], after: Mapping[str, Entries]) -> None:
    """Stores actors as their entries have them; those without any go."""
    by_kind: dict[str, list[Value]] = {}
    other_kind: dict[str, list[Value]] = {}
    dropped: list[Value] = []
    for key in sorted(after):
        old, new = before[key].actor(), after[key].actor()
        if new is None:
            dropped.append(key)
            continue
        node: dict[str, Any] = flat(new) | {"entries": entries_text().dump_json(after[key]).decode()}
        by_kind.setdefault(new.kind, []).append({"id": key, "node": node})
        if old and old.kind != new.kind:
            other_kind.setdefault(old.kind, []).append(key)
    for kind, ids in sorted(other_kind.items()):
        run("actors_unlabel", {"ids": ids}, kind=kind)
    for kind, rows in sorted(by_kind.items()):
        run("actors_write", {"rows": rows}, kind=kind)
    if dropped:
        run("actors_drop", {"ids": dropped})


def _write_articles(run: Run, readings: Sequence[Reading], actors: Sequence[Mapping[str, Actor]]) -> None:
    """Stores articles with their rows of the ledger, and who published them."""
    last = int(str(run("store_step", {"number": len(readings)})[0]["seq"]))
    rows: list[Value] = []
    for seq, (one, own) in enumerate(zip(readings, actors, strict=True), last - len(readings) + 1):
        ledger = {"seq": seq, "actors": [f"{actor.id} {entry_hash(actor)}" for actor in own.values()]}
        rows.append({"node": article_node(one.article, one.extractor) | ledger})
    run("articles_write", {"rows": rows})
    published: list[Value] = [{"article": one.article.id, "name": one.article.outlet} for one in readings if one.article.outlet]
    _run_rows(run, "outlets_write", published)


def _write_claims(run: Run, readings: Sequence[Reading], relations: Mapping[str, RelationType]) -> None:
    """Stores the claims of articles with their edges and marks their relations."""
    claims = [c for one in readings for c in one.claims]
    origins = {one.article.id: one.article.origin for one in readings}
    nodes = [claim_node(c, origins[c.article.id], relations[c.relation]) for c in claims]
    rows = list(zip(claims, nodes, strict=True))
    _run_rows(run, "claims_write", [_claim_row(c, node) | _object_row(c.object) for c, node in rows if c.object])
    _run_rows(run, "lone_claims_write", [_claim_row(c, node) for c, node in rows if c.object is None])
    _run_rows(run, "speakers_write", [row for c in claims for row in _speaker_rows(c)])
    _run_rows(run, "abouts_write", [{"claim": c.id, "about": about} for c in claims for about in c.about])
    _run_rows(run, "places_write", [{"claim": c.id, "name": c.place} for c in claims if c.place])
    _run_rows(run, "weapons_write", [{"claim": c.id, "name": c.weapon} for c in claims if c.weapon])
    _mark(run, ((n["relationId"], n["sourceId"], n["targetId"]) for n in nodes))


def _run_rows(run: Run, name: str, rows: list[Value]) -> None:
    """Runs a statement on rows; without any it would cost a round trip to a server for nothing."""
    if rows:
        run(name, {"rows": rows})


def _claim_row(claim: Claim, node: dict[str, Any]) -> dict[str, Value]:
    """Returns the row that `lone_claims_write` takes."""
    return {"article": claim.article.id, "subject": claim.subject.id, "node": node, "by": mention(claim.subject)}


def _object_row(actor: ActorRef) -> dict[str, Value]:
    """Returns what `claims_write` takes beside that."""
    return {"object": actor.id, "of": mention(actor)}


def _speaker_rows(claim: Claim) -> list[Value]:
    """Returns the rows that `speakers_write` takes; unnamed speakers are properties of the claim."""
    return [
        {
            "claim": claim.id,
            "actor": s.actor.id,
            "edge": {"level": s.level, "side": s.actor.side, "text": s.text, "start": s.start, "end": s.end},
        }
        for s in claim.speakers
        if s.actor
    ]


def _mark(run: Run, touched: Iterable[tuple[str | None, str | None, str | None]]) -> None:
    """Marks relations as still to be recomputed."""
    rows: list[Value] = [
        {"id": key, "sourceId": source, "targetId": target} for key, source, target in sorted({t for t in touched if t[0]})
    ]
    _run_rows(run, "relations_mark", rows)
