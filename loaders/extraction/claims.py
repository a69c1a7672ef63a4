"""Claims of one article from its propositions: who says them, how they stand, what they answer, under which ids.

How accusations and denials find what they are about stands in `threads.py`.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

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
    Standing,
    claim_id,
    digest_of,
    standing_of,
)  # fmt: skip
from graph.model import Span as Stretch
from loaders.extraction.confidence import Sureness, grounds_of
from loaders.extraction.dates import when
from loaders.extraction.document import Passage
from loaders.extraction.drafts import Draft, is_neither, phrase_of, words_of
from loaders.extraction.foes import with_victims
from loaders.extraction.pointing import pointed
from loaders.extraction.propositions import Proposition
from loaders.extraction.quotations import Voice
from loaders.extraction.reached import Reached, unique
from loaders.extraction.syntax import lemma_of
from loaders.extraction.telling.walk import Told
from loaders.extraction.threads import MEANT, Threads
from loaders.extraction.wordings import wordings
from ontology.vocabulary import vocabulary

TOPIC_LENGTH = 120  # characters kept of a topic
AHEAD = (Modality.INTENDED, Modality.REQUESTED, Modality.POSSIBLE, Modality.CONDITIONAL)  # what may lie after the article


def _nobody(_denial: Proposition) -> None:
    """Returns nobody."""


class Drafter:
    """Makes the claims of one article, sentence by sentence."""

    def __init__(self, article: Article, extractor: str, sureness: Sureness) -> None:
        self._article, self._extractor, self._sureness = article, extractor, sureness
        self._ref = ArticleRef(article.id, article.title, article.outlet, article.published, article.url)
        self._lasting = {r.name for r in vocabulary().relations.values() if r.lasts}
        self._wordings = wordings()
        classes = self._wordings.classes
        self._said = classes["claims"] | classes["untrue"] | classes["truth"] | self._wordings.speech.verdict.reality
        self._seen: Counter[str] = Counter()
        self._sentences = 0
        self._drafts: list[Draft] = []

    def sentence(
        self,
        passage: Passage,
        start: int,
        end: int,
        told: Iterable[tuple[Proposition, Told]],
        back: frozenset[int] = frozenset(),
        answered: Callable[[Proposition], Reached | None] = _nobody,
    ) -> None:
        """Takes in the propositions of the sentence of these tokens.

        Those at the tokens `back` only answer what was told before; `answered` gives who spoke before a denial.
        """
        first, last = passage.span(start, end)
        quote = self._article.content[first:last]
        self._sentences += 1
        occurrence = self._seen[quote]
        self._seen[quote] += 1
        for proposition, how in told:
            claim = self._claim(passage, proposition, how, first, last)
            at = proposition.predicate
            words = words_of(at, self._said) if proposition.relation in ("ACCUSES", "DENIES") else frozenset()
            if claim.content is None and (words if proposition.relation == "DENIES" else lemma_of(at) == "accuse"):
                claim = replace(claim, content=self._content(passage, phrase_of(at)))
            deed = pointed(at) if proposition.relation == "CONDEMNS" and claim.object is None else frozenset()
            pointing = proposition.relation == "DENIES" and claim.object is None and not words and proposition.content is None
            teller = answered(proposition) if pointing else None
            self._drafts.append(
                Draft(
                    len(self._drafts), claim, self._sentences, at.i, how.acts, occurrence, lemma_of(at), words,
                    back=at.i in back, pointed=deed, answered=self._actor(teller) if teller is not None else None,
                )
            )  # fmt: skip

    def finish(self) -> tuple[Claim, ...]:
        """Returns the claims with their ids, linked to what they are about, each once, in the order of the text."""
        drafts = Threads(self._wordings).joined(with_victims(self._with_headline(self._drafts)))
        ids = [claim_id(self._article.key, d.claim.quote, d.occurrence, d.claim) for d in drafts]
        by_key = {draft.key: own for draft, own in zip(drafts, ids, strict=True)}
        claims: dict[str, Claim] = {}
        for draft, own in zip(drafts, ids, strict=True):
            about = [by_key[key] for key in draft.about if by_key[key] != own]
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
        if proposition.relation == "DENIES" and is_neither(proposition.predicate):
            modality = Modality.NEGATED
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
            unnamed = voice.others if voice.actors else ((voice.start, voice.end),)
            for start, end in unnamed:
                speakers.append(Speaker(level=level, actor=None, text=self._article.content[start:end], start=start, end=end))
            known = {s.actor.id for s in speakers if s.actor is not None}
            for reached in (r for r in unique(voice.actors) if r.named.id not in known):
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
        return " ".join(words)[:TOPIC_LENGTH] or None if {w.lower() for w in words} - MEANT else None

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
