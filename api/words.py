"""The words in which the client asks: the parameters of the service by their Python names, as `/docs` describes them."""

from collections.abc import Sequence
from typing import Literal, TypedDict

from ontology.values import ModalityWord, StanceWord

type Names = str | Sequence[str]
type OntologyFormat = Literal["turtle", "jsonld", "rdfxml", "ntriples", "html"]
type Sign = Literal["friendly", "hostile", "neutral"]


class QuestionWords(TypedDict, total=False):
    """Which claims a question looks at."""

    by: Names
    of: Names
    against: Names
    actor: Names
    between: tuple[str, str]
    by_kind: Names
    of_kind: Names
    type: Names
    family: Names
    topic: str | None
    place: str | None
    weapon: str | None
    since: str | None
    until: str | None
    published_since: str | None
    published_until: str | None
    as_of: str | None
    known_by: str | None
    outlet: Names
    speaker: str | None
    stance: StanceWord | None
    modality: ModalityWord | None
    min_claims: int
    min_outlets: int
    min_origins: int
    min_speakers: int
    min_confidence: float | None
    plain: bool
    own: bool
    members: bool
    expand: Literal["claims"] | None
    quotes: int
    limit: int
    after: str | None


class ChangeWords(QuestionWords, total=False):
    """Between which states of the store changes are told, beside the days."""

    loaded_after: int | None
    loaded_until: int | None


class DaysWords(QuestionWords, total=False):
    """How claims are counted over time."""

    date_by: Literal["happened", "published"]
    period: Literal["day", "week", "month", "year"] | None


class ArticleWords(TypedDict, total=False):
    """Which articles."""

    limit: int
    after: str | None
    outlet: Names
    published_since: str | None
    published_until: str | None


class NarrowedWords(TypedDict, total=False):
    """Which claims count."""

    type: Names
    family: Names
    sign: Sign | Sequence[Sign]
    by_kind: Names
    of_kind: Names
    since: str | None
    until: str | None
    published_since: str | None
    published_until: str | None
    known_by: str | None
    outlet: Names
    speaker: str | None
    topic: str | None
    place: str | None
    weapon: str | None
    min_confidence: float | None
    plain: bool


class NetworkWords(NarrowedWords, total=False):
    """Which relations count."""

    as_of: str | None
    min_claims: int
    min_outlets: int
    min_origins: int
    min_speakers: int
    roll_up: bool


class PathWords(NetworkWords, total=False):
    """Which paths are looked for."""

    find: Literal["shortest", "k-shortest", "all"]
    hops: int | None
    limit: int
    directed: bool
    weight: Literal["none", "evidence", "recency"]
    through: Names
    around: Names
    alliances: bool
    quotes: int


class AroundWords(NetworkWords, total=False):
    """How far around an actor, and how much of it."""

    hops: int
    hub: int
    limit: int
    relations: int
    quotes: int


class TimelineWords(NarrowedWords, total=False):
    """What is told of two actors over time."""

    by: Literal["day", "week", "month", "year"]
    own: bool


class AnalysisWords(NetworkWords, total=False):
    """What an analysis goes over."""

    every_type: bool
    limit: int


class CentralityWords(AnalysisWords, total=False):
    """Who matters."""

    measure: Literal["degree", "pagerank", "betweenness"]
    directed: bool


class CommunitiesWords(AnalysisWords, total=False):
    """Who stands together."""

    resolution: float
    members: int


class BalanceWords(AnalysisWords, total=False):
    """Whether friends of friends are friends."""

    quotes: int


class SimilarWords(AnalysisWords, total=False):
    """Who has like friends and foes."""

    opposite: bool


class CommonWords(AnalysisWords, total=False):
    """Whom several actors have in common."""

    direction: Literal["any", "towards", "from"]
    quotes: int
