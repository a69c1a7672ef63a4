"""Accusations, denials and what they are about: claims of one article that answer one another, joined by their matter.

An act that names its proposition in its own sentence is about that claim. A denial that only points back ("denied the
claims", "called it a lie") is about what others told of the denier before: the nearest that fits in type, where the
denial names one, and in parties. It gives that proposition anew, denied, with the date, place and weapon of what it
answers. Where no relation type says what somebody was accused of, the denial is about the accusation itself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.model import ActorRef, Claim, Modality, Span, Speaker, Stance, Standing
from loaders.extraction.drafts import ACTS, Draft
from loaders.extraction.pointing import with_doer
from loaders.extraction.wordings import Trigger, Wordings
from ontology.deeds import deeds
from ontology.vocabulary import vocabulary

NEAR, MIDDLE, FAR = (
    3,
    6,
    12,
)  # sentences back in which a denial finds what it answers; far only its own deeds
LIKELY = 0.9  # whom a denial answers that names nothing is who spoke before it
SPREAD = 2  # sentences after an accusation in which its content may be told
TOLD = (Standing.ATTRIBUTED, Standing.ALLEGED, Standing.DECLARED)
NO_MATTER = ACTS | {"REQUESTS", "LEADS", "REPRESENTS", "AFFILIATED_WITH", "PART_OF", "REJECTS", "CONSULTS"}
WORD = re.compile(r"\w+")
STEM, SHORT = 5, 3  # letters by which two forms of a word are known for one; words so short are not compared
LOSING = frozenset({"fall", "lose", "loss", "surrender", "overrun"})  # "denied that the town had fallen"
MEANT = frozenset({"this", "that", "it", "these", "those", "them", "they", "such"})


class Threads:
    """Joins the drafts of one article; `wordings` tell which relation types a word names."""

    def __init__(self, wordings: Wordings) -> None:
        self._wordings = wordings

    def joined(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Returns the drafts, acts with what they are about, and with the propositions that denials deny without naming them."""
        done: list[Draft] = []
        drafts = [d for d in drafts if not self._of_another(d, drafts)]
        fresh = max((d.key for d in drafts), default=0) + 1
        for draft in drafts:
            own = [d for d in drafts if d.sentence == draft.sentence and d.key != draft.key and draft.predicate in d.acts]
            if draft.claim.relation not in ACTS:
                done.append(self._filled(draft, done) if _is_denial(draft.claim) else draft)
            elif draft.claim.relation == "DENIES" and draft.claim.standing is not None:
                together = [d for d in drafts if (d.sentence, d.predicate, d.claim.relation) == (draft.sentence, draft.predicate, "DENIES")]
                made = self._denying(draft, own, [d for d in drafts if _precedes(d, draft)], fresh, together)
                fresh += len(made)
                done += made
            else:
                open_ = draft.claim.relation == "ACCUSES" and not own and not self._types(draft.words)
                spread = _spread(draft, drafts) if open_ else []
                aimed = with_doer(draft, [d for d in drafts if _precedes(d, draft)], self._types) if draft.pointed else draft
                done.append(_echoing(replace(aimed, about=tuple(d.key for d in own or spread)), done))
        return done

    # -- denials

    def _denying(self, act: Draft, own: Sequence[Draft], before: Sequence[Draft], fresh: int, together: Sequence[Draft]) -> list[Draft]:
        """Returns the act with what it is about, after it the denied propositions where its sentence does not name them."""
        if own:
            told = [d for o in own for d in self._matching(o, before)]
            return [replace(_plain(act), about=tuple(dict.fromkeys(d.key for d in (*own, *told))))]
        denied = self._answered(act, before, together)
        if not denied:
            accusations = self._accusations(act, before)
            if act.back and not accusations and act.answered is None:
                return []
            about = tuple(d.key for d in accusations)
            return [_to_teller(replace(a, about=about)) for a in _answering(act, accusations)]
        copies = [_denial(act, d.claim, fresh + n) for n, d in enumerate(denied)]
        about = tuple(d.key for d in (*denied, *copies))
        return [*(replace(a, about=about) for a in _answering(_plain(act), denied)), *copies]

    @staticmethod
    def _of_another(denied: Draft, drafts: Sequence[Draft]) -> bool:
        """True for a denied deed that the denier is no doer of, since it was told of another before: "denied the capture of the town".

        The sentence names no doer beside the denier, for whose own the deed was taken.
        """
        claim = denied.claim
        acts = [a for a in drafts if a.claim.relation == "DENIES" and a.sentence == denied.sentence and a.predicate in denied.acts]
        if not _is_denial(claim) or not any((a.claim.subject.start, a.claim.object) == (claim.subject.start, None) for a in acts):
            return False
        before = [
            d
            for d in drafts
            if 0 < denied.sentence - d.sentence <= NEAR and d.claim.relation == claim.relation and d.claim.stance is Stance.AFFIRMS
            and d.claim.standing is not None
        ]  # fmt: skip
        return bool(before) and not any(_ends(claim.subject) & _ends(d.claim.subject) for d in before)

    def _answered(self, act: Draft, before: Sequence[Draft], together: Sequence[Draft]) -> list[Draft]:
        """Returns the claims that a denial answers: the nearest told by others of the denier, or by whom it names.

        Who deny `together` deny what is told of all of them, where anything is.
        """
        denier, named = _ends(act.claim.subject), _ends(act.claim.object)
        types = self._types(act.words)
        fitting = [
            d
            for d in before
            if d.claim.relation not in NO_MATTER
            and _stands(d.claim, types)
            and (d.claim.speakers or not vocabulary().relations[d.claim.relation].lasts)
            and not denier & _voices(d.claim)
            and (not named or named & _voices(d.claim))
            and self._fits(act.words, types, d)
        ]
        for distance in range(FAR + 1):
            here = [d for d in fitting if act.sentence - d.sentence == distance]
            joint = [
                d for d in here if all(_ends(other.claim.subject) & (_ends(d.claim.subject) | _ends(d.claim.object)) for other in together)
            ]
            if joint and distance <= NEAR and len({other.claim.subject.id for other in together}) > 1:
                return joint
            named_so = [d for d in here if d.claim.relation in types]
            if concerned := _concerned(named_so, denier, distance) or _concerned(here, denier, distance):
                return concerned
        return []

    def _accusations(self, act: Draft, before: Sequence[Draft]) -> list[Draft]:
        """Returns the last accusation of the denier whose content no relation type says."""
        denier, named = _ends(act.claim.subject), _ends(act.claim.object)
        found = [
            d
            for d in before
            if d.claim.relation == "ACCUSES"
            and d.claim.standing is not None
            and denier & _ends(d.claim.object)
            and (not named or named & _ends(d.claim.subject))
            and act.sentence - d.sentence <= MIDDLE
        ]
        last = max((d.sentence for d in found), default=0)
        return [d for d in found if d.sentence == last]

    def _types(self, words: Iterable[str]) -> frozenset[str]:
        """Returns the relation types that words name: "strikes", "shelled", "the arms deal"."""
        found: set[str] = set()
        for word in words:
            if word in LOSING:
                found.add("CAPTURES")
                continue
            found |= {f.relation for f in self._wordings.frames[Trigger.NOUN].get(word, ())}
            found |= {f.relation for f in self._wordings.frames[Trigger.VERB].get(word, ()) if f.theme is None}
            if word in self._wordings.classes["attack"]:
                found.add("ATTACKS")
        return frozenset(found - NO_MATTER)

    def _fits(self, words: frozenset[str], types: frozenset[str], told: Draft) -> bool:
        """True where what a denial names can be what was told: a type that it names, or else a word that both have."""
        if not words or told.lemma in words:
            return True
        if any(deeds().meet(told.claim.relation, t, same_weapon=True) for t in types):
            return True
        quoted = {w[:STEM] for w in WORD.findall(told.claim.quote.lower())}
        return not types and any(w[:STEM] in quoted for w in words if len(w) > SHORT)

    # -- what a denial leaves out

    def _filled(self, draft: Draft, before: Sequence[Draft]) -> Draft:
        """Returns a denied proposition with the date, place and weapon of what it answers, where it names none of its own."""
        told = self._matching(draft, before)
        if len({(d.claim.date_start, d.claim.place, d.claim.weapon) for d in told}) != 1:
            return draft
        claim, other = draft.claim, told[0].claim
        dated = other if claim.date_from != "text" else claim
        filled = replace(
            claim, date_start=dated.date_start, date_end=dated.date_end, date_from=dated.date_from,
            place=claim.place or other.place, weapon=claim.weapon or other.weapon,
        )  # fmt: skip
        return draft if filled == claim else replace(draft, claim=replace(filled, context=_with(claim.context, other)))

    @staticmethod
    def _matching(denial: Draft, before: Sequence[Draft]) -> list[Draft]:
        """Returns the nearest claims that affirm what a denial of its own words denies."""
        found = [
            d
            for d in before
            if 0 < denial.sentence - d.sentence <= FAR
            and d.claim.standing is not None
            and d.claim.stance is Stance.AFFIRMS
            and deeds().meet(d.claim.relation, denial.claim.relation, same_weapon=False)
            and _ends(d.claim.subject) & _ends(denial.claim.subject)
            and (denial.claim.object is None or d.claim.object is None or _ends(d.claim.object) & _ends(denial.claim.object))
            and _agree(d.claim, denial.claim)
        ]
        last = max((d.sentence for d in found), default=0)
        return [d for d in found if d.sentence == last]


