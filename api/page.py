"""`python -m api.page`: what the explorer is built from.

The service's document, for its typed client, the words of the ontology, and the questions in SPARQL, which no path gives.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from api.app import create_app
from api.fields_told import lists
from api.service import Service
from api.settings import Settings
from graph.browser.style import colour_of
from graph.embedded import EmbeddedStore
from graph.sparql import questions
from loaders.extraction.confidence import confidence
from ontology.terms import terms
from ontology.vocabulary import AL, Vocabulary, vocabulary

HEADS = ("Parameters:", "Row:")  # of the comments above a question, beside what it says
GENERATED = Path(__file__).parent / "web" / "generated"


def generated() -> dict[str, object]:
    """Returns what stands in each file, by its name."""
    return {"openapi.json": document(), "vocabulary.json": words(vocabulary()), "sparql.json": [told(name) for name in sorted(questions())]}


def document() -> dict[str, object]:
    """Returns the document of the interface, the same for every store.

    The words of the ontology are no types of the page's: it has them from vocabulary.json, and what an address of the page names
    is the service's to judge.
    """
    with TemporaryDirectory() as folder:
        settings = Settings()
        store = EmbeddedStore(Path(folder) / "graph.db")
        service = Service(store, settings, token=None, address="")
        try:
            made = create_app(service).openapi()
            for name in lists():
                del made["components"]["schemas"][name]["enum"]
            return made
        finally:
            service.close()


def words(known: Vocabulary) -> dict[str, object]:
    """Returns relation types, families, kinds of actor, the values of a claim with their definitions, and what makes claims surer."""
    kept = ("name", "label", "inverse_label", "sign", "weight", "aligned", "lasts", "symmetric", "definition", "example")
    relations = {name: {_camel(key): asdict(relation)[key] for key in kept} for name, relation in known.relations.items()}
    return {
        "relations": relations,
        "families": {name: list(types) for name, types in known.families.items()},
        "kinds": list(known.actor_kinds),
        "kindColours": {kind: colour_of(kind) for kind in known.actor_kinds},
        "standings": _defined("standing", known.standings),
        "stances": _defined("stance", known.stances),
        "modalities": _defined("modality", known.modalities),
        "confidenceTraits": dict(confidence().traits),
    }


def told(name: str) -> dict[str, str]:
    """Returns a question in SPARQL as queries in Cypher are told: its title, how to read it, and its text."""
    lines = questions()[name].splitlines()
    title, *more = [line.removeprefix("# ") for line in takewhile(lambda line: line.startswith("# "), lines)]
    return {
        "name": name,
        "title": title,
        "reading": " ".join(line for line in more if not line.startswith(HEADS)),
        "query": questions()[name],
    }


def _defined(scheme: str, names: Iterable[str]) -> list[dict[str, str]]:
    found = {name: terms()[f"{AL}{scheme}-{name}"] for name in names}
    return [{"name": name, "label": term.label, "definition": term.definition} for name, term in found.items()]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


if __name__ == "__main__":
    GENERATED.mkdir(exist_ok=True)
    for name, content in generated().items():
        (GENERATED / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
