"""Matters and disputes: which claims are denied or answered by which others, whatever article tells them.

Pure functions from claims to disputes; the order of the claims changes nothing. Denials of one matter make a dispute,
the most exact ones first; every claim that one of them denies, and that none of them contradicts in place, weapon or
date, belongs to it. So a claim that says little may be disputed twice. A denial of what nobody claims is a dispute
with one side; a matter that nobody denies is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from graph.matters import Matter, Windows, agree, ids_of, matter_of, meets, shifted, stems
from graph.model import Claim, Modality, Phase, Stance, Standing
from ontology import reference
from ontology.deeds import deeds

ACTS = frozenset({"ACCUSES", "DENIES"})


@dataclass(frozen=True, slots=True)
class Dispute:
    """The claims for and against one matter, each list in time order; `id` is that of its first denial or counter-claim, with a d.

    `denials` deny it, or say that it is not so; `counters` are counter-claims: the other side did it.
    """

    id: str
    says: tuple[Claim, ...]
    denials: tuple[Claim, ...]
    counters: tuple[Claim, ...]
    questions: tuple[Claim, ...]

    @property
    def parts(self) -> tuple[tuple[Claim, ...], ...]:
        """Those of each part: says, denials, counters and questions."""
        return self.says, self.denials, self.counters, self.questions

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All of them, in time order."""
        return in_time(claim for part in self.parts for claim in part)

    @property
    def matters(self) -> tuple[Claim, ...]:
        """The claims that show what it is about: those that are denied, or else the denials."""
        return self.says or self.denials


@dataclass(frozen=True, slots=True)
class _Known:
    """A claim with its matter."""

    claim: Claim
    matter: Matter


type _ByParty = dict[str, dict[str, list[_Known]]]


def disputes_of(claims: Iterable[Claim], windows: Windows | None = None) -> tuple[Dispute, ...]:
    """Returns the disputes in which claims stand, sorted by id. Cost: of each denial with each claim of its subject."""
    windows = windows or Windows()
    unique = sorted({c.id: c for c in claims}.values(), key=lambda c: c.id)
    said = _by_party([_Known(c, matter_of(c)) for c in unique if is_said(c)])
    questions = _by_party([_Known(c, matter_of(c)) for c in unique if c.stance is Stance.QUESTIONS and c.relation not in ACTS])
    found: list[Dispute] = []
    for group in _groups([_Known(c, matter_of(c)) for c in unique if is_denied(c)], windows):
        says = [k for k in _near(group, said) if _is_denied_by(k, group, windows)]
        if says or any(k.claim.stance is Stance.DENIES for k in group):
            asked = [k for k in _near(group, questions) if _is_denied_by(k, group, windows)]
            found.append(_dispute(says, group, _counters(says, said, windows), asked))
    found += _bare_disputes([c for c in unique if is_bare(c)], found, said, windows)
    met = {c.id for d in found for c in (*d.says, *d.counters)}
    found += _mutual([k for types in said.values() for t in sorted(types.keys() & deeds().counters) for k in types[t]], met, said, windows)
    return tuple(sorted(found, key=lambda d: d.id))


def denied_among(said: Sequence[Matter], denied: Matter, windows: Windows) -> bool:
    """Returns whether a denial denies one of several matters."""
    return any(meets(one, denied, windows) for one in said)


# -- what a claim is in a dispute


def is_said(claim: Claim) -> bool:
    """True for what somebody affirms as so: a proposition, or an accusation whose content no relation type says."""
    if claim.relation == "ACCUSES":
        return claim.standing is not None and claim.content is not None and not claim.about
    return claim.standing is not None and claim.relation != "DENIES"


def is_denied(claim: Claim) -> bool:
    """True for a proposition that somebody denies, or of which one whom it concerns says that it is not so ("we sent no troops")."""
    if claim.relation in ACTS:
        return False
    stopped = claim.status in ("suspended", "cancelled") or claim.phase is Phase.ENDS  # "halted its exports" admits that there were some
    negated = claim.modality is Modality.NEGATED and claim.stance is Stance.AFFIRMS and not stopped
    return claim.stance is Stance.DENIES or (negated and bool(_tellers(claim) & (ids_of(claim.subject) | ids_of(claim.object))))


def is_bare(claim: Claim) -> bool:
    """True for an act of denying or of blaming in return of which no proposition tells what it denies."""
    return claim.relation == "DENIES" and claim.standing is not None


# -- grouping


