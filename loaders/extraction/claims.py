"""Claims of one article from its propositions: who says them, how they stand, what they answer, under which ids.

An accusation or denial that names its proposition in the same sentence is about that claim. A denial that only points
back ("denied the claims") is about what was last told of the denier or by the one it answers, and gives that
proposition anew, denied by the denier.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.model import (
    ActorRef,
    Article,
    ArticleRef,
    Claim,
    Content,
    Modality,
    Part,
    Phase,
    Speaker,
    Stance,
    Standing,
    claim_id,
    digest_of,
    standing_of,
)  # fmt: skip
from graph.model import Span as Stretch
from loaders.extraction.confidence import Sureness, grounds_of
from loaders.extraction.dates import when
from loaders.extraction.document import Passage
from loaders.extraction.frames import Proposition
from loaders.extraction.quotations import Voice
from loaders.extraction.reached import Reached
from loaders.extraction.telling.walk import Told
from ontology.vocabulary import vocabulary

LOOK_BACK = 3  # sentences in which a denial's "the claims" is looked for
TOPIC_LENGTH = 120  # characters kept of a topic
AHEAD = (Modality.INTENDED, Modality.REQUESTED, Modality.POSSIBLE, Modality.CONDITIONAL)  # what may lie after the article


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its id, with what links it to its neighbours: sentence number, predicate, speech acts above it."""

    claim: Claim
    sentence: int
    predicate: int
    acts: frozenset[int]
    occurrence: int


