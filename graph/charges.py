"""What accusations charge somebody with, and who answers: the propositions and words that the claims themselves tell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pydantic_core import from_json

from graph.answers import Cursor, Filters, Named, Voice
from graph.asking import Asking, Found, best_of, matter_of_evidence, names_of, rows_of
from graph.contested import AccusationRow, Charge, Proposition
from graph.filtering import filter_parameters, until_limit
from graph.matters import meets
from graph.properties import rows_as
from graph.relations import ONLY_CLAIMED, PLAIN, Counted
from graph.rows import Numbers
from graph.store import Reader, Value
from graph.tables import AnswerTold, ChargeTold, Evidence

MOST = 100  # claims of a row that are asked what they charge: the best ones

type Answer = tuple[str, str, str]  # the claim that is answered, the one that answers, and who does
type Key = tuple[str, str, str | None, str | None, str | None, str | None] | str


@dataclass(slots=True)
class _Told:
    """A charge with the accusations that tell it, the claims that say what it is, and who denies it."""

    accusations: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    answers: set[Answer] = field(default_factory=set)


def accusation_rows(
    store: Reader, filters: Filters, types: Sequence[str], quotes: int, *, after: Cursor | None = None, numbers: Numbers = None
) -> tuple[AccusationRow, ...]:
    """Returns who accuses whom of what, and who answers."""
    grounds: dict[str, list[Evidence]] = {}

    def row(found: Found) -> AccusationRow:
        chosen = set(best_of(found.ground)[:MOST])
        grounds[found.numbers.id] = [c for c in found.ground if c.id in chosen]
        return AccusationRow(**found.common)

    rows = rows_of(Asking(store, filters, tuple(types), "relations", quotes, after, numbers=numbers), row)
    told = _charges(store, filters, [c for ground in grounds.values() for c in ground])
    of_row = {row.id: _of(told, {c.id for c in grounds[row.id]}) for row in rows}
    told_of = (key for charges in of_row.values() for key in charges if not isinstance(key, str))
    keys = {actor for key in told_of for actor in (key[0], key[2]) if actor}
    names = names_of(store, keys | {actor for one in told.values() for _, _, actor in one.answers})
    return tuple(_with_charges(row, of_row[row.id], names) for row in rows)


def _charges(store: Reader, filters: Filters, accusations: Sequence[Evidence]) -> dict[Key, _Told]:
    """Returns what the accusations charge, by what it is."""
    ids: list[Value] = [*sorted(c.id for c in accusations)]
    told: dict[Key, _Told] = {}
    abouts = rows_as(store.ask("charges", {"ids": ids}), ChargeTold)
    for about in abouts:
        one = told.setdefault((about.subject, about.relation, about.object, about.place, about.weapon, about.topic), _Told())
        one.accusations.add(about.accusation)
        one.claims.add(about.claim)
    shown = {about.accusation for about in abouts}
    for claim in accusations:
        words = from_json(claim.content)["quote"] if claim.content else claim.topic
        if claim.id not in shown and words:
            told.setdefault(words, _Told()).accusations.add(claim.id)
    _answer(store, filters, told, abouts)
    return told


def _answer(store: Reader, filters: Filters, told: dict[Key, _Told], abouts: Iterable[ChargeTold]) -> None:
    """Finds who denies each charge: in an act that is about it, or by denying what it says."""
    known_by = until_limit(filters.known_by)
    ids: list[Value] = [*sorted({key for one in told.values() for key in one.accusations | one.claims})]
    acts = rows_as(store.ask("answers", {"ids": ids, "knownBy": known_by}), AnswerTold) if ids else []
    relations: list[Value] = [*sorted({about.relation_id for about in abouts if about.relation_id})]
    asked = filter_parameters(store, Filters(known_by=filters.known_by), ()) | {"relations": relations, "said": True}
    claims = rows_as(store.ask("evidence", asked), Evidence) if relations else []
    said = {c.id: c for c in claims if c.counted in (*PLAIN, *ONLY_CLAIMED)}
    denials = [c for c in claims if c.counted is Counted.DENIAL]
    for one in told.values():
        one.answers |= {(act.answered, act.claim, act.actor) for act in acts if act.answered in one.accusations | one.claims}
        for key in one.claims & said.keys():
            matter = matter_of_evidence(said[key])
            met = (d for d in denials if d.relation_id == said[key].relation_id and meets(matter, matter_of_evidence(d), filters.windows))
            one.answers |= {(key, d.id, voice) for d in met for voice in d.voices}


def _of(told: dict[Key, _Told], accusations: set[str]) -> dict[Key, _Told]:
    """Returns those charges that some accusations tell, with these accusations alone, and with who answers them or what they say."""
    found = {}
    for key, one in told.items():
        if own := one.accusations & accusations:
            answers = {answer for answer in one.answers if answer[0] in own | one.claims}
            found[key] = replace(one, accusations=own, answers=answers)
    return found


def _with_charges(row: AccusationRow, told: dict[Key, _Told], names: dict[str, Named]) -> AccusationRow:
    ranked = sorted(told.items(), key=lambda item: (-len(item[1].accusations), isinstance(item[0], str), _words(item[0])))
    charges = tuple(_charge(key, one, names) for key, one in ranked)
    return replace(row, charges=charges, answered_by=_voices({answer for _, one in ranked for answer in one.answers}, names))


def _charge(key: Key, one: _Told, names: dict[str, Named]) -> Charge:
    """Returns a charge as rows show it."""
    return Charge(
        proposition=None if isinstance(key, str) else _proposition(key, names),
        words=key if isinstance(key, str) else None,
        claims=len(one.accusations),
        answered_by=_voices(one.answers, names),
    )


def _words(key: Key) -> list[str]:
    return [key] if isinstance(key, str) else [part or "" for part in key]


def _proposition(key: tuple[str, str, str | None, str | None, str | None, str | None], names: dict[str, Named]) -> Proposition:
    subject, relation, target, place, weapon, topic = key
    return Proposition(names[subject], relation, names[target] if target else None, place, weapon, topic)


def _voices(answers: Iterable[Answer], names: dict[str, Named]) -> tuple[Voice, ...]:
    """Returns who answers, in how many claims."""
    counted = Counter(actor for _, actor in {(claim, actor) for _, claim, actor in answers})
    return tuple(Voice(key, names[key].name, n) for key, n in sorted(counted.items(), key=lambda n: (-n[1], n[0])))
