"""What can be asked of the whole network of relations, in the words of the user: the same for the command line and for HTTP."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from api.asking import MOST, Day, Word, WrongQuestion, kind_of, last_day, types_of, windows_of
from api.contradictions import refuse_dates
from api.settings import Settings
from graph.answers import Filters
from graph.filtering import asked_types
from graph.model import Actor
from graph.paths import Find, PathQuestion
from graph.steps import Choice, Weight
from ontology.vocabulary import vocabulary

type Resolve = Callable[[str], Actor]

ALLIANCE = ("Alliance",)


class Sign(StrEnum):
    """Whether relations are friendly or hostile, or neither."""

    FRIENDLY = "friendly"
    HOSTILE = "hostile"
    NEUTRAL = "neutral"

    @property
    def number(self) -> int:
        """The sign as the ontology has it."""
        return {"friendly": 1, "hostile": -1, "neutral": 0}[self.value]


class Narrowed(BaseModel):
    """Which claims count."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, validate_by_name=True, frozen=True)

    type: list[str] = Field(default=[], description="Types of relation that count, such as ARMS; all unless named.")
    family: list[str] = Field(default=[], description="Families of types, such as hostile or military; with `type` those in both.")
    sign: list[Sign] = Field(default=[], description="Only friendly, hostile or neutral types.")
    by_kind: list[str] = Field(default=[], description="Only what actors of this kind do, such as State or Person.")
    of_kind: list[str] = Field(default=[], description="Only what is done to actors of this kind.")
    since: Day | None = Field(default=None, description="Only what is told of since then: 2020, 2020-10 or 2020-10-05.")
    until: Day | None = Field(default=None, description="Only what is told of until then: 2020 takes in all of 2020.")
    published_since: Day | None = Field(default=None, description="Only what was published since then.")
    published_until: Day | None = Field(default=None, description="Only what was published until then.")
    known_by: Day | None = Field(default=None, description="As if nothing had been published after this day, denials neither.")
    outlet: list[Word] = Field(default=[], description="Only what this outlet published; several mean any of them.")
    speaker: Word | None = Field(default=None, description="Only what this actor says.")
    topic: Word | None = Field(default=None, description="Only claims on this topic.")
    place: Word | None = Field(default=None, description="Only claims of this place.")
    weapon: Word | None = Field(default=None, description="Only claims that name this weapon.")
    min_confidence: float | None = Field(default=None, ge=0, le=1, description="Only claims that were read with so much confidence.")
    plain: bool = Field(default=False, description="Only plain relations, none that is only claimed.")

    def types(self) -> tuple[str, ...]:
        """Returns the types of the names, families and signs that are named, none for all; raises UnknownRelation and WrongQuestion."""
        named = types_of(self.type, self.family)
        signs = {sign.number for sign in self.sign}
        found = tuple(name for name in named or vocabulary().relations if vocabulary().relations[name].sign in signs)
        if named and signs and not found:
            raise WrongQuestion(f"none of the types {', '.join(named)} is {' or '.join(self.sign)}; leave out sign, or name other types")
        return found if signs else named

    def filters(self, resolve: Resolve, settings: Settings) -> Filters:
        """Returns which claims count; raises NameProblem, UnknownRelation and WrongQuestion."""
        refuse_dates(self)
        return Filters(
            by_kinds=tuple(map(kind_of, self.by_kind)),
            of_kinds=tuple(map(kind_of, self.of_kind)),
            since=self.since,
            until=self.until,
            published_since=self.published_since,
            published_until=self.published_until,
            known_by=self.known_by,
            outlets=tuple(self.outlet),
            speaker=resolve(self.speaker).id if self.speaker else None,
            topic=self.topic,
            place=self.place,
            weapon=self.weapon,
            min_confidence=self.min_confidence,
            windows=windows_of(settings),
        )


