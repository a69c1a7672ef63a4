"""A store full of texts that want to be more than texts: markup, scripts, addresses that run, letters that turn others, huge words."""

from dataclasses import replace
from pathlib import Path

from graph.embedded import EmbeddedStore
from graph.model import Actor, Mark, MarkKind, Stance
from graph.store import Reading
from tests.building import reading, told

SCRIPT = "<script>window.ran = 'a script'</script>"
PICTURE = "<img src=x onerror=\"window.ran = 'a picture'\">"
BREAKING = "</p></aside></main><style>*{display:none}</style>"
TEMPLATE = "{{constructor.constructor('window.ran = 1')()}} ${window.ran = 2} &lt;b&gt; %3Cscript%3E"
TURNED = "\u202egnorw si siht\u202c"
UNSEEN = "zero\u200bwidth\ufeff"
HUGE = "Gerichtsbarkeit" * 120
EVIL = Actor(id="mallory", name=f"Mallory {PICTURE}{TURNED}", kind="Person")
LONG = Actor(id="eve", name=f"Eve {HUGE}", kind="Person")
SALE = f"Mallory sold Eve {SCRIPT} and {BREAKING} {TEMPLATE}, {UNSEEN} {HUGE} {TURNED} 🚀 سلام."
DENIAL = f"Mallory denied it {PICTURE}."
OUTLET = f"Herald {SCRIPT}"
ADDRESSES = (
    "javascript:window.ran='an address'",
    " JaVaScRiPt:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "//evil.test/a",
)


def hostile(path: Path) -> Path:
    """Puts such articles into a new store and returns its path."""
    store = EmbeddedStore(path)
    for number, address in enumerate(ADDRESSES):
        store.put(_article(number, address))
    store.settle()
    store.close()
    return path


def _article(number: int, address: str) -> Reading:
    """Returns an article of an address that is no page of the web."""
    found = reading(
        told("mallory", "ARMS", "eve", weapon=f"rifles {PICTURE}", place=SCRIPT, sentence=f"{SALE} {number}"),
        told("mallory", "ARMS", "eve", "unnamed <b>men</b> say", sentence=f"Men say that Mallory armed Eve {BREAKING} {number}."),
        told("mallory", "ARMS", "eve", "mallory", stance=Stance.DENIES, sentence=f"{DENIAL} {number}"),
        told("eve", "ACCUSES", "mallory", content="<i>wrong</i>", sentence=f"<i>wrong</i> is what Eve says of Mallory {number}."),
        title=f"Title {number} {SCRIPT} {HUGE} {TURNED}",
        outlet=OUTLET,
        published=f"2021-03-0{number + 1}",
        url=address,
        actors=(EVIL, LONG),
    )
    article = found.article
    return replace(found, article=replace(article, authors=(PICTURE,), agency=SCRIPT, marks=(Mark(MarkKind.CAPTION, 0, 5, SCRIPT),)))
