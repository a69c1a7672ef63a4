"""The service: answers with what is only claimed apart, and errors that help."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client

from api.settings import Settings
from graph.embedded import EmbeddedStore
from graph.store import StoreLocked
from tests.api.news import DRONES, MERCENARIES, stored
from tests.api.serving import Served, served


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Served]:
    """A service over both articles."""
    with served(stored(tmp_path / "graph.db"), Settings(query_max_rows=100, query_max_quotes=5)) as found:
        yield found


@pytest.fixture
def client(found: Served) -> Iterator[Client]:
    """A client of that service, while it lasts."""
    with Client(base_url=found.address) as client:
        yield client


def test_support_keeps_what_is_only_claimed_apart(client: Client) -> None:
    answer = client.get("/support", params={"of": "Azerbaijan", "quotes": 1}).json()
    assert [(row["id"], row["claims"], row["quotes"][0]["text"]) for row in answer["plain"]] == [
        ("TUR.ARMS.AZE", 1, "Turkey sold Azerbaijan drones."),
        ("TUR.SUPPORTS.AZE", 1, "Turkey supports Azerbaijan."),
    ]
    [claimed] = answer["claimed"]
    assert (claimed["id"], claimed["speakers"], claimed["deniedBy"]) == (
        "TUR.SENDS_FORCES.AZE",
        [{"id": None, "name": "Armenian officials", "claims": 1, "outlets": ["Tribune"]}],
        [{"id": "TUR", "name": "Turkey", "claims": 1, "outlets": []}],
    )


@pytest.mark.parametrize("name", ["TUR", "Turkey", "turkey", "Ankara"])
def test_an_actor_is_named_in_any_way(client: Client, name: str) -> None:
    assert client.get(f"/actors/{name}").json()["actor"]["id"] == "TUR"
    assert len(client.get("/arms", params={"by": name}).json()["plain"]) == 1


def test_filters_narrow_an_answer(client: Client) -> None:
    def ids(path: str, **params: str | list[str]) -> list[str]:
        answer = client.get(path, params=params).json()
        return [row["id"] for row in (*answer["plain"], *answer["claimed"])]

    assert ids("/accusations") == ["ARM.ACCUSES.TUR"]
    assert ids("/opposition", between=["TUR", "ARM"]) == ["ARM.ACCUSES.TUR"]
    assert ids("/support", plain="true", type=["SUPPORTS", "SENDS_FORCES"]) == ["TUR.SUPPORTS.AZE"]
    assert ids("/support", since="2020-10-06") == ["TUR.SENDS_FORCES.AZE"]
    assert ids("/memberships", of="nato") == ["TUR.MEMBER_OF.nato"]


def test_a_dispute_has_both_sides_and_opens_by_its_id(client: Client) -> None:
    [row] = client.get("/disputes", params={"between": ["Turkey", "AZE"], "quotes": 1}).json()["disputes"]
    assert [(p["subject"]["id"], p["relation"], p["object"]["id"]) for p in row["propositions"]] == [("TUR", "SENDS_FORCES", "AZE")]
    assert [told["quote"]["text"] for told in row["statements"]] == ["Armenian officials say Turkey sent mercenaries.", "Turkey denied it."]
    assert ([v["name"] for v in row["saidBy"]], [v["id"] for v in row["deniedBy"]]) == (["Armenian officials"], ["TUR"])
    assert client.get(f"/disputes/{row['id']}").json() == row
    assert client.get("/disputes/d0").status_code == 404


@pytest.mark.parametrize("params", [{}, {"kind": "State"}])
def test_actors_come_a_page_at_a_time(client: Client, params: dict[str, str]) -> None:
    def page(**more: str) -> tuple[list[str], str | None]:
        answer = client.get("/actors", params={**params, **more}).json()
        return [row["actor"]["id"] for row in answer["actors"]], answer["next"]

    whole, end = page()
    found, after = page(limit="1")
    while after:
        rows, after = page(limit="1", after=after)
        found += rows
    assert (found, end) == (whole, None)
    assert len(whole) > 1
    other = client.get("/actors", params={"text": "tur", "after": page(limit="1")[1] or ""})
    assert (other.status_code, "of another question" in other.json()["detail"]) == (422, True)
    assert client.get("/actors", params={"text": "a", "limit": 1}).json()["next"] is None


def test_claims_come_a_page_at_a_time(client: Client) -> None:
    quotes: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = client.get("/claims", params={"limit": "4", **after}).json()
        quotes += [claim["quote"] for claim in page["claims"]]
        if not page["next"]:
            break
        after = {"after": page["next"]}
    assert sorted(quotes) == sorted(claim.quote for one in (DRONES, MERCENARIES) for claim in one.claims)


def test_a_claim_opens_down_to_its_surroundings(client: Client) -> None:
    accused, _, accusing = MERCENARIES.claims
    answer = client.get(f"/claims/{accused.id}").json()
    assert answer["after"] == " Turkey denied it. Armenia accused Turkey."
    assert [claim["id"] for claim in answer["answers"]] == [accusing.id]


def test_the_offsets_of_an_article_cut_its_content(client: Client) -> None:
    answer = client.get(f"/articles/{DRONES.article.id}").json()
    cut = [answer["content"][claim["start"] : claim["end"]] for claim in answer["claims"]]
    assert cut == [claim["quote"] for claim in answer["claims"]] == [claim.quote for claim in DRONES.claims]


def test_actors_are_found_by_the_first_letters_of_their_names(client: Client) -> None:
    assert [row["actor"]["id"] for row in client.get("/actors", params={"text": "turk"}).json()["actors"]] == ["TUR"]


def test_an_actor_is_found_by_exactly_what_it_is_called(client: Client) -> None:
    def called(name: str) -> list[str]:
        return [row["actor"]["id"] for row in client.get("/actors", params={"called": name}).json()["actors"]]

    assert called("Ankara") == called("tur") == ["TUR"]
    assert called("Turkej") == called("urk") == []
    assert len(called("Congo")) > 1
    assert client.get("/actors", params={"called": "TUR", "text": "tur"}).status_code == 422


def test_the_service_tells_how_it_is(client: Client) -> None:
    assert client.get("/health/live").json() == {"status": "live"}
    assert client.get("/health/ready").json() == {"status": "ready"}
    assert client.get("/stats").json()["claims"] == 6
    assert client.get("/").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("path", "status", "kind", "detail"),
    [
        ("/support?by=Turkej", 422, "unknown-name", "Turkey (TUR)"),
        ("/support?by=Congo", 422, "ambiguous-name", "(COD)"),
        ("/actors/Turkej", 404, "unknown-name", "Turkey (TUR)"),
        ("/actors/Tuvalu", 404, "not-stored", "TUV"),
        ("/support?type=SUPORTS", 422, "unknown-relation", "SUPPORTS"),
        ("/support?since=2020-13", 422, "invalid-request", "month must be in 1..12"),
        ("/support?since=October", 422, "invalid-request", "write 2020, 2020-10 or 2020-10-05"),
        ("/support?since=2021&until=2020", 422, "wrong-question", "later than until"),
        ("/support?between=TUR", 422, "invalid-request", "name two actors"),
        ("/support?between=TUR&between=Ankara", 422, "wrong-question", "the same actor"),
        ("/support?between=TUR&between=ARM&by=TUR", 422, "wrong-question", "leave out by"),
        ("/support?limit=101", 422, "wrong-question", "the most is 100 rows"),
        ("/support?quotes=6", 422, "wrong-question", "the most is 5 a row"),
        (
            "/support?colour=red",
            422,
            "invalid-request",
            "query.colour: there is no such parameter here, only limit, after, quotes, by, of, against",
        ),
        ("/claims?colour=red", 422, "invalid-request", "outlet, speaker"),
        (
            "/actors?colour=red&text=urk",
            422,
            "invalid-request",
            "query.colour: there is no such parameter here, only limit, after, text, called, kind",
        ),
        ("/actors/TUR?limit=5", 422, "invalid-request", "query.limit: there are no parameters here"),
        ("/claims/c0?colour=red", 422, "invalid-request", "colour"),
        ("/articles/a0?colour=red", 422, "invalid-request", "colour"),
        ("/stats?colour=red", 422, "invalid-request", "colour"),
        ("/health/live?colour=red", 422, "invalid-request", "colour"),
        ("/_store/counts?colour=red", 422, "invalid-request", "colour"),
        ("/claims?after=nowhere", 422, "wrong-question", "no cursor"),
        ("/claims/c0", 404, "not-stored", "c0"),
        ("/articles/a0", 404, "not-stored", "a0"),
        ("/nothing", 404, "not-found", "there is nothing at /nothing"),
    ],
)
def test_an_error_is_a_problem_that_says_what_to_do(client: Client, path: str, status: int, kind: str, detail: str) -> None:
    answer = client.get(path)
    told = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert (told["status"], told["type"], told["instance"]) == (status, f"/problems/{kind}", path.partition("?")[0])
    assert detail in told["detail"]


def test_an_unknown_name_brings_candidates(client: Client) -> None:
    assert client.get("/support?by=Turkej").json()["candidates"][0] == {"id": "TUR", "name": "Turkey", "kind": "State"}


def test_an_error_of_our_own_says_nothing_of_its_cause(client: Client, found: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("the password is 1234")

    monkeypatch.setattr(found.service, "names", fail)
    answer = client.get("/support")
    assert (answer.status_code, answer.json()["type"]) == (500, "/problems/internal-error")
    assert "1234" not in answer.text


def test_a_store_that_is_gone_is_an_answer_to_try_again(client: Client, found: Served) -> None:
    found.service.close()
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


def test_the_store_is_closed_with_the_service(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    with served(path), pytest.raises(StoreLocked, match="is served at"):
        EmbeddedStore(path)
    EmbeddedStore(path).close()


def test_the_documentation_is_whole_without_the_net(client: Client) -> None:
    page = client.get("/docs").text
    named = re.findall(r"(?:src|href)=[\"']([^\"']+)", page)
    assert {"/docs/assets/swagger-ui-bundle.js", "/docs/assets/swagger-ui.css"} <= set(named)
    assert [client.get(one).status_code for one in named] == [200] * len(named)
    assert "//" not in re.sub(r"<!--.*?-->", "", page)
    assert client.get("/redoc").status_code == 404


def test_every_question_is_documented(client: Client) -> None:
    document = client.get("/openapi.json").json()
    assert {"/support", "/claims/{id}", "/actors/{name}", "/articles/{id}", "/health/ready"} <= document["paths"].keys()
    parameters = {p["name"]: p["description"] for p in document["paths"]["/support"]["get"]["parameters"]}
    assert parameters["minClaims"] == "At least so many claims a row."
    assert "deniedBy" in document["components"]["schemas"]["RelationRow"]["properties"]
    assert not [path for path in document["paths"] if path.startswith("/_")]
