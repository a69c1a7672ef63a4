"""What the whole network of relations shows."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api import analysing as ask
from api.access import needs
from api.answering_paths import (
    BalanceAnswer,
    CentralityAnswer,
    CommonAnswer,
    CommunitiesAnswer,
    HeldNetwork,
    HeldRanking,
    SimilarAnswer,
    answered,
)
from api.asking import within_limit
from api.errors import Problem
from api.keys import Scope
from api.routes.common import Serving
from api.service import Service
from graph.analysis.balance import balance as balance_of
from graph.analysis.blocs import communities as communities_of
from graph.analysis.centrality import centrality as centrality_of
from graph.analysis.common import Common
from graph.analysis.common import common as common_of
from graph.analysis.similar import similar as similar_of
from graph.answers import Filters
from graph.network import Network
from graph.store import Store

router = APIRouter(prefix="/analysis", tags=["analysis"], dependencies=[needs(Scope.READ)], responses={507: {"model": Problem}})


@router.get("/centrality")
def centrality(serving: Serving, asked: Annotated[ask.CentralityAsked, Query()]) -> CentralityAnswer:
    """Who matters: actors by degree, PageRank or betweenness, exact or estimated, and which of the two."""
    asked.within(serving.settings)
    budget, choice = serving.settings.betweenness_max_steps, asked.chosen()
    return _answer(
        serving,
        asked,
        CentralityAnswer,
        lambda _store, network, _filters: centrality_of(
            network, choice, asked.measure, limit=asked.limit, directed=asked.directed, budget=budget
        ),
    )


@router.get("/communities")
def communities(serving: Serving, asked: Annotated[ask.CommunitiesAsked, Query()]) -> CommunitiesAnswer:
    """Who stands together: blocs with friendly relations inside and hostile ones between them (Leiden), with the quality of it."""
    asked.within(serving.settings)
    within_limit(asked.members, serving.settings)
    choice = asked.chosen()
    return _answer(
        serving,
        asked,
        CommunitiesAnswer,
        lambda _store, network, _filters: communities_of(
            network, choice, resolution=asked.resolution, limit=asked.limit, members=asked.members
        ),
    )


@router.get("/balance")
def balance(serving: Serving, asked: Annotated[ask.BalanceAsked, Query()]) -> BalanceAnswer:
    """Whether friends of friends are friends, enemies of enemies too: the balanced triads, the frustration index, what breaks it."""
    asked.within(serving.settings, asked.quotes)
    tries, choice = serving.settings.frustration_max_tries, asked.chosen()
    return _answer(
        serving,
        asked,
        BalanceAnswer,
        lambda store, network, filters: balance_of(
            store, network, choice, filters=filters, limit=asked.limit, quotes=asked.quotes, budget=tries
        ),
    )


@router.get("/similar")
def similar(serving: Serving, asked: Annotated[ask.SimilarAsked, Query()]) -> SimilarAnswer:
    """Who has like friends and foes as an actor, or the most unlike."""
    asked.within(serving.settings)
    choice = asked.chosen()
    return _answer(
        serving,
        asked,
        SimilarAnswer,
        lambda store, network, _filters: similar_of(
            network, choice, serving.names(store).resolve(asked.actor).id, limit=asked.limit, opposite=asked.opposite
        ),
    )


@router.get("/common")
def common(serving: Serving, asked: Annotated[ask.CommonAsked, Query()]) -> CommonAnswer:
    """Whom two actors or more have in common: shared friends and supporters, shared enemies, each with the relations that say so."""
    asked.within(serving.settings, asked.quotes)
    choice = asked.chosen()

    def found(store: Store, network: Network, filters: Filters) -> Common:
        ids = asked.ids(serving.names(store).resolve, serving.settings)
        return common_of(store, network, choice, ids, direction=asked.direction, filters=filters, limit=asked.limit, quotes=asked.quotes)

    return _answer(serving, asked, CommonAnswer, found)


@router.get("/network")
def network(serving: Serving) -> HeldNetwork:
    """The relations in memory, over which paths and analysis go: how many there are and may be, and what holding them costs."""
    with serving.reading() as store:
        held = serving.network(store)
    return HeldNetwork(
        seq=held.version.seq,
        actors=len(held.ids),
        relations=len(held),
        max_relations=serving.networks.most,
        bytes=held.size_bytes(),
        seconds=round(serving.networks.seconds, 3),
        rankings=tuple(
            HeldRanking(types=one.ranking.types, by=one.ranking.detail, rows=len(one), bytes=one.size_bytes())
            for one in serving.summaries.held()
        ),
    )


def _answer[A: BaseModel](
    serving: Service, asked: ask.AnalysisAsked, kind: type[A], question: Callable[[Store, Network, Filters], object]
) -> A:
    """Returns what is asked of the network of those claims that count."""
    with serving.reading() as store:
        resolve = serving.names(store).resolve
        filters, apart = asked.filters(resolve, serving.settings), asked.apart(resolve)
        return answered(kind, store.steady(lambda: question(store, serving.network(store, filters, apart), filters)))