def _concerned(told: Sequence[Draft], denier: set[str], distance: int) -> list[Draft]:
    """Returns what is told of the denier: as who does it, if near as whom it hits, if quite near what hits nobody named."""
    done = [d for d in told if denier & _ends(d.claim.subject)]
    if done or distance > NEAR:
        return done
    suffered = [d for d in told if denier & _ends(d.claim.object)]
    return suffered or [d for d in told if d.claim.object is None and distance <= 1]


def _is_denial(claim: Claim) -> bool:
    """True for a proposition that somebody says is not so."""
    return claim.stance is Stance.DENIES or (claim.modality is Modality.NEGATED and bool(claim.speakers))


def _precedes(draft: Draft, act: Draft) -> bool:
    return draft.sentence < act.sentence or (draft.sentence == act.sentence and draft.predicate < act.predicate)


def _stands(claim: Claim, types: frozenset[str]) -> bool:
    """True for what somebody tells, and for what the article tells where the denial names the deed."""
    return claim.standing in TOLD or (bool(types) and claim.standing is Standing.STATED)


def _agree(told: Claim, denied: Claim) -> bool:
    """True where place, weapon and date of two claims do not differ."""
    differ = any(a and b and a.casefold() != b.casefold() for a, b in ((told.place, denied.place), (told.weapon, denied.weapon)))
    both = told.date_from == denied.date_from == "text"
    apart = both and ((told.date_end or "") < (denied.date_start or "") or (denied.date_end or "") < (told.date_start or ""))
    return not differ and not apart


