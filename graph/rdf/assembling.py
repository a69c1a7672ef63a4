"""Records put together from what RDF says: through the same checks as a file of JSON Lines, so that equal faults are told equally."""

from collections.abc import Callable

from pydantic_core import to_json

from graph.export import Contents, Gathered
from graph.rdf.describing import Broken, Described, Resource
from graph.rdf.iris import Iris
from graph.rdf.recording import Fields, actor_record, article_record, claim_record, decision_record, listing_record, ruling_record
from graph.rdf.terms import OA, PROV, VOID
from graph.store import Reading
from ontology.vocabulary import AL, RDF, RDFS, SKOS

type Tell = Callable[[str, str, str], None]  # takes the reason, what it is about, and the message

SPACES = (AL, RDF, RDFS, SKOS, OA, PROV, VOID)
APART: dict[str, Callable[[Resource], Fields]] = {
    "Listing": listing_record,
    "Decision": decision_record,
    "Ruling": ruling_record,
}


class Book:
    """Records that come together, with the IRIs that they are from; what is wrong with one is told by its IRI."""

    def __init__(self, tell: Tell, known: Gathered | None = None) -> None:
        self.gathered = Gathered()
        if known:
            self.gathered.actors = known.actors
        self._tell, self._names = tell, [""]

    def add(self, iri: str, record: Callable[[], Fields]) -> Fields | None:
        """Takes in the record of a resource; returns its fields, None where it cannot be read."""
        try:
            fields = record()
        except Broken as broken:
            self._tell("record", iri, f"{broken.field}: {broken.reason}")
            return None
        self._names.append(iri)
        self.gathered.add(len(self._names) - 1, to_json(fields))
        return fields

    def contents(self, *, others: bool = False) -> Contents:
        """Returns the records put together, with the `others` where they are wanted, and tells which do not fit."""
        contents = self.gathered.contents(others=others)
        for error in contents.rejected:
            self._tell("record", self._names[error.line], f"{error.field + ': ' if error.field else ''}{error.reason}")
        return contents


def actors_and_more(held: Described, iris: Iris, tell: Tell) -> Book:
    """Returns the actors, listed memberships and decisions of resources."""
    book = Book(tell)
    for iri in sorted(held):
        one = Resource(iri, held[iri], iris)
        kind = next((name for name in APART if one.has_type(name)), None)
        if kind:
            book.add(iri, lambda one=one, kind=kind: APART[kind](one))  # type: ignore[misc]  # mypy cannot infer it
        elif (named := iris.read(iri)) and named.kind == "actor":
            if one.said.keys() - {AL + "countsAs"}:
                book.add(iri, lambda one=one: actor_record(one))  # type: ignore[misc]  # mypy cannot infer it
        else:
            tell("unknown", iri, "is nothing that a store keeps")
    return book


def assembled(held: Described, article: str, iris: Iris, known: Gathered, tell: Tell) -> tuple[Reading, ...]:
    """Returns the article of an IRI with those of its claims that fit, nothing where the article itself cannot be read."""
    book = Book(tell, known)
    fields = book.add(article, lambda: article_record(Resource(article, held[article], iris), held))
    if fields is None:
        return ()
    for iri in sorted(held):
        one = Resource(iri, held[iri], iris)
        if one.has_type("Claim"):
            book.add(iri, lambda one=one: claim_record(one, fields, held))  # type: ignore[misc]  # mypy cannot infer it
    return book.contents().readings


def tell_strays(held: Described, iris: Iris, tell: Tell) -> None:
    """Tells of resources and properties that no store keeps."""
    for iri, said in held.items():
        if iris.read(iri) is None:
            tell("unknown", iri, "is nothing that a store keeps")
            continue
        for name in said:
            if not name.startswith(SPACES):
                tell("unknown", iri, f"has the property <{name}>, which no store keeps")
