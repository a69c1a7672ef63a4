"""Articles in, claims out: the one way through all steps of the extraction.

sentences -> actors found and linked -> propositions -> speakers, stance, modality -> dates -> claims
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.model import Actor, ActorRef, Article, Claim, MarkKind, Modality, Part, Phase, Span, Stance
from loaders.extraction.actors import Resolver
from loaders.extraction.appointed import Appointed
from loaders.extraction.attribution import Attribution
from loaders.extraction.bodies import Bodies
from loaders.extraction.claims import Drafter
from loaders.extraction.confidence import Sureness, confidence
from loaders.extraction.discourse import Discourse, Mentioned
from loaders.extraction.document import DEFAULT_MODEL, Passage, language_model, parse, sentences
from loaders.extraction.finder import Finder
from loaders.extraction.frames import Frames
from loaders.extraction.gazetteer import Gazetteer, Named, acts_in, entries
from loaders.extraction.headlines import Headlines
from loaders.extraction.learning import Learner
from loaders.extraction.mentions import Kind, Mentions, People, linked
from loaders.extraction.offices import Offices
from loaders.extraction.own_texts import interviewee, name_of_label, signed, voice_of_label, voice_of_title
from loaders.extraction.places import state_of
from loaders.extraction.propositions import Proposition
from loaders.extraction.quotations import Voice
from loaders.extraction.reached import Reached, side_of
from loaders.extraction.rebuttals import Rebuttals
from loaders.extraction.roles import Roles
from loaders.extraction.scope import out_of_scope
from loaders.extraction.telling.walk import Told
from loaders.extraction.tokens import Span as Words
from loaders.extraction.tokens import Token
from loaders.extraction.version import extractor_version
from loaders.extraction.wordings import wordings
from ontology.reference import items
from ontology.vocabulary import vocabulary

REFUSED = (Modality.NEGATED, Modality.INTENDED, Modality.POSSIBLE)  # "does not accept", "will not accept", "cannot accept" are all a no
MAYBE = frozenset({"may", "might"})


@dataclass(frozen=True, slots=True)
class Dropped:
    """A proposition that was read and is no claim, with the reason."""

    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read in one article; `named` is everybody and every place that its words name, in a claim or not."""

    article: Article
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    dropped: tuple[Dropped, ...]
    named: tuple[ActorRef, ...] = ()


class Extractor:
    """Reads articles; holds the language model, the reference names and the lexicon. Raises ModelMissing."""

    def __init__(self, model: str = DEFAULT_MODEL, sureness: Sureness | None = None) -> None:
        self.sureness = sureness or confidence()
        self.version = extractor_version(model)
        self._nlp = language_model(model)
        self.wordings = wordings()
        self._headlines = Headlines(self._nlp, self.wordings)
        self._gazetteer = Gazetteer(self._nlp, entries())
        self._finder = Finder(self._gazetteer, self.wordings)
        self.offices = Offices(self.wordings)
        self._learner = Learner(self.offices, self.named)
        self.titles = frozenset(self.wordings.offices) | self.wordings.classes["titles"]

    def read(self, articles: Iterable[Article]) -> Iterator[Extracted]:
        """Yields what each article says, in order; the same article always gives the same claims."""
        for article, passages in parse(articles, self._nlp, self._headlines.reread):
            yield self.reader(ArticleReader, article, passages).extracted()

    def explain[R: ArticleReader](self, reader: type[R], articles: Iterable[Article]) -> Iterator[R]:
        """Yields for each article a reader of this kind that has read it."""
        for article, passages in parse(articles, self._nlp, self._headlines.reread):
            yield self.reader(reader, article, passages)

    def named(self, actor_id: str) -> Named:
        """Returns the actor of the reference data with this id, else a body of that name."""
        return self._gazetteer.named(actor_id) or Named(actor_id, actor_id, "Organization")

    def reader[R: ArticleReader](self, kind: type[R], article: Article, passages: tuple[Passage, ...]) -> R:
        """Returns a reader that has read an article."""
        found = [self._finder.find(p.doc, article.published) for p in passages]
        bodies = Bodies(self._finder.kinds, self.wordings.classes["organs"] | self.wordings.classes["institutions"])
        for p, m in zip(passages, found, strict=True):
            bodies.learn(p.doc, m)
        found = [bodies.applied(p.doc, m) for p, m in zip(passages, found, strict=True)]
        labels = [name_of_label(m.text, self.titles) for m in article.marks if m.kind is MarkKind.SPEAKER_LABEL]
        people = self._learner.people(passages, found, article.published, labels)
        surely = frozenset(m.named.id for mentions in found for m in mentions if m.kind is Kind.ACTOR)
        surely |= {state for i in sorted(surely) if (state := acts_in(i)) is not None}
        mentions = [linked(p.doc, m, people, surely, self._halves(surely)) for p, m in zip(passages, found, strict=True)]
        reader = kind(self, article, people)
        reader.signed = signed(passages, mentions)
        for passage, mentioned in zip(passages, mentions, strict=True):
            reader.passage(passage, mentioned)
        reader.named = _named(article, passages, mentions)
        return reader

    def _halves(self, named: frozenset[str]) -> dict[str, Named]:
        """Returns which states "the South" and "the North" are in an article that names one of the Koreas, or South Sudan."""
        ids = ("KOR", "PRK") if named & {"KOR", "PRK"} else ("SSD", "SDN") if "SSD" in named else ()
        return dict(zip(("South", "North"), map(self.named, ids), strict=False))


