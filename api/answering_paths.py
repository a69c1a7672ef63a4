"""Paths and what is found by analysis, as they go out."""

from pydantic import BaseModel

from api.answering import CAMEL_CASE
from graph.analysis.balance import FrustrationRow, Triad
from graph.analysis.blocs import Bloc
from graph.analysis.centrality import CentralityRow, Measure
from graph.analysis.common import CommonRow
from graph.analysis.similar import SimilarRow
from graph.answers import Named, RelationRow
from graph.hops import PathRow
from graph.neighbourhood import Neighbour
from graph.paths import Searched
from graph.periods import Period
from graph.timeline import TimelineRow


class PathsAnswer(BaseModel):
    """Paths from one actor to another, the best first, and what was searched."""

    model_config = CAMEL_CASE

    start: Named
    end: Named
    paths: tuple[PathRow, ...]
    searched: Searched


class NeighbourhoodAnswer(BaseModel):
    """The network around an actor, the centre first."""

    model_config = CAMEL_CASE

    centre: Named
    hops: int
    complete: bool
    actors: tuple[Neighbour, ...]
    found: int
    relations: tuple[RelationRow, ...]


class TimelineAnswer(BaseModel):
    """What was told of two actors over time, the earliest first, what has no date last."""

    model_config = CAMEL_CASE

    period: Period
    claims: int
    complete: bool
    rows: tuple[TimelineRow, ...]


class CentralityAnswer(BaseModel):
    """Actors by a measure, those with most first, and how it was found."""

    model_config = CAMEL_CASE

    measure: Measure
    directed: bool
    exact: bool
    drawn: int | None
    method: str
    actors: int
    links: int
    relations: int
    rows: tuple[CentralityRow, ...]


class CommunitiesAnswer(BaseModel):
    """Blocs, the largest first, and how they were found."""

    model_config = CAMEL_CASE

    method: str
    seed: int
    runs: int
    resolution: float
    quality: float
    friendly_inside: float
    hostile_between: float
    actors: int
    pairs: int
    number: int
    blocs: tuple[Bloc, ...]


class BalanceAnswer(BaseModel):
    """Whether the network is in balance, and the triads that break it."""

    model_config = CAMEL_CASE

    actors: int
    friendly: int
    hostile: int
    triads: int
    balanced: int
    share: float | None
    all_friendly: int
    one_hostile: int
    two_hostile: int
    all_hostile: int
    frustration: FrustrationRow | None
    unbalanced: tuple[Triad, ...]


class SimilarAnswer(BaseModel):
    """Actors like one, the most alike first."""

    model_config = CAMEL_CASE

    actor: Named
    friends: int
    foes: int
    compared: int
    rows: tuple[SimilarRow, ...]


class CommonAnswer(BaseModel):
    """Whom some actors have in common: friends, and foes."""

    model_config = CAMEL_CASE

    actors: tuple[Named, ...]
    friends: tuple[CommonRow, ...]
    foes: tuple[CommonRow, ...]


class HeldRanking(BaseModel):
    """What claims of some types add up to, told apart by weapon, topic or place: rows in memory that a ranking is taken from."""

    model_config = CAMEL_CASE

    types: tuple[str, ...]
    by: str | None
    rows: int
    bytes: int


class HeldNetwork(BaseModel):
    """The relations in memory, that paths and analysis go over: how many there are and may be, and what holding them costs.

    `rankings` are held beside them, each once somebody has asked for it, of no more than `maxRelations` rows each.
    """

    model_config = CAMEL_CASE

    seq: int
    actors: int
    relations: int
    max_relations: int
    bytes: int
    seconds: float
    rankings: tuple[HeldRanking, ...]


def answered[A: BaseModel](kind: type[A], found: object) -> A:
    """Returns what was found as an answer with the same fields."""
    return kind.model_validate({name: getattr(found, name) for name in kind.model_fields}, by_name=True)
