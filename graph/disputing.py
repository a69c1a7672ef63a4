"""How disputes are asked for: the claims that may belong to one, the filter, and the rows with who says and who denies.

Rows are ranked: those that somebody affirms before those that are only denied, then by origins, outlets and claims,
then the newest first, then by id.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from graph.answers import Cursor, Filters, Named, Voice, WrongQuestion
from graph.asking import canonical_id, names_of, quote_of
from graph.contested import DisputeRow, Proposition, Told
from graph.disputes import Dispute, disputes_of, is_of_own_side
from graph.filtering import filter_parameters, keys_of, starting, until_limit
from graph.identity import Identity, counted
from graph.matters import Windows, ids_of, shifted
from graph.model import Claim, Modality, Stance
from graph.passing import each_once, passes, sentence_of, wanted_of
from graph.properties import claims_of, decisions_of
from graph.store import NotStored, Reader, Row, Value
from ontology.deeds import deeds
from ontology.vocabulary import vocabulary

OPEN = ("0000", "9999")  # of claims without a date


def dispute_rows(store: Reader, filters: Filters, quotes: int, after: Cursor | None = None) -> tuple[DisputeRow, ...]:
    """Returns the disputes that pass, with at most so many quotes for each side, and of a page those after its cursor.

    Raises UnknownWord, and WrongQuestion where it is asked which held on a day, or for the members of an alliance.
    """
    for name, given in (("asOf", filters.as_of), ("members", filters.members)):
        if given:
            raise WrongQuestion(f"disputes are told of what happened and not of what held, and of parties by name; leave out {name}")
    parties = tuple(dict.fromkeys((*filters.by, *filters.of, *filters.against, *filters.about, *(filters.between or ()))))
    wanted = wanted_of(store, filters)
    found = [d for d in _disputes(store, parties, filters.windows, filters.known_by) if passes(d, filters, wanted)]
    names = names_of(store, {key for d in found for key in _named(d)})
    rows = sorted((_row(d, names, quotes) for d in found), key=_rank)
    if after:
        keys: Any = keys_of(after, (int, int, int, str, str))
        rows = [row for row in rows if _place(*_keys_of(row)) > _place(*keys)]
    return tuple(rows[: filters.limit])


def dispute_cursor(row: DisputeRow) -> Cursor:
    """Returns the cursor of the page that begins after a dispute."""
    return Cursor(_keys_of(row))


def one_dispute(store: Reader, dispute_id: str, windows: Windows) -> DisputeRow:
    """Returns the dispute in which the claim stands after which it is named, with all its sentences; raises NotStored."""
    key = "c" + dispute_id[1:]
    found = claims_of(store.ask("claims_by_id", {"ids": [key]})) if dispute_id.startswith("d") else []
    parties = {canonical_id(store, party) for claim in found for party in ids_of(claim.subject)}
    for one in _disputes(store, tuple(sorted(parties)), windows) if found else ():
        if key in {c.id for c in (*one.denials, *one.counters, *one.says)}:
            return _row(one, names_of(store, _named(one)), len(one.claims))
    raise NotStored(f"no dispute {dispute_id} is stored")


def _disputes(store: Reader, parties: tuple[str, ...], windows: Windows, known_by: str | None = None) -> tuple[Dispute, ...]:
    """Returns the disputes in which a claim names one of the parties, or all, of what was published by a day."""
    asked = filter_parameters(store, Filters(), ()) | {"fromActors": parties, "fromSides": parties}
    against = store.ask(starting("denials", asked), asked)
    rows: list[Value] = list(_looked_for(map(_told, against), windows))
    said = store.ask("disputable", {"rows": rows}) if rows else []
    identity = Identity(decisions_of(store.ask("decisions", {})))
    claims = counted(claims_of(row for row in (*against, *said) if not _is_idle(row)), identity)
    return disputes_of([c for c in claims if not known_by or _known(c, known_by)], windows)


def _is_idle(row: Row) -> bool:
    """True for an accusation that can stand in no dispute (`graph.disputes`), so that no claim need be made of its row."""
    node: Any = row["claim"]
    return node["relation"] == "ACCUSES" and (node.get("standing") is None or node.get("content") is None or bool(node.get("about")))


def _known(claim: Claim, known_by: str) -> bool:
    return claim.article.published is not None and claim.article.published <= until_limit(known_by)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a claim that denies or answers something tells of what that is: its type, the ids of its ends, and its days."""

    relation: str
    subject: frozenset[str]
    object: frozenset[str]
    days: tuple[str, ...]


def _told(row: Row) -> _Told:
    """Returns what the row of a claim tells of that; actors are as they count."""
    node: Any = row["claim"]
    subject, target = ({key, node.get(f"{end}Side") or key} if (key := node.get(f"{end}Id")) else set() for end in ("subject", "object"))
    days = (node.get("dateStart"), node.get("dateEnd"), node.get("published"))
    return _Told(node["relation"], frozenset(subject), frozenset(target), tuple(day for day in days if day))


