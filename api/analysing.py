"""What analysis can be asked, in the words of the user: the same for the command line and for HTTP."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import Field

from api.asking import WrongQuestion, within_limit
from api.connecting import Narrowed, NetworkAsked, Resolve
from api.settings import Settings
from graph.analysis.centrality import Measure
from graph.analysis.common import Direction
from graph.answers import Filters
from graph.neighbourhood import NeighbourQuestion
from graph.periods import Period
from graph.steps import Choice


class AnalysisAsked(NetworkAsked):
    """Which relations count: those of types that show on whose side one stands, unless types are named."""

    plain: bool = Field(default=True, description="Only plain relations; else those that are only claimed count as much as they do.")
    every_type: bool = Field(default=False, description="All types, not only those that show on whose side one stands.")
    limit: int = Field(default=20, ge=1, description="So many rows.")

    def apart(self, resolve: Resolve) -> frozenset[str] | None:
        """Returns who stand for themselves where everybody else counts as the one for whom they act, None where nobody does."""
        return frozenset(resolve(name).id for name in self.named) if self.roll_up else None

    @property
    def named(self) -> Sequence[str]:
        """The actors that are asked about, by the names that were given."""
        return ()

    def chosen(self) -> Choice:
        """Returns which relations count; raises UnknownRelation and WrongQuestion."""
        if self.every_type and (self.type or self.family):
            raise WrongQuestion("types are named, and all are asked for; leave out everyType, or type and family")
        return self.choice(aligned=not self.every_type)

    def within(self, settings: Settings, quotes: int = 0) -> None:
        """Raises WrongQuestion where more is asked for than is given."""
        within_limit(self.limit, settings)
        if quotes > settings.query_max_quotes:
            raise WrongQuestion(f"quotes is {quotes}, the most is {settings.query_max_quotes} a relation")


class CentralityAsked(AnalysisAsked):
    """Who matters."""

    measure: Measure = Field(
        default=Measure.DEGREE,
        description="By how many actors one is joined to, by PageRank, or by betweenness: who stands between others.",
    )
    directed: bool = Field(default=False, description="Links lead from subjects to objects only.")


class CommunitiesAsked(AnalysisAsked):
    """Who stands together."""

    resolution: float = Field(default=1.0, gt=0, le=100, description="More than 1 gives more and smaller blocs, less gives fewer.")
    members: int = Field(default=20, ge=1, description="So many members of each bloc, those first who are joined most inside.")


class BalanceAsked(AnalysisAsked):
    """Whether friends of friends are friends, and enemies of enemies too."""

    quotes: int = Field(default=0, ge=0, description="So many sentences a relation.")


class SimilarAsked(AnalysisAsked):
    """Who has like friends and foes."""

    actor: str = Field(description="An id, an ISO code, a name or an alias.", examples=["Turkey"])
    opposite: bool = Field(default=False, description="Those most unlike instead: friends of its foes.")

    @property
    def named(self) -> Sequence[str]:
        """The one whose like are asked for."""
        return (self.actor,)


class CommonAsked(AnalysisAsked):
    """Whom several actors have in common."""

    actors: list[str] = Field(description="Two actors or more.", examples=[["Armenia", "Azerbaijan"]])
    direction: Direction = Field(
        default=Direction.ANY,
        description="Which way relations point: either way, `towards` those named (as supporters do) or `from` them.",
    )
    quotes: int = Field(default=0, ge=0, description="So many sentences a relation.")

    @property
    def named(self) -> Sequence[str]:
        """Those who have somebody in common."""
        return self.actors

    def ids(self, resolve: Resolve, settings: Settings) -> tuple[str, ...]:
        """Returns the ids of the actors; raises NameProblem and WrongQuestion."""
        if len(self.actors) > settings.common_max_actors:
            raise WrongQuestion(f"{len(self.actors)} actors are named, the most is {settings.common_max_actors}")
        ids = tuple(dict.fromkeys(resolve(name).id for name in self.actors))
        if len(ids) < 2:
            raise WrongQuestion("name two different actors or more")
        return ids


class NeighbourhoodAsked(NetworkAsked):
    """How far around an actor, and how much of it."""

    hops: int = Field(default=1, ge=1, description="So many steps away.")
    hub: int = Field(default=50, ge=1, description="From actors with more neighbours than this one does not go on.")
    limit: int = Field(default=50, ge=1, description="So many actors.")
    relations: int = Field(default=100, ge=1, description="So many relations, those first with most behind them.")
    quotes: int = Field(default=0, ge=0, description="So many sentences a relation.")

    def question(self, actor: str, resolve: Resolve, settings: Settings) -> NeighbourQuestion:
        """Returns the question; raises NameProblem, UnknownRelation and WrongQuestion."""
        for name, given, most in (
            ("hops", self.hops, settings.neighbourhood_max_hops),
            ("limit", self.limit, settings.query_max_rows),
            ("relations", self.relations, settings.query_max_rows),
            ("quotes", self.quotes, settings.query_max_quotes),
        ):
            if given > most:
                raise WrongQuestion(f"{name} is {given}, the most is {most}")
        return NeighbourQuestion(
            actor=resolve(actor).id,
            hops=self.hops,
            choice=self.choice(),
            filters=self.filters(resolve, settings),
            hub=self.hub,
            actors=self.limit,
            relations=self.relations,
            quotes=self.quotes,
            roll_up=self.roll_up,
        )


class NeighbourhoodCommand(NeighbourhoodAsked):
    """The same with the actor, which HTTP has in the path."""

    actor: str = Field(description="An id, an ISO code, a name or an alias.")


class TimelineAsked(Narrowed):
    """What is told of two actors over time."""

    one: str = Field(description="An actor: an id, an ISO code, a name or an alias.", examples=["Turkey"])
    other: str = Field(description="Another one.", examples=["Azerbaijan"])
    by: Period = Field(default=Period.MONTH, description="A row for each day, week (named by its Monday), month or year.")
    own: bool = Field(default=False, description="Only the two themselves, not those who act for them.")

    def between(self, resolve: Resolve, settings: Settings) -> Filters:
        """Returns which claims are looked at; raises NameProblem, UnknownRelation and WrongQuestion."""
        ids = resolve(self.one).id, resolve(self.other).id
        if ids[0] == ids[1]:
            raise WrongQuestion(f"{self.one!r} and {self.other!r} are the same actor; a timeline is of two")
        return replace(self.filters(resolve, settings), between=ids, types=self.types(), plain=self.plain, roll_up=not self.own)
