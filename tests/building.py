"""Small articles and claims for tests, written by hand and with the ids that they would really have.

`told(...)` is a sentence and what it claims; `reading(...)` makes an article of several.
"""

from collections import Counter
from dataclasses import dataclass, replace

from graph.model import (
    Actor,
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
    claim_id,
    standing_of,
)
from graph.store import Reading

NAMES = {
    "ARM": "Armenia",
    "AZE": "Azerbaijan",
    "CAN": "Canada",
    "DEU": "Germany",
    "ETH": "Ethiopia",
    "FRA": "France",
    "IRN": "Iran",
    "POL": "Poland",
    "RUS": "Russia",
    "SAU": "Saudi Arabia",
    "SYR": "Syria",
    "TUR": "Turkey",
    "UKR": "Ukraine",
    "USA": "United States",
    "YEM": "Yemen",
}
KINDS = {"nato": "Alliance", "european-union": "Alliance", "G8": "Alliance", "houthis": "ArmedGroup", "baykar": "Company"}


def actor(key: str, **more: object) -> Actor:
    """Returns the actor of an id: a state of `NAMES`, one of `KINDS`, else a person."""
    if key in NAMES:
        return replace(Actor(id=key, name=NAMES[key], kind="State", iso3=key), **more)  # type: ignore[arg-type]  # a test's own fields
    name = key.replace("-", " ").title()
    return replace(Actor(id=key, name=name, kind=KINDS.get(key, "Person")), **more)  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class Told:
    """A sentence with one proposition; actors are `id` or `id/side`, speakers too, and words in quotes for unnamed ones."""

    subject: str
    relation: str
    object: str | None = None
    speakers: tuple[str, ...] = ()
    stance: Stance = Stance.AFFIRMS
    modality: Modality = Modality.ACTUAL
    alleging: bool = False
    phase: Phase | None = None
    status: str | None = None
    sentence: str | None = None
    date: str | None = None
    until: str | None = None
    place: str | None = None
    weapon: str | None = None
    topic: str | None = None
    office: str | None = None
    former: bool | None = None
    content: str | None = None
    about: tuple[int, ...] = ()
    confidence: float = 0.8

    @property
    def text(self) -> str:
        """The sentence: as given, or the proposition in short words."""
        who = f"{', '.join(self.speakers)} {self.stance} that " if self.speakers else ""
        return self.sentence or f"{who}{self.subject} {self.relation} {self.object} at {self.place}."


def told(subject: str, relation: str, target: str | None = None, *speakers: str, **more: object) -> Told:
    """Returns a sentence that tells of a proposition."""
    return Told(subject=subject, relation=relation, object=target, speakers=speakers, **more)  # type: ignore[arg-type]  # a test's own fields


def reading(
    *sentences: Told,
    title: str = "News",
    outlet: str | None = "Herald",
    published: str | None = "2020-10-05",
    url: str | None = None,
    extractor: str = "test 1",
    actors: tuple[Actor, ...] = (),
) -> Reading:
    """Returns an article that consists of these sentences, with their claims; `actors` replace those of their ids."""
    article = Article(title=title, body=" ".join(s.text for s in sentences), outlet=outlet, published=published, url=url)
    claims: list[Claim] = []
    seen: Counter[str] = Counter()
    at = len(title) + 2
    for sentence in sentences:
        claims.append(_claim(article, sentence, at, seen[sentence.text], extractor, claims))
        seen[sentence.text] += 1
        at += len(sentence.text) + 1
    known = {a.id: a for a in actors}
    return Reading(article, tuple(known.get(key) or actor(key) for key in sorted(_ids(claims))), tuple(claims), extractor)


def _claim(article: Article, told: Told, start: int, occurrence: int, extractor: str, before: list[Claim]) -> Claim:
    """Returns the claim of a sentence that begins at an offset."""
    subject = _ref(told.subject, told.text, start)
    speakers = tuple(_speaker(level, words, told.text, start) for level, words in enumerate(told.speakers))
    claim = Claim(
        id="",
        article=ArticleRef(article.id, article.title, article.outlet, article.published, article.url),
        part=Part.BODY,
        subject=subject,
        relation=told.relation,
        object=_ref(told.object, told.text, start) if told.object else None,
        speakers=speakers,
        stance=told.stance,
        modality=told.modality,
        standing=standing_of(subject, speakers, told.stance, told.modality, alleging=told.alleging),
        phase=told.phase,
        status=told.status,
        quote=told.text,
        start=start,
        end=start + len(told.text),
        date_start=told.date,
        date_end=told.until or told.date,
        date_from="text" if told.date else None,
        place=told.place,
        topic=told.topic,
        weapon=told.weapon,
        office=told.office,
        former=told.former,
        about=tuple(before[number].id for number in told.about),
        content=Content(told.content, start, start + len(told.content)) if told.content else None,
        event_id=f"e-{article.id}-{start}",
        confidence=told.confidence,
        extractor=extractor,
    )
    return replace(claim, id=claim_id(article.key, claim.quote, occurrence, claim))


def _speaker(level: int, words: str, sentence: str, start: int) -> Speaker:
    """Returns the speaker of `id` or `id/side`, or of the words for unnamed ones."""
    if " " not in words:
        ref = _ref(words, sentence, start)
        return Speaker(level=level, actor=ref, text=ref.text, start=ref.start, end=ref.end)
    at = start + max(sentence.find(words), 0)
    return Speaker(level=level, actor=None, text=words, start=at, end=at + len(words))


def _ref(words: str, sentence: str, start: int) -> ActorRef:
    """Returns the mention of `id` or `id/side` where the sentence names it, else at its beginning; a state acts for itself."""
    key, _, side = words.partition("/")
    named = actor(key)
    own = key if named.kind == "State" else None
    at = max(sentence.find(key), 0)
    text = sentence[at : at + len(key)]
    return ActorRef(
        id=key,
        name=named.name,
        kind=named.kind,
        iso3=named.iso3,
        side=side or own,
        text=text,
        start=start + at,
        end=start + at + len(text),
    )


def _ids(claims: list[Claim]) -> set[str]:
    """Returns the ids of all actors and sides in claims."""
    refs = [ref for c in claims for ref in (c.subject, c.object, *(s.actor for s in c.speakers)) if ref]
    return {ref.id for ref in refs} | {ref.side for ref in refs if ref.side}
