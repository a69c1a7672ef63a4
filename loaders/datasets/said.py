"""What triples say, by subject and property; blank nodes are taken as subjects too."""

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

type Term = NamedNode | BlankNode | Literal | Triple


def key_of_term(term: Term) -> str:
    """Returns what stands for a term: its IRI, or `_:` and the name of a blank node."""
    return term.value if isinstance(term, NamedNode) else str(term)


def literal_of(term: Term) -> Literal | None:
    """Returns a term that is a literal, else None."""
    return term if isinstance(term, Literal) else None


class Said:
    """All that a file says: graphs are joined, and equal triples are one."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        held: dict[str, dict[str, dict[str, Term]]] = {}
        for subject, prop, value, _ in quads:
            held.setdefault(key_of_term(subject), {}).setdefault(prop.value, {})[str(value)] = value
        self._held = {key: {prop: [values[text] for text in sorted(values)] for prop, values in held[key].items()} for key in sorted(held)}

    @property
    def subjects(self) -> Iterable[str]:
        """All that something is said of, sorted."""
        return self._held.keys()

    def properties(self, subject: str) -> Iterable[str]:
        """Returns the properties of a subject."""
        return self._held.get(subject, {}).keys()

    def of(self, subject: str | Term, *properties: str) -> list[Term]:
        """Returns all values of properties of a subject."""
        said = self._held.get(subject if isinstance(subject, str) else key_of_term(subject), {})
        return [value for prop in properties for value in said.get(prop, ())]

    def keys(self, subject: str | Term, *properties: str) -> list[str]:
        """Returns the values of properties that are no literals, each once."""
        return list(dict.fromkeys(key_of_term(value) for value in self.of(subject, *properties) if not isinstance(value, Literal)))
