"""Loads in processes of their own, as users run them: what is loaded, and how it is started and compared."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from graph.export import export_jsonl
from graph.model import Article, Claim
from graph.relations import Relation
from graph.store import Store
from loaders.readers import Format, Found, Source
from tests.neo4j_server import TestServer

ROOT = Path(__file__).parents[1]
NUMBER = 60
SENTENCES = 3  # an article
STATES = ("Turkey", "Azerbaijan", "Armenia", "Russia", "Iran", "France", "Syria", "Ukraine", "Poland", "Germany")
VERBS = ("supports", "arms")

# Takes the number of the first article, of the one after the last, the version of the extractor, and how many seconds it rests
# after each article; prints its title then.
LOAD = """
import sys
from time import sleep
from api.opening import open_store
from api.settings import Settings
from loaders.pipeline import LoadOptions, load
from tests.loaders.plain_words import PlainWords
from tests.loads import SENTENCES, news

store = open_store(Settings(), create=True, tell=lambda line: print(line, file=sys.stderr, flush=True))
options = LoadOptions(settle_articles=10, put_claims=2 * SENTENCES)

def told(done, total, title):
    print(title, flush=True)
    sleep(float(sys.argv[4]))

report = load(store, news(int(sys.argv[1]), int(sys.argv[2])), PlainWords(sys.argv[3]), options, told)
store.close()
print("end", report.stored, report.unchanged, report.replaced, flush=True)
"""


def news(first: int = 0, end: int = NUMBER) -> list[Found]:
    """Returns articles of three sentences each, whose claims meet in few relations."""
    return [article(number) for number in range(first, end)]


def article(number: int) -> Found:
    """Returns an article by its number."""
    named = [STATES[(number * step + step) % len(STATES)] for step in (1, 3)]
    others = [name for name in STATES if name not in named]
    sentences = (f"{named[n % 2]} {VERBS[(number + n) % 2]} {others[(number + n) % len(others)]}." for n in range(SENTENCES))
    content = Article(title=f"News {number:03}", body=" ".join(sentences), outlet=f"Herald {number % 4}", published="2020-10-05")
    return Found(content, Source("digest.txt", number, Format.DIGEST))


def named(server: TestServer) -> dict[str, str]:
    """Returns the environment in which commands find the server."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("ALLEGIANCE_")}
    return ours | {
        "ALLEGIANCE_STORE": server.address,
        "ALLEGIANCE_NEO4J_USER": server.user,
        "ALLEGIANCE_NEO4J_PASSWORD": server.password,
    }


def loading(
    environment: Mapping[str, str], first: int = 0, end: int = NUMBER, version: str = "plain words 1", rest_s: float = 0
) -> subprocess.Popen[str]:
    """Starts a load in a process of its own."""
    return python(LOAD, environment, str(first), str(end), version, str(rest_s))


def python(code: str, environment: Mapping[str, str], *arguments: str) -> subprocess.Popen[str]:
    """Starts Python on a text of code in the repository."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def held(store: Store) -> tuple[bytes, list[Relation]]:
    """Returns all that a store holds: its export and its relations."""
    stream = BytesIO()
    export_jsonl(store, stream)
    return stream.getvalue(), list(store.relations())


def only_whole(claims: Iterable[Claim], articles: Iterable[Article], of: Iterable[Claim]) -> bool:
    """Returns whether the claims are all that these articles say, as a whole load has them."""
    ids = {article.id for article in articles}
    return sorted(claims, key=_by_id) == sorted((claim for claim in of if claim.article.id in ids), key=_by_id)


def _by_id(claim: Claim) -> str:
    return claim.id