class ArticleReader:
    """Reads the passages of one article in order; holds what later sentences refer back to."""

    def __init__(self, extractor: Extractor, article: Article, people: People) -> None:
        self.drafter = Drafter(article, extractor.version, extractor.sureness)
        self._extractor, self._wordings, self._offices = extractor, extractor.wordings, extractor.offices
        self._article, self._people = article, people
        self._discourse = Discourse(people.offices, extractor.named)
        self._last: Voice | None = None
        self._appointed: dict[str, Named] = {}  # persons of whom the reading tells for whom they act
        self.signed: Voice | None = None  # whose statement it is by its title or signature
        self._asked: Voice | None = None  # who answers in an interview by its title
        self.passed_over: dict[tuple[int, int], str] = {}  # by where a passage begins and a sentence in it: why it was not read
        self._past = False  # its headline is of history
        self._games = False  # its headline is of sports
        self.dropped: list[Dropped] = []
        self.named: tuple[ActorRef, ...] = ()
        datelines = (m.text for m in article.marks if m.kind is MarkKind.DATELINE)
        self._discourse.home = next((state for place in datelines if (state := self._state_of(place.title())) is not None), None)
        self._labels = {m.text: m for m in article.marks if m.kind is MarkKind.SPEAKER_LABEL}

    def passage(self, passage: Passage, mentions: Mentions) -> None:
        """Reads the headline or a paragraph."""
        attribution: Attribution
        for person, home in self._appointed.items():
            mentions.settle(person, home)

        def speaker_of(token: Token) -> list[Reached]:
            return attribution.speaker_of(token)

        resolver = Resolver(passage, mentions, self._discourse, self._wordings, speaker_of, self._state_of)
        attribution = Attribution(passage, resolver, self._wordings, self._default(passage), self._last)
        if passage.part is Part.HEADLINE:
            self.signed = voice_of_title(passage, resolver) or self.signed
            self._asked = interviewee(passage, resolver)
        frames = self._frames(resolver)
        roles = Roles(resolver, frames, self._wordings, self._offices, mentions)
        rebuttals = Rebuttals(resolver, attribution, self._wordings)
        offices, appointed = roles.offices(passage.doc), Appointed(resolver, mentions, self._wordings)
        games = self._games
        for sentence in sentences(passage):
            if (reason := self._out_of_scope(sentence, games=games)) is not None:
                headline = passage.part is Part.HEADLINE
                self._games, self._past = self._games or (headline and reason == "sport"), self._past or (headline and reason == "history")
                games, self.passed_over[passage.offset, sentence.start] = reason == "sport", reason
                self.dropped += [Dropped(reason, sentence.text) for _ in frames.read(sentence)]
                self._discourse.close(resolver.mentioned(sentence.start, sentence.end))
                continue
            if self._appoint(appointed, sentence, mentions):
                resolver.forget()
                offices = roles.offices(passage.doc)
            found = [
                *frames.read(sentence),
                *roles.roles(sentence),
                *roles.described(sentence),
                *(o for o in offices if sentence.start <= o.predicate.i < sentence.end),
            ]
            told = [(p, self._told(p, passage, attribution)) for p in found]
            denying = {p.subject.named.id for p in found if p.relation == "DENIES"}
            answers = [(p, how) for p, how in rebuttals.read(sentence) if p.subject.named.id not in denying]
            back = frozenset(p.predicate.i for p, _ in answers if p.content is None and not rebuttals.names_claim(p.predicate))
            self.drafter.sentence(passage, sentence.start, sentence.end, told + answers, back, attribution.answered)
            self._discourse.close(
                resolver.recalled(sentence), resolver.doings(sentence), resolver.seats(sentence), resolver.spoken(sentence)
            )
            self._oppose(p for p, how in told if how.modality is Modality.ACTUAL and how.stance is Stance.AFFIRMS)
        self._last = attribution.last

    def _appoint(self, appointed: Appointed, sentence: Words, mentions: Mentions) -> bool:
        """Remembers for whom persons of a sentence turn out to act; true where there are some."""
        found = list(appointed.find(sentence))
        for person, office, home in found:
            self._appointed[person.named.id] = self._people.homes[person.named.id] = home
            self._people.holds(person.named.name, office.relation, office.words)
            mentions.settle(person.named.id, home)
        return bool(found)

    def _out_of_scope(self, sentence: Words, *, games: bool) -> str | None:
        """Returns why a sentence tells of no conflict of its time, else None; `games` where those around it are about sports."""
        return out_of_scope(sentence, self._wordings.scope, self._article.published, games=games, past=self._past)

    def _oppose(self, found: Iterable[Proposition]) -> None:
        """Remembers who acts against whom: "both sides" are foes before they are others."""
        for proposition in found:
            if proposition.object is None:
                continue
            self._discourse.acted(side_of(proposition.subject).named.id, proposition.relation, side_of(proposition.object).named.id)
            if vocabulary().relations[proposition.relation].sign < 0:
                one, other = (side_of(r) for r in (proposition.subject, proposition.object))
                self._discourse.opposed(
                    Mentioned(one.named, Span(one.start, one.end), True, 0), Mentioned(other.named, Span(other.start, other.end), False, 0)
                )

    def extracted(self) -> Extracted:
        """Returns what was read: the claims that hold, and what was left out with the reasons."""
        claims = self.drafter.finish()
        kept = tuple(c for c in claims if self._article.content[c.start : c.end] == c.quote)
        dropped = [*self.dropped, *(Dropped("offsets", c.quote) for c in claims if c not in kept)]
        return Extracted(self._article, actors_of(kept), kept, tuple(dropped), self.named)

    def _frames(self, resolver: Resolver) -> Frames:
        return Frames(resolver, self._wordings)

    def _state_of(self, town: str) -> Named | None:
        state = state_of(town, self._article.published)
        return self._extractor.named(state) if state is not None else None

    def _told(self, proposition: Proposition, passage: Passage, attribution: Attribution) -> Told:
        """Returns how a proposition is told; a description ("Turkish President X") is the article's own outside quotations."""
        if (
            proposition.own_voice
            and passage.quotation_of(proposition.predicate) is None
            and passage.label is None
            and self._article.voice is None
            and self.signed is None
        ):
            return attribution.description(proposition.predicate)
        told = (
            attribution.told(proposition.answered)
            if proposition.answered
            else attribution.told(proposition.predicate, proposition.carrier, over=proposition.phase is Phase.ENDS)
        )
        refused = proposition.refusing and told.modality in REFUSED and not any(c.lower_ in MAYBE for c in proposition.predicate.children)
        return replace(told, modality=Modality.ACTUAL) if refused else told

    def _default(self, passage: Passage) -> Voice | None:
        """Returns who speaks where no sentence says so: the speaker's label of a transcript, the voice of a statement."""
        voice = self._extractor.named(self._article.voice) if self._article.voice else None
        if passage.label is not None and (mark := self._labels.get(passage.label)) is not None:
            return voice_of_label(mark, self._people.person, self._extractor.titles, voice, self._asked)
        return Voice((Reached(voice, 0, 0, 1.0),), 0, 0) if voice is not None else self.signed