class NetworkAsked(Narrowed):
    """Which relations count."""

    as_of: Day | None = Field(default=None, description="What held on this day: of types that last, what was so by then and had not ended.")
    min_claims: int = Field(default=1, ge=1, le=MOST, description="Only relations of at least so many claims.")
    min_outlets: int = Field(default=0, ge=0, le=MOST, description="Only relations told by at least so many outlets.")
    min_origins: int = Field(default=0, ge=0, le=MOST, description="Only relations of at least so many origins; copies are one.")
    min_speakers: int = Field(default=0, ge=0, le=MOST, description="Only relations told by at least so many named speakers.")

    roll_up: bool = Field(
        default=False,
        description="Persons, ministries and forces count as the state or body for whom they act in the text; whoever is named does not.",
    )

    def filters(self, resolve: Resolve, settings: Settings) -> Filters:
        """Returns which claims count; raises NameProblem, UnknownRelation and WrongQuestion."""
        day = last_day(self.as_of) if self.as_of else None
        asked_types(Filters(as_of=day), self.types())  # refuses to ask of what does not last whether it held
        return replace(super().filters(resolve, settings), as_of=day, min_speakers=self.min_speakers)

    def choice(self, *, aligned: bool = False) -> Choice:
        """Returns which relations count, as far as the kept ones tell; raises UnknownRelation and WrongQuestion."""
        self.types()
        named = types_of(self.type, self.family)
        return Choice(
            types=named,
            signs=tuple(sorted({sign.number for sign in self.sign})),
            aligned=aligned and not named,
            plain=self.plain,
            min_claims=self.min_claims,
            min_outlets=self.min_outlets,
            min_origins=self.min_origins,
        )


class PathsAsked(NetworkAsked):
    """How two actors are connected. An actor is an id, an ISO code, a name or an alias."""

    start: str = Field(alias="from", description="Where the paths begin.", examples=["Canada"])
    end: str = Field(alias="to", description="Where they end.", examples=["Armenia"])
    find: Find = Field(
        default=Find.SHORTEST,
        description="All of the least length (with a weight the cheapest one), the k shortest (k is the limit), or all up to `hops` steps.",
    )
    hops: int | None = Field(default=None, ge=1, description="The most steps: 6 unless named, 3 where all paths are wanted.")
    limit: int = Field(default=5, ge=1, description="So many paths, the best first.")
    directed: bool = Field(default=False, description="Only from subject to object; else relations are followed either way.")
    weight: Weight = Field(default=Weight.NONE, description="What makes a step cost more: little evidence, or that it was long ago.")
    through: list[str] = Field(default=[], description="Actors whom each path has to pass.")
    around: list[str] = Field(default=[], description="Actors whom no path may pass.")
    alliances: bool = Field(default=False, description="Let paths pass through alliances and bodies such as the UN, where everybody meets.")
    quotes: int = Field(default=0, ge=0, description="So many sentences a step.")

    def question(self, resolve: Resolve, settings: Settings) -> PathQuestion:
        """Returns the question, with ids for names; raises NameProblem, UnknownRelation and WrongQuestion."""
        most = settings.path_max_hops
        hops = self.hops or min(most, 3 if self.find is Find.ALL else 6)
        for name, given, cap in (("hops", hops, most), ("limit", self.limit, settings.path_max_paths)):
            if given > cap:
                raise WrongQuestion(f"{name} is {given}, the most is {cap}")
        if self.quotes > settings.query_max_quotes:
            raise WrongQuestion(f"quotes is {self.quotes}, the most is {settings.query_max_quotes} a step")
        start, end = resolve(self.start).id, resolve(self.end).id
        if start == end:
            raise WrongQuestion(f"{self.start!r} and {self.end!r} are the same actor; a path needs two")
        through, around = (tuple(dict.fromkeys(resolve(name).id for name in names)) for names in (self.through, self.around))
        _refuse_contradictions(start, end, through, around)
        return PathQuestion(
            start=start,
            end=end,
            find=self.find,
            hops=hops,
            limit=self.limit,
            choice=self.choice(),
            filters=self.filters(resolve, settings),
            directed=self.directed,
            weight=self.weight,
            through=through,
            around=around,
            past=() if self.alliances else ALLIANCE,
            quotes=self.quotes,
            budget=settings.path_max_steps,
            roll_up=self.roll_up,
        )


def _refuse_contradictions(start: str, end: str, through: tuple[str, ...], around: tuple[str, ...]) -> None:
    if both := sorted({*through} & {*around}):
        raise WrongQuestion(f"no path can go through and around {', '.join(both)}; leave out one of the two")
    if ends := sorted({start, end} & {*around}):
        raise WrongQuestion(f"a path that begins or ends at {', '.join(ends)} cannot go around it")
    if ends := sorted({start, end} & {*through}):
        raise WrongQuestion(f"a path begins or ends at {', '.join(ends)} and cannot go through it too; leave it out of through")