def _groups(denials: list[_Known], windows: Windows) -> list[list[_Known]]:
    """Returns denials of one matter together: each with the first group of which it contradicts nobody, the most exact first."""
    groups: dict[frozenset[str], list[list[_Known]]] = {}
    made: list[list[_Known]] = []
    for known in sorted(denials, key=_exactness):
        near = [g for key in known.matter.subject for g in groups.get(frozenset({key}), [])]
        home = next((g for g in near if all(_one_matter(known.matter, other.matter, windows) for other in g)), None)
        if home is None:
            home = []
            made.append(home)
            for key in known.matter.subject:
                groups.setdefault(frozenset({key}), []).append(home)
        home.append(known)
    return made


def _one_matter(one: Matter, other: Matter, windows: Windows) -> bool:
    return meets(one, other, windows) or meets(other, one, windows)


def _exactness(known: _Known) -> tuple[int, str, str]:
    matter = known.matter
    told = (matter.place, matter.weapon, matter.object, matter.topic, matter.dated or None)
    return -sum(t is not None for t in told), _when(known.claim), known.claim.id


def _by_party(known: Iterable[_Known]) -> _ByParty:
    """Returns claims by each id of their subject and object, and by their type."""
    found: _ByParty = {}
    for one in known:
        for key in sorted(one.matter.subject | (one.matter.object or frozenset())):
            found.setdefault(key, {}).setdefault(one.matter.relation, []).append(one)
    return found


def _near(group: Iterable[_Known], by_party: _ByParty) -> list[_Known]:
    """Returns the claims that name a subject of the group and are of a type that it may deny, each once."""
    wanted = sorted({(key, relation) for k in group for key in k.matter.subject for relation in deeds().near(k.matter.relation)})
    return list({one.claim.id: one for key, relation in wanted for one in by_party.get(key, {}).get(relation, [])}.values())


def _is_denied_by(said: _Known, group: Sequence[_Known], windows: Windows) -> bool:
    """True for a claim that one denial of a group denies and that contradicts none of them in place and weapon."""
    if not any(meets(said.matter, denied.matter, windows) for denied in group):
        return False
    if len(group) == 1:
        return True
    loose = Windows(10**6, 10**6)
    return all(agree(_undated(said.matter), _undated(denied.matter), loose) for denied in group)


def _undated(matter: Matter) -> Matter:
    return Matter(relation=matter.relation, subject=matter.subject, object=matter.object, place=matter.place, weapon=matter.weapon)


# -- counter-claims


def _counters(says: Sequence[_Known], by_party: _ByParty, windows: Windows) -> list[_Known]:
    """Returns the counter-claims to claims: their subject's side tells that the others did it."""
    ids = {k.claim.id for k in says}
    told: dict[str, _Known] = {}
    for said in says:
        if said.matter.relation in deeds().counters:
            near = (k for key in sorted(said.matter.subject) for k in by_party.get(key, {}).get(said.matter.relation, []))
            told |= {k.claim.id: k for k in near if k.claim.id not in ids and _turns(said, k, windows)}
    return list(told.values())


def _turns(said: _Known, other: _Known, windows: Windows) -> bool:
    """True where one claim turns another round: the same deed, or blame, the other way, told by whom the first concerns."""
    one, turned = said.matter, other.matter
    if turned.relation != one.relation or one.object is None or turned.object is None:
        return False
    if not (turned.subject & one.object and turned.object & one.subject):
        return False
    place = bool(one.place and turned.place) or one.source == turned.source or bool(stems(one.topic) & stems(turned.topic))
    blamed = one.object if one.relation == "ACCUSES" else one.subject
    return place and bool(_tellers(other.claim) & blamed) and agree(one, turned, windows)


def _tellers(claim: Claim) -> frozenset[str]:
    """Returns who says so: of blame whoever blames."""
    own = ids_of(claim.subject) if claim.relation == "ACCUSES" else frozenset()
    return own.union(*(ids_of(s.actor) for s in claim.speakers))


def _mutual(known: Sequence[_Known], met: set[str], by_party: _ByParty, windows: Windows) -> list[Dispute]:
    """Returns disputes in which nobody denies and each says that the other did it."""
    found: list[Dispute] = []
    taken = set(met)
    for one in sorted({k.claim.id: k for k in known}.values(), key=lambda k: _in_text(k.claim)):
        if one.claim.id in taken or one.matter.relation not in deeds().counters:
            continue
        turned = [k for k in _counters([one], by_party, windows) if k.claim.id not in taken and _turns(k, one, windows)]
        if turned:
            same = [
                k
                for k in by_party[min(one.matter.subject)][one.matter.relation]
                if k.claim.id not in taken | {one.claim.id} and _is_said_too(k, one, turned, windows)
            ]
            found.append(_dispute([one, *same], [], turned, []))
            taken |= {c.id for c in found[-1].claims}
    return found


