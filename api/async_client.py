"""The client whose methods are awaited."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
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
from api.calls import Call, path_of
from api.connections import AsyncConnection
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


class AsyncClient(AsyncConnection):
    """The same, to be awaited."""

    async def support(self, **asked: Unpack[QuestionWords]) -> Relations:
        """Returns who supports whom."""
        return await self._send(Call("/support", Relations, asked))

    async def opposition(self, **asked: Unpack[QuestionWords]) -> Relations:
        """Returns who stands against whom."""
        return await self._send(Call("/opposition", Relations, asked))

    async def relations(self, **asked: Unpack[QuestionWords]) -> Relations:
        """Returns relations of any types."""
        return await self._send(Call("/relations", Relations, asked))

    async def arms(self, **asked: Unpack[QuestionWords]) -> Transfers:
        """Returns who supplies whom with which weapons."""
        return await self._send(Call("/arms", Transfers, asked))

    async def accusations(self, **asked: Unpack[QuestionWords]) -> Accusations:
        """Returns who accuses whom of what, and who answers."""
        return await self._send(Call("/accusations", Accusations, asked))

    async def memberships(self, **asked: Unpack[QuestionWords]) -> MembershipsAnswer:
        """Returns who is a member of what, listed and claimed apart."""
        return await self._send(Call("/memberships", MembershipsAnswer, asked))

    async def positions(self, **asked: Unpack[QuestionWords]) -> Positions:
        """Returns who calls for, backs or rejects what."""
        return await self._send(Call("/positions", Positions, asked))

    async def events(self, **asked: Unpack[QuestionWords]) -> Events:
        """Returns what happened where, by whom, on whose word."""
        return await self._send(Call("/events", Events, asked))

    async def both_sides(self, **asked: Unpack[QuestionWords]) -> BothSidesAnswer:
        """Returns who supports or arms two that are opposed."""
        return await self._send(Call("/both-sides", BothSidesAnswer, asked))

    async def changes(self, **asked: Unpack[ChangeWords]) -> Changes:
        """Returns what is new, gone or contradicted between two days or loads."""
        return await self._send(Call("/changes", Changes, asked))

    async def relation(self, id: str, **asked: Unpack[QuestionWords]) -> RelationAnswer:
        """Returns a row of any question by its id, with a page of its claims."""
        return await self._send(Call(path_of("relations", id), RelationAnswer, asked))

    async def relations_of(self, name: str, **asked: Unpack[QuestionWords]) -> Relations:
        """Returns the relations of an actor, both ways."""
        return await self._send(Call(path_of("actors", name, "relations"), Relations, asked))

    async def articles(self, **asked: Unpack[ArticleWords]) -> Articles:
        """Returns a page of articles, the newest first."""
        return await self._send(Call("/articles", Articles, asked))

    async def days(self, **asked: Unpack[DaysWords]) -> DaysAnswer:
        """Returns how many claims there are over time, by sign."""
        return await self._send(Call("/days", DaysAnswer, asked))

    async def outlets(self, *, limit: int | None = None, after: str | None = None) -> Outlets:
        """Returns a page of outlets with their articles and claims, those with most articles first."""
        return await self._send(Call("/outlets", Outlets, {"limit": limit, "after": after}))

    async def disputes(self, **asked: Unpack[QuestionWords]) -> Disputes:
        """Returns what some say and others deny."""
        return await self._send(Call("/disputes", Disputes, asked))

    async def dispute(self, id: str) -> DisputeAnswer:
        """Returns one dispute with all its sentences."""
        return await self._send(Call(path_of("disputes", id), DisputeAnswer))

    async def claims(self, **asked: Unpack[QuestionWords]) -> Claims:
        """Returns a page of claims, the newest first; `next` of it, given as `after`, leads to the page after it."""
        return await self._send(Call("/claims", Claims, asked))

    async def claim(self, id: str) -> ClaimAnswer:
        """Returns one claim with the text around it."""
        return await self._send(Call(path_of("claims", id), ClaimAnswer))

    async def actors(
        self, text: str = "", *, called: str | None = None, kind: str | None = None, limit: int | None = None, after: str | None = None
    ) -> Actors:
        """Returns actors whom a few letters may mean, without any those in most claims; or the one who is `called` exactly so."""
        return await self._send(
            Call("/actors", Actors, {"text": text or None, "called": called, "kind": kind, "limit": limit, "after": after})
        )

    async def actor(self, name: str) -> ActorAnswer:
        """Returns one actor, by id, ISO code, name or alias."""
        return await self._send(Call(path_of("actors", name), ActorAnswer))

    async def neighbourhood(self, name: str, **asked: Unpack[AroundWords]) -> NeighbourhoodAnswer:
        """Returns the network around an actor."""
        return await self._send(Call(path_of("actors", name, "neighbourhood"), NeighbourhoodAnswer, asked))

    async def article(self, id: str) -> ArticleAnswer:
        """Returns an article with its claims."""
        return await self._send(Call(path_of("articles", id), ArticleAnswer))

    async def export(self, file: Path | str, format: str | None = None, *, rdf12: bool | None = None) -> Path:
        """Writes all that the service holds to a file, as it comes, and returns where it is; `format` as of `allegiance export`."""
        return await self._keep(Call("/export", None, {"format": format, "rdf12": rdf12}), Path(file))

    async def copies(self, article: str | None = None, *, limit: int | None = None, after: str | None = None) -> Copies:
        """Returns articles that carry one text."""
        return await self._send(Call("/copies", Copies, {"article": article, "limit": limit, "after": after}))

    async def paths(self, start: str, end: str, **asked: Unpack[PathWords]) -> PathsAnswer:
        """Returns how two actors are connected, hop by hop."""
        return await self._send(Call("/paths", PathsAnswer, {"from": start, "to": end, **asked}))

    async def timeline(self, one: str, other: str, **asked: Unpack[TimelineWords]) -> TimelineAnswer:
        """Returns what is told of two actors over time."""
        return await self._send(Call("/timeline", TimelineAnswer, {"one": one, "other": other, **asked}))

    async def centrality(self, **asked: Unpack[CentralityWords]) -> CentralityAnswer:
        """Returns who matters."""
        return await self._send(Call("/analysis/centrality", CentralityAnswer, asked))

    async def communities(self, **asked: Unpack[CommunitiesWords]) -> CommunitiesAnswer:
        """Returns who stands together."""
        return await self._send(Call("/analysis/communities", CommunitiesAnswer, asked))

    async def balance(self, **asked: Unpack[BalanceWords]) -> BalanceAnswer:
        """Returns whether friends of friends are friends."""
        return await self._send(Call("/analysis/balance", BalanceAnswer, asked))

    async def similar(self, actor: str, **asked: Unpack[SimilarWords]) -> SimilarAnswer:
        """Returns who has like friends and foes."""
        return await self._send(Call("/analysis/similar", SimilarAnswer, {"actor": actor, **asked}))

    async def common(self, *actors: str, **asked: Unpack[CommonWords]) -> CommonAnswer:
        """Returns whom two or more actors have in common."""
        return await self._send(Call("/analysis/common", CommonAnswer, {"actors": actors, **asked}))

    async def network(self) -> HeldNetwork:
        """Returns how large the network is that paths and analysis go over."""
        return await self._send(Call("/analysis/network", HeldNetwork))

    async def cypher(self, query: str, parameters: Mapping[str, Any] | None = None, *, form: Form = "table") -> CypherAnswer:
        """Returns the rows of a query of one's own, which only reads."""
        return await self._send(query_call(query, parameters, form))

    async def cypher_examples(self) -> list[CypherExample]:
        """Returns queries to begin with, each with how to read what it shows."""
        return await self._send(Call("/cypher/examples", list[CypherExample]))

    async def ontology(self, format: OntologyFormat = "turtle") -> str:
        """Returns the ontology: what every relation type, class and property means."""
        return (await self._send(Call("/ontology", bytes, {"format": format}))).decode()

    async def ontology_context(self) -> dict[str, Any]:
        """Returns the JSON-LD context of the ontology."""
        return await self._send(Call("/ontology/context.jsonld", dict[str, Any]))

    async def ontology_shapes(self) -> str:
        """Returns the shapes that must hold of claims, articles and relations, in SHACL as Turtle."""
        return (await self._send(Call("/ontology/shapes.ttl", bytes))).decode()

    async def sparql(self, query: str) -> SparqlResults:
        """Returns the rows of a query in SPARQL, or whether something is so; `rows` has them with plain values."""
        return await self._send(sparql_call(query))

    async def triples(self, query: str, *, form: str = "turtle") -> str:
        """Returns the triples that a CONSTRUCT or DESCRIBE gives, as turtle, ntriples, jsonld or rdfxml."""
        return await self._send(triples_call(query, form))

    async def sparql_service(self) -> str:
        """Returns what the service can do in SPARQL, as Turtle."""
        return await self._send(Call("/sparql", str, accept="text/turtle"))

    async def stats(self) -> Stats:
        """Returns how much the store holds."""
        return await self._send(Call("/stats", Stats))

    async def load(self, source: Source, *, kind: str | None = None, voice: str | None = None) -> Job:
        """Returns the job that loads a file, the page at an address, or articles such as `{"text": ...}`."""
        return await self._send(loading(source, kind, voice))

    async def job(self, id: str) -> Job:
        """Returns how far a job is."""
        return await self._send(Call(path_of("jobs", id), Job))

    def job_events(self, id: str, *, after: int = 0) -> AsyncIterator[JobEvent]:
        """Yields what happens to a job until it is over: from its beginning, or `after` the event of a number."""
        return self._follow(Call(path_of("jobs", id, "events"), None, after_event=after))

    async def jobs(self, *, state: str | None = None, limit: int | None = None, after: str | None = None) -> JobPage:
        """Returns jobs, the newest first."""
        return await self._send(Call("/jobs", JobPage, {"state": state, "limit": limit, "after": after}))

    async def cancel(self, id: str) -> Job:
        """Returns the job, which ends at an article's border."""
        return await self._send(Call(path_of("jobs", id), Job, None, "DELETE"))

    async def remove(self, id: str) -> None:
        """Takes an article out of the store."""
        await self._send(Call(path_of("articles", id), None, None, "DELETE"))

    async def all_claims(self, **asked: Unpack[QuestionWords]) -> AsyncIterator[Claim]:
        """Yields all claims that pass, page by page; `limit` is the size of a page."""
        while True:
            page = await self.claims(**asked)
            for claim in page.claims:
                yield claim
            if page.next is None:
                return
            asked["after"] = page.next

    async def wait(self, job: Job) -> Job:
        """Returns a job when it is done; raises JobFailed where it failed or was cancelled."""
        while not job.state.over:
            await asyncio.sleep(LOOK_S)
            job = await self.job(job.id)
        return done(job)