class Drafter:
    """Makes the claims of one article, sentence by sentence."""

    def __init__(self, article: Article, extractor: str, sureness: Sureness) -> None:
        self._article, self._extractor, self._sureness = article, extractor, sureness
        self._ref = ArticleRef(article.id, article.title, article.outlet, article.published, article.url)
        self._lasting = {r.name for r in vocabulary().relations.values() if r.lasts}
        self._seen: Counter[str] = Counter()
        self._sentences = 0
        self._drafts: list[Draft] = []

    def sentence(self, passage: Passage, start: int, end: int, told: Iterable[tuple[Proposition, Told]]) -> None:
        """Takes in the propositions of the sentence of these tokens."""
        first, last = passage.span(start, end)
        quote = self._article.content[first:last]
        self._sentences += 1
        occurrence = self._seen[quote]
        self._seen[quote] += 1
        for proposition, how in told:
            claim = self._claim(passage, proposition, how, first, last)
            self._drafts.append(Draft(claim, self._sentences, proposition.predicate.i, how.acts, occurrence))

    def finish(self) -> tuple[Claim, ...]:
        """Returns the claims with their ids, linked to what they are about, each once, in the order of the text."""
        drafts = self._with_denied(self._with_headline(self._drafts))
        ids = [claim_id(self._article.key, d.claim.quote, d.occurrence, d.claim) for d in drafts]
        claims: dict[str, Claim] = {}
        for draft, own in zip(drafts, ids, strict=True):
            about = [i for other, i in zip(drafts, ids, strict=True) if i != own and _concerns(draft, other)]
            if own not in claims:
                claims[own] = replace(draft.claim, id=own, about=tuple(dict.fromkeys(about)))
        return tuple(claims.values())

    # -- one claim

    def _claim(self, passage: Passage, proposition: Proposition, told: Told, first: int, last: int) -> Claim:
        relation = vocabulary().relations[proposition.relation]
        subject = self._actor(proposition.subject)
        target = self._actor(proposition.object) if proposition.object is not None else None
        if relation.symmetric and target is not None and target.id < subject.id:
            subject, target = target, subject
        speakers = self._speakers(told.voices)
        modality = told.modality if told.modality is not Modality.ACTUAL else proposition.modality or Modality.ACTUAL
        ahead = modality in AHEAD
        dated = when(proposition.predicate, proposition.predicate.sent, self._article.published, told=bool(told.voices), ahead=ahead)
        phase = proposition.phase or (Phase.HOLDS if proposition.relation in self._lasting else None)
        alleging = told.alleging or proposition.alleging
        partner = target if relation.symmetric else None
        standing = standing_of(subject, speakers, told.stance, modality, alleging=alleging, partner=partner)
        return Claim(
            id="", article=self._ref, part=passage.part, subject=subject, relation=proposition.relation, object=target, speakers=speakers,
            stance=told.stance, modality=modality, standing=standing,
            phase=phase if phase is Phase.ENDS or proposition.relation in self._lasting else None,
            quote=self._article.content[first:last], start=first, end=last,
            context=self._context(proposition, told, first, last),
            date_start=dated.start if dated else self._article.published, date_end=dated.end if dated else self._article.published,
            date_from="text" if dated else "article" if self._article.published else None,
            place=proposition.place, topic=self._topic(passage, proposition.topic), weapon=proposition.weapon,
            quantity=proposition.quantity,
            value=proposition.value.value if proposition.value else None,
            currency=proposition.value.currency if proposition.value else None,
            status=_status(proposition, modality),
            office=proposition.office, former=proposition.former, content=self._content(passage, proposition.content),
            event_id="e" + digest_of(self._article.key, str(first), str(proposition.predicate.idx + passage.offset)),
            confidence=self._sureness.of(grounds_of(proposition, told, passage)), extractor=self._extractor,
        )  # fmt: skip

    def _actor(self, reached: Reached) -> ActorRef:
        start, end, named = reached.start, reached.end, reached.named
        return ActorRef(
            id=named.id,
            name=named.name,
            kind=named.kind,
            iso3=named.iso3,
            side=named.side,
            text=self._article.content[start:end],
            start=start,
            end=end,
        )

    def _speakers(self, voices: tuple[Voice, ...]) -> tuple[Speaker, ...]:
        speakers: list[Speaker] = []
        for level, voice in enumerate(voices):
            if not voice.actors:
                text = self._article.content[voice.start : voice.end]
                speakers.append(Speaker(level=level, actor=None, text=text, start=voice.start, end=voice.end))
            for reached in voice.actors:
                actor = self._actor(reached)
                speakers.append(Speaker(level=level, actor=actor, text=actor.text, start=actor.start, end=actor.end))
        return tuple(speakers)

    def _context(self, proposition: Proposition, told: Told, first: int, last: int) -> tuple[Stretch, ...]:
        """Returns the spans outside the quote in which those meant by its pronouns are named."""
        reached = [proposition.subject, *([proposition.object] if proposition.object else []), *(r for v in told.voices for r in v.actors)]
        spans = {s for r in reached for s in r.context if s.end <= first or s.start >= last}
        return tuple(sorted(spans, key=lambda s: s.start))

    def _topic(self, passage: Passage, span: tuple[int, int] | None) -> str | None:
        if span is None:
            return None
        start, end = passage.span(*span)
        words = self._article.content[start:end].strip(' ,.;"“”').split()
        while words and words[0].lower() in ("the", "a", "an", "to", "that", "for", "its", "their"):
            words = words[1:]
        return " ".join(words)[:TOPIC_LENGTH] or None

    def _content(self, passage: Passage, span: tuple[int, int] | None) -> Content | None:
        if span is None:
            return None
        start, end = passage.span(*span)
        return Content(self._article.content[start:end], start, end)

    # -- headlines that say more than their text

    def _with_headline(self, drafts: list[Draft]) -> list[Draft]:
        """Returns the drafts, a headline's word of its own made an allegation where the text does not say so too."""
        if not self._article.body.strip():
            return drafts
        said = {_gist(d.claim) for d in drafts if d.claim.part is not Part.HEADLINE and d.claim.plain}

        def more(claim: Claim) -> bool:
            own = claim.part is Part.HEADLINE and claim.standing is Standing.STATED
            return own and not _is_description(claim) and _gist(claim) not in said

        return [replace(d, claim=replace(d.claim, standing=Standing.ALLEGED)) if more(d.claim) else d for d in drafts]

    # -- denials that point back

    def _with_denied(self, drafts: list[Draft]) -> list[Draft]:
        """Returns the drafts with the propositions that denials deny without naming them, and whom such denials answer."""
        done: list[Draft] = []
        for n, draft in enumerate(drafts):
            named = draft.claim.topic is not None and draft.claim.object is None
            act = draft.claim.relation == "DENIES" and draft.claim.standing is not None
            if not act or named or any(o.sentence == draft.sentence and draft.predicate in o.acts for o in drafts):
                done.append(draft)
                continue
            denied = _answered(draft, [d for d in drafts[:n] if d.sentence < draft.sentence or d.predicate < draft.predicate])
            done += [replace(draft, claim=act) for act in _answering(draft.claim, denied)]
            done += [self._denial(draft, d.claim) for d in denied]
        return done

    def _denial(self, act: Draft, denied: Claim) -> Draft:
        denier = act.claim.subject
        speaker = Speaker(
            level=len(act.claim.speakers) and 1 + act.claim.speakers[-1].level,
            actor=denier,
            text=denier.text,
            start=denier.start,
            end=denier.end,
        )
        claim = replace(
            denied, speakers=(*act.claim.speakers, speaker), stance=Stance.DENIES, modality=Modality.ACTUAL, standing=None,
            part=act.claim.part, quote=act.claim.quote, start=act.claim.start, end=act.claim.end, about=(),
            context=(Stretch(denied.start, denied.end),), event_id=act.claim.event_id, confidence=round(act.claim.confidence * 0.9, 2),
        )  # fmt: skip
        return Draft(claim, act.sentence, -1 - act.predicate, frozenset({act.predicate}), act.occurrence)


