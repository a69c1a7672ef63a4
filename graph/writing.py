"""What is written in one transaction: articles with their claims, or listed memberships.

Each function takes a `Run` that belongs to a transaction, so that the steps are the same on every engine. In every
statement matches go before writes: the embedded engine is a hundred times slower the other way round.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.counters import Naming, count
from graph.identity import NOBODY, Identity
from graph.model import Actor
from graph.preparing import CLAIM_STATEMENTS, Prepared, of_origin
from graph.properties import decisions_of, listings_of, rows_as
from graph.relations import Ends
from graph.running import Run, run_rows
from graph.store import Decided, Listing, NotStored, Outcome, Unfit, Value
from graph.writing_actors import Named, write_actors, write_named


@dataclass(frozen=True, slots=True)
class Held:
    """A row of the ledger; `actors` are an actor's id and the hash of what the article calls it, with a space between."""

    article: str
    version: str
    extractor: str
    seq: int
    outlet: str | None
    actors: tuple[str, ...]
    wording: str
    origin: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A stored claim with what has to be looked after when it goes."""

    id: str
    subjectId: str
    objectId: str | None
    voices: tuple[str, ...]
    groupId: str
    sourceId: str | None
    targetId: str | None
    place: str | None
    weapon: str | None

    @property
    def group(self) -> Ends:
        """What the claim is counted in."""
        return Ends(self.groupId, self.sourceId or self.subjectId, self.targetId or "")


@dataclass(frozen=True, slots=True)
class Gone:
    """What articles held before they were taken out."""

    entries: Sequence[tuple[str, str]] = ()  # actor ids, each with the hash of what the article called it
    namings: Sequence[Naming] = ()
    outlets: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()


def held_of(run: Run, article_ids: Iterable[str]) -> list[Held]:
    """Returns the ledger's rows of those articles that are stored."""
    return rows_as(run("article_held", {"ids": list(article_ids)}), Held)


def put(run: Run, articles: Sequence[Prepared], identity: Identity) -> list[Outcome]:
    """Stores articles with their claims and marks the relations that change; raises Unfit, and then nothing is stored.

    Raises Decided where the articles were prepared for an identity that is not in force.
    """
    if len({one.id for one in articles}) < len(articles):
        raise Unfit("one article comes twice; put the second by itself")
    if lock(run) != identity.digest:
        raise Decided("others decided who is whom while articles were read")
    held = {row.article: row for row in held_of(run, [one.id for one in articles])}
    outcomes = [_outcome(one, held.get(one.id)) for one in articles]
    new = [_grouped(one, held.get(one.id)) for one, outcome in zip(articles, outcomes, strict=True) if outcome is not Outcome.UNCHANGED]
    if not new:
        return outcomes
    other_words = [one for one in new if one.id not in held or held[one.id].wording != one.wording]
    _leave_groups(run, [one.id for one in other_words if one.id in held])
    gone = _take_out(run, [held[one.id] for one in new if one.id in held])
    write_actors(run, gone.entries, [actor for one in new for actor in one.actors], identity)
    _write_articles(run, new)
    for name in CLAIM_STATEMENTS:
        run_rows(run, name, [row for one in new for row in one.rows[name]])
    count(run, (naming for one in new for naming in one.namings), gone.namings)
    mark(run, (touched for one in new for touched in one.touched))
    _enter_groups(run, other_words)
    _tidy(run, gone)
    if gone.entries:
        run("store_cut")
    return outcomes


def lock(run: Run) -> str | None:
    """Holds all other writers of the store off until the transaction ends; returns the digest of the identity in force.

    Relations, actors and marks are read, computed and written back, so that two writers at once would lose counts.
    The embedded engine has one writer anyhow; a server gives each transaction a lock on the store's own node.
    """
    rows = run("store_lock")
    return str(rows[0]["identity"]) if rows and rows[0]["identity"] else None


def locked_identity(run: Run) -> Identity:
    """Holds all other writers off, and returns what is decided."""
    return Identity(decisions_of(run("decisions"))) if lock(run) else NOBODY


def remove(run: Run, article_id: str) -> None:
    """Removes an article with all that it alone said and marks the relations that change; raises NotStored."""
    identity = locked_identity(run)
    held = held_of(run, [article_id])
    if not held:
        raise NotStored(f"no article {article_id} is stored")
    _leave_groups(run, [article_id])
    gone = _take_out(run, held)
    write_actors(run, gone.entries, [], identity)
    count(run, (), gone.namings)
    step(run)
    _tidy(run, gone)