def _named(article: Article, passages: Iterable[Passage], mentions: Iterable[Mentions]) -> tuple[ActorRef, ...]:
    """Returns whom and what an article's words name, each under the same words once, where they stand first."""
    once: dict[tuple[str, str], ActorRef] = {}
    for passage, held in zip(passages, mentions, strict=True):
        for mention in held.all:
            start, end = passage.span(mention.start, mention.end)
            to, text = mention.named, article.content[start:end]
            kind = "Place" if mention.kind is Kind.PLACE else to.kind
            ref = ActorRef(id=to.id, name=to.name, kind=kind, iso3=to.iso3, side=to.side, text=text, start=start, end=end)
            once.setdefault((to.id, text), ref)
    return tuple(once.values())


def actors_of(claims: Iterable[Claim]) -> tuple[Actor, ...]:
    """Returns the actors that claims name, once each, by id; those of the reference data with their item of Wikidata."""
    refs: dict[str, ActorRef] = {}
    for claim in claims:
        for ref in (claim.subject, claim.object, *(s.actor for s in claim.speakers)):
            if ref is not None:
                refs.setdefault(ref.id, ref)
    known = items()
    return tuple(Actor(id=r.id, name=r.name, kind=r.kind, iso3=r.iso3, wikidata=known.get(r.id)) for _, r in sorted(refs.items()))