def _looked_for(against: Iterable[_Told], windows: Windows) -> Iterator[dict[str, Value]]:
    """Yields whose claims, of which types and days, may be what is denied, or turn it round."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for told in against:
        ends = told.subject | told.object if _both_ways(told.relation) else told.subject
        for key in sorted(ends):
            for relation in _types(told.relation):
                wanted.setdefault((key, relation), []).extend(told.days or OPEN)
    spans = {ends: (min(days), max(days)) for ends, days in wanted.items()}
    for (key, span), pairs in groupby(sorted((k, span, r) for (k, r), span in spans.items()), key=lambda one: one[:2]):
        since, until = (shifted(d, n) if d not in OPEN else d for d, n in zip(span, (-windows.lasting, windows.lasting), strict=True))
        yield {"subject": key, "types": [r for _, _, r in pairs], "since": since, "until": until_limit(until)}


def _both_ways(relation: str) -> bool:
    return relation in deeds().counters or vocabulary().relations[relation].symmetric


@cache
def _types(relation: str) -> tuple[str, ...]:
    """Returns the types of what a claim of a type may deny; an act of denying may be about anything."""
    if relation == "DENIES":
        return tuple(sorted(vocabulary().relations.keys() - {"DENIES"}))
    return deeds().near(relation)


# -- rows


def _row(dispute: Dispute, names: dict[str, Named], quotes: int) -> DisputeRow:
    every = dispute.claims
    days = sorted(d for c in every if (d := c.date_start or c.article.published))
    propositions = _propositions(dispute, names)
    return DisputeRow(
        id=dispute.id,
        subject=propositions[0].subject,
        relation=propositions[0].relation,
        object=propositions[0].object,
        propositions=propositions,
        plain=any(c.plain for c in dispute.says),
        claims=len(each_once(dispute.says)),
        denials=len(each_once(dispute.denials)),
        counters=len(each_once(dispute.counters)),
        questions=len(each_once(dispute.questions)),
        outlets=len({c.article.outlet for c in every if c.article.outlet}),
        articles=len({c.article.id for c in every}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        said_by=_voices(dispute.says, names),
        denied_by=_voices(dispute.denials, names),
        countered_by=_voices(dispute.counters, names),
        interested=tuple(names[key] for key in _interested(dispute)),
        claim_ids=tuple(c.id for c in every),
        statements=tuple(_statements(dispute, quotes)),
    )


def _propositions(dispute: Dispute, names: dict[str, Named]) -> tuple[Proposition, ...]:
    """Returns what it is about, what most claims say first; where a deed is told with an object, its bare form is left out."""
    counted: Counter[tuple[str, str, str | None, str | None, str | None, str | None]] = Counter()
    for c in dispute.matters:
        topic = c.topic or (c.content.quote if c.content else None)
        own = is_of_own_side(c)
        source, target = (end.id if own else end.side or end.id for end in (c.subject, c.object or c.subject))
        counted[source, c.relation, target if c.object else None, c.place, c.weapon, topic] += 1
    ranked = sorted(counted.items(), key=lambda n: (-n[1], -sum(x is not None for x in n[0]), [x or "" for x in n[0]]))
    return tuple(Proposition(names[s], r, names[o] if o else None, p, w, t) for (s, r, o, p, w, t), _ in ranked)


def _interested(dispute: Dispute) -> list[str]:
    """Returns whom it concerns: the sides of those about whom it is told and of those who tell it, sorted."""
    actors = [a for c in dispute.claims for a in (c.subject, c.object, *(s.actor for s in c.speakers)) if a]
    return sorted({a.side or a.id for a in actors})


def _named(dispute: Dispute) -> set[str]:
    return {key for c in dispute.claims for a in (c.subject, c.object, *(s.actor for s in c.speakers)) for key in ids_of(a)}


def _voices(claims: Iterable[Claim], names: dict[str, Named]) -> tuple[Voice, ...]:
    """Returns who says so, those who say it in most sentences first; the article's own word, and unnamed ones, have no id."""
    told: Counter[tuple[str | None, str]] = Counter()
    heard: set[tuple[str, int, str | None, str]] = set()
    for c in claims:
        own: list[tuple[str | None, str]] = [(c.subject.id, names[c.subject.id].name)] if c.relation in ("ACCUSES", "DENIES") else []
        inner = max((s.level for s in c.speakers), default=0)
        voices = own or [(s.actor.id, names[s.actor.id].name) if s.actor else (None, s.text) for s in c.speakers if s.level == inner]
        saying = {(*sentence_of(c), *voice) for voice in voices or [(None, c.article.outlet or "an article")]} - heard
        heard |= saying
        told.update((key, name) for *_, key, name in saying)
    ranked = sorted(told.items(), key=lambda n: (n[0][0] is None, -n[1], n[0][1]))
    return tuple(Voice(key, name, n) for (key, name), n in ranked)


def _statements(dispute: Dispute, quotes: int) -> Iterator[Told]:
    """Yields the first sentences of each side, in time order."""
    roles = ("says", "denies", "counters", "questions")
    chosen = {c.id: role for claims, role in zip(dispute.parts, roles, strict=True) for c in each_once(claims)[:quotes]}
    for claim in dispute.claims:
        if claim.id in chosen:
            role = "negates" if claim.modality is Modality.NEGATED and claim.stance is Stance.AFFIRMS else chosen[claim.id]
            yield Told(role, quote_of(claim))


def _keys_of(row: DisputeRow) -> tuple[int, int, int, str, str]:
    """Returns by what disputes are ranked."""
    return int(row.claims > 0), row.outlets, row.claims + row.denials + row.counters, row.last or "", row.id


def _place(said: int, outlets: int, claims: int, last: str, key: str) -> tuple[int, int, int, list[int], str]:
    """Returns where such keys stand in the ranking: what is greatest comes first, but for ids."""
    return -said, -outlets, -claims, [*(-ord(x) for x in last), 1], key


def _rank(row: DisputeRow) -> tuple[int, int, int, list[int], str]:
    return _place(*_keys_of(row))