def put_listings(run: Run, listings: Iterable[Listing], actors: Iterable[Actor]) -> int:
    """Stores those listed memberships that are not there yet, with the actors given; returns how many memberships were new.

    The names of the actors are added to those that they have.
    """
    identity = locked_identity(run)
    named = {actor.id: actor for actor in actors}
    before = Named.of(run, named, identity)
    after = before.listing(named.values())
    write_named(run, before, after)
    wanted = set(listings)
    held = listings_of(run("listings_by", {"ids": sorted({identity.of(w.member) for w in wanted})}))
    new = wanted - set(held)
    write_listings(run, new, identity)
    if new or any(after.node(key) != before.node(key) for key in after.entries):
        step(run)
    return len(new)


def write_listings(run: Run, listings: Iterable[Listing], identity: Identity) -> None:
    """Stores listed memberships between those as whom actors count; where that is another one, the edge keeps the id as listed."""
    rows: list[Value] = []
    for w in sorted(listings, key=lambda w: (w.member, w.alliance, w.role, w.start or "", w.end or "", w.source)):
        member, alliance = identity.of(w.member), identity.of(w.alliance)
        edge: dict[str, Value] = {"role": w.role, "from": w.start, "to": w.end, "source": w.source}
        edge |= {"member": w.member} if member != w.member else {}
        edge |= {"alliance": w.alliance} if alliance != w.alliance else {}
        rows.append({"member": member, "alliance": alliance, "edge": edge})
    run_rows(run, "listings_write", rows)


def _outcome(article: Prepared, held: Held | None) -> Outcome:
    """Returns what becomes of an article when it is put over what is held of it."""
    if held is None:
        return Outcome.STORED
    same = (held.version, held.extractor) == (article.version, article.extractor)
    return Outcome.UNCHANGED if same else Outcome.REPLACED


def _take_out(run: Run, held: Sequence[Held]) -> Gone:
    """Takes articles and their claims out and marks their relations; returns what may now hang in the air."""
    if not held:
        return Gone()
    ids = [row.article for row in held]
    claims = rows_as(run("article_claims", {"ids": ids}), Attached)
    mark(run, (c.group for c in claims))
    run("claims_erase", {"ids": [c.id for c in claims]})
    run("articles_erase", {"ids": ids})
    return Gone(
        namings=[Naming(c.subjectId, c.objectId, c.voices) for c in claims],
        entries=[(key, said) for row in held for key, said in (entry.rsplit(" ", 1) for entry in row.actors)],
        outlets=frozenset(row.outlet for row in held if row.outlet),
        places=frozenset(c.place for c in claims if c.place),
        weapons=frozenset(c.weapon for c in claims if c.weapon),
    )


def _leave_groups(run: Run, ids: Sequence[str]) -> None:
    """Takes out the prints of articles, and marks the groups of copies that they leave."""
    if ids:
        run_rows(run, "ungrouped_mark", [{"id": row["origin"]} for row in run("origins", {"ids": list(ids)})])
        run("prints_erase", {"ids": list(ids)})


def _grouped(article: Prepared, held: Held | None) -> Prepared:
    """Returns an article that stays in its group of copies where its words are those that are held."""
    return of_origin(article, held.origin) if held and held.wording == article.wording else article


def _enter_groups(run: Run, articles: Sequence[Prepared]) -> None:
    """Stores the prints of articles, and marks them as not in a group of copies yet."""
    rows: list[Value] = [{"article": one.id, "print": number, "of": len(one.prints)} for one in articles for number in one.prints]
    run_rows(run, "prints_write", rows)
    run_rows(run, "ungrouped_mark", [{"id": one.id} for one in articles])


def step(run: Run) -> None:
    """Takes the store a step on in time, after which no name that was read before can be relied on."""
    run("store_step", {"number": 1})
    run("store_cut")


def _tidy(run: Run, gone: Gone) -> None:
    """Takes out those outlets, places and weapons that nothing names any more."""
    for drop, names in (("outlets_drop", gone.outlets), ("places_drop", gone.places), ("weapons_drop", gone.weapons)):
        if names:
            run(drop, {"names": sorted(names)})


def _write_articles(run: Run, articles: Sequence[Prepared]) -> None:
    """Stores articles with their places in the ledger, and who published them."""
    last = int(str(run("store_step", {"number": len(articles)})[0]["seq"]))
    first = last - len(articles) + 1
    run("articles_write", {"rows": [{"node": one.node | {"seq": seq}} for seq, one in enumerate(articles, first)]})
    run_rows(run, "outlets_write", [{"article": one.id, "name": one.outlet} for one in articles if one.outlet])


def mark(run: Run, touched: Iterable[Ends]) -> None:
    """Marks relations, and groups of claims that are none, as still to be recomputed."""
    ends = {one.id: one for one in touched}
    rows: list[Value] = [{"id": key, "sourceId": ends[key].source, "targetId": ends[key].target} for key in sorted(ends)]
    run_rows(run, "relations_mark", rows)
