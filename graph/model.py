"""What one article says: articles, actors and claims, with the ids and the standing that follow from them.

Everything here is a frozen value. Ids are hashes of what the text says, never of what a store holds or of the
extractor's version, so that the order of loading changes nothing. Offsets count Unicode code points in
`Article.content`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b

from ontology.values import Genre as Genre
from ontology.values import MarkKind as MarkKind
from ontology.values import Modality as Modality
from ontology.values import Part as Part
from ontology.values import Phase as Phase
from ontology.values import Stance as Stance
from ontology.values import Standing as Standing

ID_BYTES = 10  # 80 bits: a collision among 10 million claims has a chance of about 4e-11


def digest_of(*parts: str | None) -> str:
    """Returns a hash of the parts as hex; None and the empty string are told apart."""
    joined = "\x1f".join("\x00" if part is None else part for part in parts)
    return blake2b(joined.encode(), digest_size=ID_BYTES).hexdigest()


@lru_cache(maxsize=20_000)  # the same names come again and again
def slug(name: str) -> str:
    """Returns the name as an id: ASCII where a letter has such a base, lower case, words joined by hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", re.sub("['’ʼ`]", "", bare)).strip("-")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's content: `content[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an article that is no running prose; `text` is what it gives (a speaker's label, a place)."""

    kind: MarkKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)  # without slots, so that what follows from its text is made once
class Article:
    """A news item as a reader found it.

    `published` is an ISO date. `voice` is the id of the actor whose text it is, else None. `marks` lie in `content`.
    """

    title: str
    body: str
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    authors: tuple[str, ...] = ()
    agency: str | None = None
    genre: Genre = Genre.NEWS
    voice: str | None = None
    marks: tuple[Mark, ...] = ()

    @cached_property
    def key(self) -> str:
        """What makes it this article: its address, else outlet, title and date."""
        return self.url or digest_of(slug(self.outlet or ""), slug(self.title or self.body[:200]), self.published)

    @cached_property
    def id(self) -> str:
        """The article's id: a hash of its key."""
        return "a" + digest_of(self.key)

    @property
    def content(self) -> str:
        """Title, two line breaks, body: the text in which all offsets count."""
        return f"{self.title}\n\n{self.body}"

    @cached_property
    def version(self) -> str:
        """A hash of all that was read: another version under the same key supersedes this one."""
        marks = (f"{m.kind}:{m.start}:{m.end}:{m.text}" for m in self.marks)
        meta = (self.outlet, self.published, self.language, self.agency, self.genre, self.voice)
        return digest_of(self.content, *meta, *self.authors, *marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state, person, alliance, organization, armed group or company, known to the store by its id."""

    id: str
    name: str
    kind: str
    iso3: str | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """An actor as one claim names it: `text` is `content[start:end]`, `side` the id of the state or body it acts for."""

    id: str
    name: str
    kind: str
    iso3: str | None = None
    side: str | None = None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One to whom the article attributes a claim; level 0 is the outermost, `actor` is None when unnamed."""

    level: int = 0
    actor: ActorRef | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Content:
    """What somebody is accused of, or what a denial is about, where no relation type says it."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """The article of a claim, as much as a reader of the claim needs."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition that one article reports in one sentence, with its speakers, stance, modality and quote.

    Dates are ISO dates. `about` holds ids of claims of the same article that this act (an accusation, a denial)
    concerns. `standing` is what `standing_of` gives.
    """

    id: str
    article: ArticleRef
    part: Part
    subject: ActorRef
    relation: str
    object: ActorRef | None
    speakers: tuple[Speaker, ...] = ()
    stance: Stance = Stance.AFFIRMS
    modality: Modality = Modality.ACTUAL
    standing: Standing | None
    phase: Phase | None = None
    quote: str
    start: int
    end: int
    context: tuple[Span, ...] = ()
    date_start: str | None = None
    date_end: str | None = None
    date_from: str | None = None
    place: str | None = None
    topic: str | None = None
    weapon: str | None = None
    quantity: float | None = None
    value: float | None = None
    currency: str | None = None
    status: str | None = None
    office: str | None = None
    former: bool | None = None
    about: tuple[str, ...] = ()
    content: Content | None = None
    event_id: str
    confidence: float
    extractor: str

    @property
    def plain(self) -> bool:
        """True where the claim may look like a fact."""
        return self.standing is not None and self.standing.plain


def standing_of(
    subject: ActorRef,
    speakers: tuple[Speaker, ...],
    stance: Stance,
    modality: Modality,
    *,
    alleging: bool,
    partner: ActorRef | None = None,
) -> Standing | None:
    """Returns how well a claim stands, or None where it does not affirm something actual.

    `alleging` tells that the words allege: a verb of accusing or claiming, a hedge, a headline whose body does not
    say so. `partner` is the object of a symmetric type, of whom the claim is no less. What an outer speaker tells of
    an inner one's words is that outer speaker's word, so it is declared only where every level speaks for the side
    of one end; on a level one of several joint speakers is enough, as it is for being named at all.
    """
    if stance is not Stance.AFFIRMS or modality is not Modality.ACTUAL:
        return None
    named = {s.level for s in speakers if s.actor}
    if alleging or any(s.level not in named for s in speakers):
        return Standing.ALLEGED
    if not speakers:
        return Standing.STATED
    sides: dict[int, set[str]] = {}
    for speaker in speakers:
        if speaker.actor:
            sides.setdefault(speaker.level, set()).update({speaker.actor.id, speaker.actor.side or speaker.actor.id})
    ends = [{end.id, end.side} for end in (subject, partner) if end is not None]
    own = any(all(end & side for side in sides.values()) for end in ends)
    return Standing.DECLARED if own else Standing.ATTRIBUTED


def claim_id(article_key: str, sentence: str, occurrence: int, claim: Claim) -> str:
    """Returns the id of a claim: a hash of article, sentence, proposition, speakers, stance and modality.

    `occurrence` counts equal sentences of one article from 0. Place, weapon and topic belong to the proposition:
    an attack on two towns is two claims.
    """
    speakers = (f"{s.level}:{s.actor.id if s.actor else slug(s.text)}" for s in claim.speakers)
    target = claim.object.id if claim.object else None
    proposition = (claim.subject.id, claim.relation, target, claim.place, claim.weapon, claim.topic)
    return "c" + digest_of(article_key, sentence, str(occurrence), *proposition, claim.stance, claim.modality, claim.phase, *speakers)


def relation_id(subject: str, relation: str, target: str, *, symmetric: bool) -> str:
    """Returns the id of the relation of two actors: readable, the smaller id first where the type is symmetric."""
    first, second = sorted((subject, target)) if symmetric else (subject, target)
    return f"{first}.{relation}.{second}"


def standings_of(claim: Claim, *, symmetric: bool) -> tuple[Standing | None, ...]:
    """Returns how a claim can stand by its sides, speakers, stance and modality: without and with words that allege."""
    partner = claim.object if symmetric else None
    told = (claim.subject, claim.speakers, claim.stance, claim.modality)
    return tuple(standing_of(*told, alleging=alleging, partner=partner) for alleging in (False, True))
