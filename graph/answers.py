"""What the questions of `graph/questions.py` take and give back: one filter and the typed rows of every answer."""

from dataclasses import dataclass

from graph.matters import WINDOWS, Windows
from graph.model import Article, Claim, Modality, Stance, Standing


class WrongQuestion(Exception):
    """A question that contradicts itself or the limits, in words that say what to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which claims a question looks at; every field left alone lets all claims through.

    Actors are ids (`graph.names` makes ids of names). `by` is the subject and `of` or `against` the object, whichever
    word suits the question; `about` is either; several ids mean any of them. `between` holds two ids: one is the subject
    and the other the object, either way round. Types that are symmetric match at either end.

    With `roll_up` an id also stands for everybody who acts for it in the article: a claim by a minister whose side
    was TUR passes `by=("TUR",)`. It never changes a row: the minister stays the subject of his own row. The same holds
    for `speaker`. With `members` an alliance also stands for those whom references list as its members on the day of the claim.
    `by_kinds` and `of_kinds` are kinds of actor, of the subject and of the object.

    Dates are ISO dates, both ends included; a prefix is enough (`until="2020"` takes in all of 2020). `since` and `until`
    are of what happened or, where the text gives none, of publication: some of the claim's days, from its first to its last, lie in
    that time, and a date cut short ("2020-10") covers all its days; `published_since` and `published_until` are of
    publication. `as_of` asks what held on a day: of types that last, what was so by then and had not ended. `known_by` takes
    the articles published by then and no others, for denials and ends too.

    `outlets`, `place`, `weapon` and `topic` ignore case. `types` replaces the types that a question looks at of its own.
    `stance`, `modality` and `min_confidence` are of claims. Where they ask for what nobody affirms as so, rows are of such
    claims and never plain. `min_claims`, `min_outlets`, `min_origins`, `min_speakers` and `limit` count what a row stands on,
    and rows. `windows` tell how far apart in time a claim and its denial may lie.

    With `plain` only plain rows and claims come back; without it what is only claimed comes too, told apart.
    """

    by: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    between: tuple[str, str] | None = None
    by_kinds: tuple[str, ...] = ()
    of_kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    as_of: str | None = None
    known_by: str | None = None
    outlets: tuple[str, ...] = ()
    speaker: str | None = None
    stance: Stance | None = None
    modality: Modality | None = None
    place: str | None = None
    weapon: str | None = None
    topic: str | None = None
    min_confidence: float | None = None
    min_claims: int = 1
    min_outlets: int = 0
    min_origins: int = 0
    min_speakers: int = 0
    plain: bool = False
    roll_up: bool = True
    members: bool = False
    limit: int = 50
    windows: Windows = WINDOWS

    @property
    def said(self) -> bool:
        """False where claims are asked for that do not affirm something as so."""
        return self.stance in (None, Stance.AFFIRMS) and self.modality in (None, Modality.ACTUAL)


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as a row shows it."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so, and in how many claims; `id` is None where the words name nobody ("Armenian officials").

    `outlets` are those that quote whoever is not named.
    """

    id: str | None
    name: str
    claims: int
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence behind a row: whose it is, where it stands and how well."""

    claim: str
    text: str
    stance: Stance
    standing: Standing | None
    speakers: tuple[str, ...]
    article: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Who does what to whom, with what is claimed of it.

    The row's *ground* is its plain claims; where it has none, its attributed and alleged ones (`plain` tells which).
    Where claims were asked for that do not affirm something as so (`said` is false: denied, wanted, possible ...), these
    are the ground. `claims`, `outlets`, `origins`, `speakers`, `first`, `last` and `best` are of the ground alone, so that an
    allegation adds nothing to a plain row; how many of each kind there are beside it stands in `stated` to `ended`.
    `denials` count claims that deny this very row, of the matters that the ground tells, and `ended` those that say it
    is over; neither is in `claims`. `negations` count those in which an article itself says that it is not so.
    `label` and `inverse_label` are the words for it from its subject and from its object, as its newest claims have it: "no
    longer supports", "has suspended arms to". `over` tells that it has ended or is halted; then it has no sign. `over_since` is
    the day of the claims that say so, whose ids are `ending`.
    `best` holds the ids of the claims that show it best, those first that decide its words, `denying` those of its denials,
    `negating` those of its negations. `quotes` are the sentences of all of them, filled when asked for.
    """

    id: str
    subject: Named
    relation: str
    object: Named | None
    sign: int
    plain: bool
    claims: int
    stated: int
    declared: int
    attributed: int
    alleged: int
    denials: int
    questions: int
    ended: int
    outlets: int
    origins: int
    first: str | None
    last: str | None
    disputed: bool
    label: str
    inverse_label: str
    over: bool = False
    over_since: str | None = None
    negations: int = 0
    said: bool = True
    speakers: tuple[Voice, ...] = ()
    denied_by: tuple[Voice, ...] = ()
    weapons: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    best: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    negating: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow(Row):
    """Two actors and a type of relation, with what is claimed of it."""

    object: Named


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a transfer is told: a number of pieces, or a value in a currency, and in how many claims."""

    quantity: float | None
    value: float | None
    currency: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Status:
    """How far a transfer has come, in how many claims, and when it was last told."""

    status: str
    claims: int
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferRow(RelationRow):
    """Who arms whom with which weapon, None where none is named.

    Amounts are of the ground; so are statuses, but that it was suspended or cancelled, which no claim of the ground can say.
    """

    weapon: str | None
    statuses: tuple[Status, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow(Row):
    """Who calls for, backs or rejects what: a topic, in small letters, an object, or neither where only the sentence says it."""

    topic: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something is told to have happened, and in how many claims."""

    date: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(Row):
    """Who does what to whom at which place, None where none is named, and on which days."""

    place: str | None
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place in a list after which the next page begins: the values by which the list is sorted, of its last row."""

    keys: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Claims, the newest first, and where the next page begins; `next` is None at the end."""

    claims: tuple[Claim, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A relation that articles of a time changed, against all articles of before.

    `changes` are `new` (nothing said so before), `confirmed` (it was only claimed and is plain now), `gone` (it held and is
    told to be over, or arms went and are told to be suspended) and `contradicted` (it is denied, an article itself says that
    it is not so, or references list on what is told to be over: `listed` are their names). `before` counts the claims of
    before that say so, `now` those of the time, of a plain row plain ones alone; `origins` those of all that the time tells
    of it; `ending`, `denying` and `negating` are ids of claims of the time that tell of its end, deny or negate it. All else
    is as it stands at the end of the time.
    Where nothing but an end is known, the row has no `claims`: its evidence is that of the claims that tell of the end.
    """

    changes: tuple[str, ...]
    before: int
    now: int
    origins: int
    ending: tuple[str, ...]
    denying: tuple[str, ...]
    negating: tuple[str, ...]
    relation: RelationRow
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BothSides:
    """Who supports or arms two parties that are opposed: how it stands to each of them, and they to one another.

    With `roll_up` `actor` and `parties` are those for whom the actors of the three relations act.
    """

    actor: Named
    parties: tuple[Named, Named]
    one: RelationRow
    other: RelationRow
    opposed: RelationRow
    plain: bool


@dataclass(frozen=True, slots=True)
class RelationReading:
    """A row of any question with a page of its claims, the newest first; no row where nobody says that it holds (denials alone)."""

    row: RelationRow | TransferRow | EventRow | PositionRow | None
    claims: ClaimPage


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article in a list, with the number of claims read in it."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None
    origin: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimInContext:
    """A claim with the text around its quote, the claims that it is about, and those that are about it."""

    claim: Claim
    before: str
    after: str
    about: tuple[Claim, ...]
    answers: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """An article with the claims read in it, in the order of the text; their offsets cut `article.content`.

    Copies of one text share their `origin`.
    """

    article: Article
    extractor: str
    origin: str
    claims: tuple[Claim, ...]


def cursor_after(row: Row) -> Cursor:
    """Returns the cursor of the page that begins after a row."""
    return Cursor((int(row.plain), row.origins, row.outlets, row.claims, row.last or "", row.id))