def _is_said_too(known: _Known, one: _Known, turned: Sequence[_Known], windows: Windows) -> bool:
    return meets(known.matter, one.matter, windows) and any(_turns(known, t, windows) for t in turned)


# -- denials that do not say what they deny


def _bare_disputes(acts: Sequence[Claim], found: list[Dispute], by_party: _ByParty, windows: Windows) -> list[Dispute]:
    """Returns the disputes that bare denials make; one that answers claims of a dispute is taken for known with it."""
    denied = {c.id for d in found for c in d.denials}
    met = {c.id for d in found for c in d.says}
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for act in acts:
        if not denied & set(act.about):
            says = tuple(sorted(k.claim.id for k in _answered(act, by_party, windows)))
            if says and not set(says) <= met:
                groups.setdefault(says, []).append(act)
    known = {k.claim.id: k for types in by_party.values() for of_type in types.values() for k in of_type}
    disputes = []
    for ids, denials in sorted(groups.items()):
        answered = [known[key] for key in ids]
        disputes.append(_dispute(answered, [_Known(a, matter_of(a)) for a in denials], _counters(answered, by_party, windows), []))
    return disputes


def _answered(act: Claim, by_party: _ByParty, windows: Windows) -> list[_Known]:
    """Returns what a bare denial answers: what it is about, or else what was told of the denier in those days, if that is clear.

    Where it has words for what it denies, they must stand in what was told, others than the names of states where there
    are any; where it has none, only one thing may have been told by whom it answers.
    """
    denier = ids_of(act.subject)
    near = {k.claim.id: k for key in sorted(denier) for of_type in by_party.get(key, {}).values() for k in of_type}
    linked = [near[key] for key in act.about if key in near]
    if linked or act.about:
        return linked
    words = stems(act.topic or (act.content.quote if act.content else None)) - stems(act.subject.name)
    told = [k for k in near.values() if not denier & _tellers(k.claim) and _concerns(k, denier) and _can_be_meant(k.claim, act, windows)]
    named = ids_of(act.object)
    if words:
        fitting = (k for k in told if (words - _state_stems() or words) & (stems(k.claim.quote) | stems(k.matter.topic)))
        return [k for k in fitting if not named or named & _tellers(k.claim) or k.claim.plain]
    told = [k for k in told if named & _tellers(k.claim)]
    gists = {(k.matter.relation, k.matter.object, k.matter.place) for k in told}
    return told if len(gists) == 1 else []


def _concerns(known: _Known, denier: frozenset[str]) -> bool:
    """True for what the denier is said to have done, and for blame laid on it."""
    return bool(denier & (known.matter.object or frozenset() if known.matter.relation == "ACCUSES" else known.matter.subject))


def _can_be_meant(said: Claim, act: Claim, windows: Windows) -> bool:
    """True for what was told in those days, but not for a tie to one's own side, nor for what the denial's own sentence states."""
    own = is_of_own_side(said)  # "President Lukashenko denies ..." doubts no presidency
    stated = said.standing is Standing.STATED and (said.article.id, said.start) == (act.article.id, act.start)
    return not own and not stated and _of_those_days(said, act, windows)


def is_of_own_side(claim: Claim) -> bool:
    """True where subject and object act for the same side: a president and his state."""
    return claim.object is not None and (claim.subject.side or claim.subject.id) == (claim.object.side or claim.object.id)


@cache
def _state_stems() -> frozenset[str]:
    """Returns how the names of states begin: they stand in most sentences about two states, whatever these tell."""
    return frozenset().union(*(stems(state.name) for state in reference.states()))


def _of_those_days(said: Claim, act: Claim, windows: Windows) -> bool:
    told, answered = said.article.published or said.date_start, act.article.published or act.date_start
    if told is None or answered is None:
        return True
    return shifted(answered, -windows.event) <= told <= shifted(answered, windows.event)


# -- the dispute


def _dispute(says: Sequence[_Known], denials: Sequence[_Known], counters: Sequence[_Known], questions: Sequence[_Known]) -> Dispute:
    against = in_time(k.claim for k in denials) or in_time(k.claim for k in counters)
    return Dispute(
        "d" + against[0].id[1:],
        *(in_time(k.claim for k in part) for part in (says, denials, counters, questions)),
    )


def in_time(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Returns claims in the order in which they were published, those of one article in the order of its text."""
    return tuple(sorted(claims, key=_in_text))


def _in_text(claim: Claim) -> tuple[str, str, int, str]:
    return _when(claim), claim.article.id, claim.start, claim.id


def _when(claim: Claim) -> str:
    return claim.article.published or claim.date_start or ""
