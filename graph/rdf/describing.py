"""What RDF says of resources, put together by subject, and read strictly: one value where one is needed, of the right kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.rdf.iris import Iris, Named, text_of
from ontology.vocabulary import AL, RDF

type Term = NamedNode | BlankNode | Literal | Triple
type Said = Mapping[str, list[Term]]  # property -> values
type Described = Mapping[str, Said]  # subject -> what is said of it

TYPE = RDF + "type"


class Broken(ValueError):
    """What is said of a resource cannot be read: `field` is the property, without the ontology's namespace."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field.removeprefix(AL), reason


def described(quads: Iterable[Quad]) -> dict[str, dict[str, list[Term]]]:
    """Returns what quads say, by subject and property; what begins at a blank node or a triple is left aside."""
    found: dict[str, dict[str, list[Term]]] = {}
    before, said = None, dict[str, list[Term]]()
    for subject, prop, value, _ in quads:
        if not isinstance(subject, NamedNode):
            continue
        iri, name = subject.value, prop.value
        if iri != before:  # what is said of a resource mostly comes together
            before, said = iri, found.setdefault(iri, {})
        values = said.get(name)
        if values is None:
            said[name] = [value]
        elif value not in values:
            values.append(value)
    return found


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource with what is said of it; all that it gives is None where nothing is said, and raises Broken where too much is."""

    iri: str
    said: Said
    iris: Iris

    def has_type(self, name: str) -> bool:
        """Returns whether it is of a class of the ontology."""
        return any(isinstance(kind, NamedNode) and kind.value == AL + name for kind in self.said.get(TYPE, ()))

    def values(self, name: str) -> list[Term]:
        """Returns the values of a property: of the ontology where it is no whole IRI."""
        return self.said.get(name if ":" in name else AL + name, [])

    def one(self, name: str) -> Term | None:
        """Returns the only value of a property."""
        match self.values(name):
            case []:
                return None
            case [value]:
                return value
            case several:
                raise Broken(name, f"has {len(several)} values, one is needed")

    def text(self, name: str) -> str | None:
        """Returns the words of a literal."""
        value = self.one(name)
        return None if value is None else _words(name, value)

    def texts(self, name: str) -> list[str]:
        """Returns the words of all literals, sorted."""
        return sorted(_words(name, value) for value in self.values(name))

    def whole(self, name: str) -> int | None:
        """Returns a whole number."""
        return self._number(name, int)

    def number(self, name: str) -> float | None:
        """Returns a number."""
        return self._number(name, float)

    def flag(self, name: str) -> bool | None:
        """Returns a truth value."""
        words = self.text(name)
        if words not in (None, "true", "false", "1", "0"):
            raise Broken(name, f"is {words!r}, neither true nor false")
        return None if words is None else words in ("true", "1")

    def concept(self, name: str, scheme: str | None = None) -> str | None:
        """Returns the name of one of the ontology's concepts, as the data know it."""
        value = self.one(name)
        start = f"{AL}{scheme or name}-"
        if value is not None and not (isinstance(value, NamedNode) and value.value.startswith(start)):
            raise Broken(name, f"is {value}, not one of {start}...")
        return None if value is None else text_of(value.value.removeprefix(start))

    def term(self, name: str) -> str | None:
        """Returns an IRI."""
        value = self.one(name)
        return None if value is None else _iri(name, value)

    def id(self, name: str, kind: str) -> str | None:
        """Returns the id of a thing of a kind."""
        value = self.one(name)
        return None if value is None else self._id(name, value, kind)

    def ids(self, name: str, kind: str) -> list[str]:
        """Returns the ids of all things of a kind that a property leads to, sorted."""
        return sorted(self._id(name, value, kind) for value in self.values(name))

    def linked(self, name: str, held: Described) -> Iterator["Resource"]:
        """Yields the resources that a property leads to, in the order of the number at the end of their IRIs."""
        iris = [_iri(name, value) for value in self.values(name)]
        for iri in sorted(iris, key=self._place):
            if iri not in held:
                raise Broken(name, f"leads to <{iri}>, of which nothing is said")
            yield Resource(iri, held[iri], self.iris)

    def _place(self, iri: str) -> tuple[int, str]:
        named = self.iris.read(iri)
        last = named.id if named else ""
        return (int(last) if last.isascii() and last.isdigit() else 0), iri

    def _number[T: (int, float)](self, name: str, kind: type[T]) -> T | None:
        words = self.text(name)
        try:
            return None if words is None else kind(words)
        except ValueError:
            raise Broken(name, f"is {words!r}, no {'whole ' if kind is int else ''}number") from None

    def _id(self, name: str, value: Term, kind: str) -> str:
        iri = _iri(name, value)
        named = self.iris.read(iri)
        if not isinstance(named, Named) or named.kind != kind:
            raise Broken(name, f"is <{iri}>, no IRI of the form {self.iris.base}{kind}/...")
        return named.id


def _iri(name: str, value: Term) -> str:
    if not isinstance(value, NamedNode):
        raise Broken(name, f"is {value}, no IRI")
    return value.value


def _words(name: str, value: Term) -> str:
    if not isinstance(value, Literal):
        raise Broken(name, f"is {value}, no literal")
    return value.value
