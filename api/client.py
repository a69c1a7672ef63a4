"""A client for notebooks and programs, over HTTP.

    from api.client import Client, to_pandas
    with Client() as client:
        table = to_pandas(client.support(of="Ukraine", since="2024"))

Each method asks one path of the service and returns its answer as typed values; names, filters and limits are those of
the service, and its `/docs` tell of them. `AsyncClient` has the same methods, to be awaited. What the service refuses is
raised as `Refusal` in the service's own words. While it asks to come back later, as when its store is away, it is asked
again a few times.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from time import sleep
from typing import Any, Unpack

from api.answering import (
    Accusations,
    ActorAnswer,
    Actors,
    ArticleAnswer,
    Articles,
    BothSidesAnswer,
    Changes,
    ClaimAnswer,
    Claims,
    Copies,
    DisputeAnswer,
    Disputes,
    Events,
    MembershipsAnswer,
    Positions,
    RelationAnswer,
    Relations,
    Stats,
    Transfers,
)
from api.answering_days import DaysAnswer, Outlets
from api.answering_paths import (
    BalanceAnswer,
    CentralityAnswer,
    CommonAnswer,
    CommunitiesAnswer,
    HeldNetwork,
    NeighbourhoodAnswer,
    PathsAnswer,
    SimilarAnswer,
    TimelineAnswer,
)
from api.async_client import AsyncClient
from api.calls import Call, JobFailed, Refusal, Unreachable, path_of
from api.connections import Connection
from api.frames import to_networkx, to_pandas
from api.jobs.model import Job, JobEvent, JobPage
from api.querying import CypherAnswer, CypherExample
from api.sending import LOOK_S, Form, Source, done, loading, query_call, sparql_call, triples_call
from api.sparqling import SparqlResults
from api.words import (
    AroundWords,
    ArticleWords,
    BalanceWords,
    CentralityWords,
    ChangeWords,
    CommonWords,
    CommunitiesWords,
    DaysWords,
    OntologyFormat,
    PathWords,
    QuestionWords,
    SimilarWords,
    TimelineWords,
)
from graph.model import Claim

__all__ = ["AsyncClient", "Client", "JobFailed", "Refusal", "Unreachable", "to_networkx", "to_pandas"]


class Client(Connection):
    """A service of Allegiance at an address; `key` is one of its keys, which none is needed for on its own machine."""

    def support(self, **asked: Unpack[QuestionWords]) -> Relations:
        """Returns who supports whom."""
        return self._send(Call("/support", Relations, asked))

    def opposition(self, **asked: Unpack[QuestionWords]) -> Relations:
        """Returns who stands against whom."""
        return self._send(Call("/opposition", Relations, asked))

    def relations(self, **asked: Unpack[QuestionWords]) -> Relations:
        """Returns relations of any types."""
        return self._send(Call("/relations", Relations, asked))

    def arms(self, **asked: Unpack[QuestionWords]) -> Transfers:
        """Returns who supplies whom with which weapons."""
        return self._send(Call("/arms", Transfers, asked))

    def accusations(self, **asked: Unpack[QuestionWords]) -> Accusations:
        """Returns who accuses whom of what, and who answers."""
        return self._send(Call("/accusations", Accusations, asked))

    def memberships(self, **asked: Unpack[QuestionWords]) -> MembershipsAnswer:
        """Returns who is a member of what, listed and claimed apart."""
        return self._send(Call("/memberships", MembershipsAnswer, asked))

    def positions(self, **asked: Unpack[QuestionWords]) -> Positions:
        """Returns who calls for, backs or rejects what."""
        return self._send(Call("/positions", Positions, asked))

    def events(self, **asked: Unpack[QuestionWords]) -> Events:
        """Returns what happened where, by whom, on whose word."""
        return self._send(Call("/events", Events, asked))

    def both_sides(self, **asked: Unpack[QuestionWords]) -> BothSidesAnswer:
        """Returns who supports or arms two that are opposed."""
        return self._send(Call("/both-sides", BothSidesAnswer, asked))

    def changes(self, **asked: Unpack[ChangeWords]) -> Changes:
        """Returns what is new, gone or contradicted between two days or loads."""
        return self._send(Call("/changes", Changes, asked))

    def relation(self, id: str, **asked: Unpack[QuestionWords]) -> RelationAnswer:
        """Returns a row of any question by its id, with a page of its claims."""
        return self._send(Call(path_of("relations", id), RelationAnswer, asked))

    def relations_of(self, name: str, **asked: Unpack[QuestionWords]) -> Relations:
        """Returns the relations of an actor, both ways."""
        return self._send(Call(path_of("actors", name, "relations"), Relations, asked))

    def articles(self, **asked: Unpack[ArticleWords]) -> Articles:
        """Returns a page of articles, the newest first."""
        return self._send(Call("/articles", Articles, asked))

    def days(self, **asked: Unpack[DaysWords]) -> DaysAnswer:
        """Returns how many claims there are over time, by sign."""
        return self._send(Call("/days", DaysAnswer, asked))

    def outlets(self, *, limit: int | None = None, after: str | None = None) -> Outlets:
        """Returns a page of outlets with their articles and claims, those with most articles first."""
        return self._send(Call("/outlets", Outlets, {"limit": limit, "after": after}))

    def disputes(self, **asked: Unpack[QuestionWords]) -> Disputes:
        """Returns what some say and others deny."""
        return self._send(Call("/disputes", Disputes, asked))

    def dispute(self, id: str) -> DisputeAnswer:
        """Returns one dispute with all its sentences."""
        return self._send(Call(path_of("disputes", id), DisputeAnswer))

    def claims(self, **asked: Unpack[QuestionWords]) -> Claims:
        """Returns a page of claims, the newest first; `next` of it, given as `after`, leads to the page after it."""
        return self._send(Call("/claims", Claims, asked))

    def claim(self, id: str) -> ClaimAnswer:
        """Returns one claim with the text around it."""
        return self._send(Call(path_of("claims", id), ClaimAnswer))

    def actors(
        self, text: str = "", *, called: str | None = None, kind: str | None = None, limit: int | None = None, after: str | None = None
    ) -> Actors:
        """Returns actors whom a few letters may mean, without any those in most claims; or the one who is `called` exactly so."""
        return self._send(Call("/actors", Actors, {"text": text or None, "called": called, "kind": kind, "limit": limit, "after": after}))

    def actor(self, name: str) -> ActorAnswer:
        """Returns one actor, by id, ISO code, name or alias."""
        return self._send(Call(path_of("actors", name), ActorAnswer))

    def neighbourhood(self, name: str, **asked: Unpack[AroundWords]) -> NeighbourhoodAnswer:
        """Returns the network around an actor."""
        return self._send(Call(path_of("actors", name, "neighbourhood"), NeighbourhoodAnswer, asked))

    def article(self, id: str) -> ArticleAnswer:
        """Returns an article with its claims."""
        return self._send(Call(path_of("articles", id), ArticleAnswer))

    def export(self, file: Path | str, format: str | None = None, *, rdf12: bool | None = None) -> Path:
        """Writes all that the service holds to a file, as it comes, and returns where it is; `format` as of `allegiance export`."""
        return self._keep(Call("/export", None, {"format": format, "rdf12": rdf12}), Path(file))

    def copies(self, article: str | None = None, *, limit: int | None = None, after: str | None = None) -> Copies:
        """Returns articles that carry one text."""
        return self._send(Call("/copies", Copies, {"article": article, "limit": limit, "after": after}))

    def paths(self, start: str, end: str, **asked: Unpack[PathWords]) -> PathsAnswer:
        """Returns how two actors are connected, hop by hop."""
        return self._send(Call("/paths", PathsAnswer, {"from": start, "to": end, **asked}))

    def timeline(self, one: str, other: str, **asked: Unpack[TimelineWords]) -> TimelineAnswer:
        """Returns what is told of two actors over time."""
        return self._send(Call("/timeline", TimelineAnswer, {"one": one, "other": other, **asked}))

    def centrality(self, **asked: Unpack[CentralityWords]) -> CentralityAnswer:
        """Returns who matters."""
        return self._send(Call("/analysis/centrality", CentralityAnswer, asked))

    def communities(self, **asked: Unpack[CommunitiesWords]) -> CommunitiesAnswer:
        """Returns who stands together."""
        return self._send(Call("/analysis/communities", CommunitiesAnswer, asked))

    def balance(self, **asked: Unpack[BalanceWords]) -> BalanceAnswer:
        """Returns whether friends of friends are friends."""
        return self._send(Call("/analysis/balance", BalanceAnswer, asked))

    def similar(self, actor: str, **asked: Unpack[SimilarWords]) -> SimilarAnswer:
        """Returns who has like friends and foes."""
        return self._send(Call("/analysis/similar", SimilarAnswer, {"actor": actor, **asked}))

    def common(self, *actors: str, **asked: Unpack[CommonWords]) -> CommonAnswer:
        """Returns whom two or more actors have in common."""
        return self._send(Call("/analysis/common", CommonAnswer, {"actors": actors, **asked}))

    def network(self) -> HeldNetwork:
        """Returns how large the network is that paths and analysis go over."""
        return self._send(Call("/analysis/network", HeldNetwork))

    def cypher(self, query: str, parameters: Mapping[str, Any] | None = None, *, form: Form = "table") -> CypherAnswer:
        """Returns the rows of a query of one's own, which only reads."""
        return self._send(query_call(query, parameters, form))

    def cypher_examples(self) -> list[CypherExample]:
        """Returns queries to begin with, each with how to read what it shows."""
        return self._send(Call("/cypher/examples", list[CypherExample]))

    def ontology(self, format: OntologyFormat = "turtle") -> str:
        """Returns the ontology: what every relation type, class and property means."""
        return self._send(Call("/ontology", bytes, {"format": format})).decode()

    def ontology_context(self) -> dict[str, Any]:
        """Returns the JSON-LD context of the ontology."""
        return self._send(Call("/ontology/context.jsonld", dict[str, Any]))

    def ontology_shapes(self) -> str:
        """Returns the shapes that must hold of claims, articles and relations, in SHACL as Turtle."""
        return self._send(Call("/ontology/shapes.ttl", bytes)).decode()

    def sparql(self, query: str) -> SparqlResults:
        """Returns the rows of a query in SPARQL, or whether something is so; `rows` has them with plain values."""
        return self._send(sparql_call(query))

    def triples(self, query: str, *, form: str = "turtle") -> str:
        """Returns the triples that a CONSTRUCT or DESCRIBE gives, as turtle, ntriples, jsonld or rdfxml."""
        return self._send(triples_call(query, form))

    def sparql_service(self) -> str:
        """Returns what the service can do in SPARQL, as Turtle."""
        return self._send(Call("/sparql", str, accept="text/turtle"))

    def stats(self) -> Stats:
        """Returns how much the store holds."""
        return self._send(Call("/stats", Stats))

    def load(self, source: Source, *, kind: str | None = None, voice: str | None = None) -> Job:
        """Returns the job that loads a file, the page at an address, or articles such as `{"text": ...}`."""
        return self._send(loading(source, kind, voice))

    def job(self, id: str) -> Job:
        """Returns how far a job is."""
        return self._send(Call(path_of("jobs", id), Job))

    def job_events(self, id: str, *, after: int = 0) -> Iterator[JobEvent]:
        """Yields what happens to a job until it is over: from its beginning, or `after` the event of a number."""
        return self._follow(Call(path_of("jobs", id, "events"), None, after_event=after))

    def jobs(self, *, state: str | None = None, limit: int | None = None, after: str | None = None) -> JobPage:
        """Returns jobs, the newest first."""
        return self._send(Call("/jobs", JobPage, {"state": state, "limit": limit, "after": after}))

    def cancel(self, id: str) -> Job:
        """Returns the job, which ends at an article's border."""
        return self._send(Call(path_of("jobs", id), Job, None, "DELETE"))

    def remove(self, id: str) -> None:
        """Takes an article out of the store."""
        self._send(Call(path_of("articles", id), None, None, "DELETE"))

    def all_claims(self, **asked: Unpack[QuestionWords]) -> Iterator[Claim]:
        """Yields all claims that pass, page by page; `limit` is the size of a page."""
        while True:
            page = self.claims(**asked)
            yield from page.claims
            if page.next is None:
                return
            asked["after"] = page.next

    def wait(self, job: Job) -> Job:
        """Returns a job when it is done; raises JobFailed where it failed or was cancelled."""
        while not job.state.over:
            sleep(LOOK_S)
            job = self.job(job.id)
        return done(job)