def _status(proposition: Proposition, modality: Modality) -> str | None:
    """Returns the status of a transfer: what is planned, asked for or only possible has been delivered to nobody yet."""
    if proposition.status == "delivered" and modality in (Modality.INTENDED, Modality.POSSIBLE, Modality.CONDITIONAL):
        return proposition.planned or "offered"
    return None if proposition.status == "delivered" and modality in (Modality.REQUESTED, Modality.NEGATED) else proposition.status


def _gist(claim: Claim) -> tuple[str, str, str | None]:
    """Returns who is how to whom, persons as their sides."""
    target = claim.object.side or claim.object.id if claim.object else None
    return claim.subject.side or claim.subject.id, claim.relation, target


def _is_description(claim: Claim) -> bool:
    """True for what somebody is (an office, a membership that holds), which a headline does not announce."""
    relation = vocabulary().relations[claim.relation]
    return relation.lasts and not relation.aligned and claim.phase in (None, Phase.HOLDS)


def _concerns(act: Draft, other: Draft) -> bool:
    """True where an act of speech (an accusation, a denial) is about another claim of its sentence."""
    return act.claim.relation in ("ACCUSES", "DENIES", "CONDEMNS") and other.sentence == act.sentence and act.predicate in other.acts


def _answered(denial: Draft, before: list[Draft]) -> list[Draft]:
    """Returns the claims that a denial answers: the last ones told by others about the denier or by whom it names."""
    denier = {denial.claim.subject.id, denial.claim.subject.side}
    named = {denial.claim.object.id, denial.claim.object.side} if denial.claim.object else set()
    for sentence in range(denial.sentence, denial.sentence - LOOK_BACK - 1, -1):
        told = [
            d for d in before if d.sentence == sentence and d.claim.standing in (Standing.ATTRIBUTED, Standing.ALLEGED, Standing.DECLARED)
        ]
        told = [d for d in told if not denier & _voices(d.claim) and d.claim.relation not in ("ACCUSES", "DENIES", "REQUESTS")]
        if named:
            told = [d for d in told if named & _voices(d.claim)]
        concerned = [d for d in told if denier & _parties(d.claim)]
        nearest = [d for d in told if d.claim.object is None] if sentence >= denial.sentence - 1 else []
        if concerned or nearest:
            return concerned or nearest
    return []


def _parties(claim: Claim) -> set[str | None]:
    return {x for actor in (claim.subject, claim.object) if actor for x in (actor.id, actor.side) if x}


def _voices(claim: Claim) -> set[str | None]:
    return {x for s in claim.speakers if s.actor for x in (s.actor.id, s.actor.side) if x}


def _answering(act: Claim, denied: list[Draft]) -> list[Claim]:
    """Returns the act of denying once for each voice that it answers, where the sentence names nobody."""
    own = {act.subject.id, act.subject.side}
    voices = {s.actor.id: s.actor for d in denied for s in d.claim.speakers if s.actor is not None and not own & {s.actor.id, s.actor.side}}
    return [replace(act, object=answered) for answered in voices.values()] if act.object is None and voices else [act]