def _spread(accusation: Draft, drafts: Iterable[Draft]) -> list[Draft]:
    """Returns what an accuser tells of the accused in the sentences after an accusation without a proposition."""
    accuser, accused = _ends(accusation.claim.subject), _ends(accusation.claim.object)
    return [
        d
        for d in drafts
        if 0 < d.sentence - accusation.sentence <= SPREAD
        and d.claim.relation not in NO_MATTER
        and d.claim.standing in TOLD
        and accuser & _voices(d.claim)
        and accused & _ends(d.claim.subject)
    ]


def _echoing(accusation: Draft, before: Iterable[Draft]) -> Draft:
    """Returns an accusation that says of nothing what it accuses of with the content of the one that it turns round."""
    claim = accusation.claim
    if claim.relation != "ACCUSES" or claim.content is not None or accusation.about or claim.object is None:
        return accusation
    turned = [
        d.claim
        for d in before
        if d.claim.relation == "ACCUSES"
        and accusation.sentence - d.sentence <= NEAR
        and _ends(d.claim.subject) & _ends(claim.object)
        and _ends(d.claim.object) & _ends(claim.subject)
        and d.claim.content is not None
    ]
    return replace(accusation, claim=replace(claim, content=turned[-1].content)) if turned else accusation


def _denial(act: Draft, denied: Claim, key: int) -> Draft:
    """Returns the proposition that an act denies, in the words of the act."""
    denier = act.claim.subject
    level = len(act.claim.speakers) and 1 + act.claim.speakers[-1].level
    speaker = Speaker(level=level, actor=denier, text=denier.text, start=denier.start, end=denier.end)
    claim = replace(
        denied, speakers=(*act.claim.speakers, speaker), stance=Stance.DENIES, modality=Modality.ACTUAL, standing=None,
        part=act.claim.part, quote=act.claim.quote, start=act.claim.start, end=act.claim.end, about=(),
        context=(Span(denied.start, denied.end),), event_id=act.claim.event_id, confidence=round(act.claim.confidence * 0.9, 2),
    )  # fmt: skip
    return Draft(key, claim, act.sentence, -1 - act.predicate, frozenset({act.predicate}), act.occurrence)


def _answering(act: Draft, answered: Iterable[Draft]) -> list[Draft]:
    """Returns the act of denying once for each voice that it answers, where the sentence names nobody."""
    own = _ends(act.claim.subject)
    accusing = [d.claim.subject for d in answered if d.claim.relation == "ACCUSES"]
    voices = {a.id: a for a in (*accusing, *(s.actor for d in answered for s in d.claim.speakers)) if a is not None and not own & _ends(a)}
    if act.claim.object is not None or not voices:
        return [act]
    return [replace(act, claim=replace(act.claim, object=voice)) for voice in voices.values()]


def _to_teller(act: Draft) -> Draft:
    """Returns a denial that answers nobody yet as one of whoever spoke before it."""
    if act.claim.object is not None or act.answered is None:
        return act
    return replace(act, claim=replace(act.claim, object=act.answered, confidence=round(act.claim.confidence * LIKELY, 2)))


def _plain(act: Draft) -> Draft:
    """Returns an act of denying without the words of what it denies, which a claim says."""
    return replace(act, claim=replace(act.claim, content=None))


def _ends(actor: ActorRef | None) -> set[str]:
    """Returns the ids under which an actor of a claim acts: its own and that of its side."""
    ids = (actor.id, actor.side) if actor is not None else ()
    return {key for key in ids if key}


def _voices(claim: Claim) -> set[str]:
    return {key for s in claim.speakers for key in _ends(s.actor)}


def _with(context: tuple[Span, ...], other: Claim) -> tuple[Span, ...]:
    return tuple(sorted({*context, Span(other.start, other.end)}, key=lambda s: (s.start, s.end)))
