"""A decision of identity comes into force, or out of it: in one transaction all that follows from it is drawn anew.

What a claim, an actor and a listed membership say for themselves is never touched. What changes is as whom actors
count: the ends of edges, the properties by which questions find claims, and the relations that are counted from them.
"""

from collections.abc import Iterable, Mapping
from itertools import batched

from graph.counters import recount
from graph.identity import Identity
from graph.model import Claim, digest_of
from graph.preparing import speaker_rows
from graph.properties import actors_node, claims_of, flat, listings_of, mention
from graph.relations import Ends, group_of
from graph.running import Run, run_rows
from graph.store import Decided, Decision, Value
from graph.writing import locked_identity, mark, step, write_listings
from graph.writing_actors import Named, drop_actors, write_changed
from ontology.vocabulary import RelationType

PAGE = 1000  # claims drawn anew by one statement


def decide(run: Run, wanted: Identity, expected: Identity, relations: Mapping[str, RelationType]) -> None:
    """Brings an identity into force in place of the one that is expected; raises Decided where that is not in force."""
    held = locked_identity(run)
    if held.digest == wanted.digest:
        return
    if held.digest != expected.digest:
        raise Decided("others decided who is whom meanwhile, so nothing is changed; look at `allegiance identity list` and do it again")
    _write_decisions(run, held, wanted)
    changed = sorted(key for key in held.ids | wanted.ids if held.of(key) != wanted.of(key))
    if changed:
        _draw(run, changed, held, wanted, relations)
    step(run)
    run("store_decided", {"identity": wanted.digest})


def _draw(run: Run, changed: list[str], held: Identity, wanted: Identity, relations: Mapping[str, RelationType]) -> None:
    """Draws anew all that names actors who now count as others."""
    ids = {key for one in changed for identity in (held, wanted) for key in (*identity.group(one), one)}
    said = {**Named.of(run, ids, held).entries, **Named.of(run, ids, wanted).entries}
    gone = write_changed(run, Named(said, held), Named(said, wanted))
    before: list[Value] = [*sorted({held.of(key) for key in changed})]
    _draw_listings(run, before, wanted)
    found = (row["id"] for row in run("claims_naming", {"ids": before}))
    for page in batched(found, PAGE):
        claims = claims_of(run("claims_by_id", {"ids": list(page)}))
        _draw_claims(run, [claim for claim in claims if not _named(claim).isdisjoint(changed)], held, wanted, relations)
    drop_actors(run, gone)
    recount(run, {identity.of(key) for key in changed for identity in (held, wanted)} | set(changed))


def _named(claim: Claim) -> set[str | None]:
    """Returns the ids that a claim names, those of sides too."""
    refs = [ref for ref in (claim.subject, claim.object, *(s.actor for s in claim.speakers)) if ref]
    return {ref.id for ref in refs} | {ref.side for ref in refs}


def _draw_claims(run: Run, claims: list[Claim], held: Identity, wanted: Identity, relations: Mapping[str, RelationType]) -> None:
    """Draws the edges of claims to their actors anew, and marks the relations that they leave and those that they join."""
    if not claims:
        return
    of = wanted.of
    run("mentions_erase", {"ids": [claim.id for claim in claims]})
    run("claims_place", {"rows": [{"claim": c.id, "node": actors_node(c, relations[c.relation], of)} for c in claims]})
    run("subjects_write", {"rows": [{"claim": c.id, "actor": of(c.subject.id), "edge": mention(c.subject, of)} for c in claims]})
    objects: list[Value] = [{"claim": c.id, "actor": of(c.object.id), "edge": mention(c.object, of)} for c in claims if c.object]
    run_rows(run, "objects_write", objects)
    run_rows(run, "speakers_write", [row for c in claims for row in speaker_rows(c, of)])
    mark(run, _ends(claims, (held, wanted), relations))


def _ends(claims: Iterable[Claim], identities: Iterable[Identity], relations: Mapping[str, RelationType]) -> Iterable[Ends]:
    """Yields what claims are counted in under several identities."""
    for identity in identities:
        for claim in claims:
            yield group_of(claim, relations[claim.relation], identity.of)


def _draw_listings(run: Run, ids: list[Value], wanted: Identity) -> None:
    """Draws the listed memberships of actors, and in them, anew."""
    listed = {*listings_of(run("listings_by", {"ids": ids})), *listings_of(run("listings_in", {"ids": ids}))}
    if listed:
        run("listings_erase", {"ids": ids})
        write_listings(run, listed, wanted)


def _write_decisions(run: Run, held: Identity, wanted: Identity) -> None:
    """Keeps what is decided in place of what was."""
    old, new = ({_id(decision): decision for decision in identity.decisions} for identity in (held, wanted))
    if gone := [key for key in sorted(old) if new.get(key) != old[key]]:
        run("decisions_erase", {"ids": gone})
    run_rows(run, "decisions_write", [{"node": flat(new[key]) | {"id": key}} for key in sorted(new) if new[key] != old.get(key)])


def _id(decision: Decision) -> str:
    """Returns the id of a decision: of whom it is about, not of who made it and why."""
    return "d" + digest_of(decision.canonical, *decision.ids)
