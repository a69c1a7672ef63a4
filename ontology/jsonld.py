"""Triples as one JSON-LD document in the names of the context, which it carries with it."""

from collections.abc import Iterable

from pydantic_core import to_json
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.context import context
from ontology.terms import PREFIXES, short
from ontology.vocabulary import AL, RDF

STRING = PREFIXES["xsd"] + "string"


def written_as_json(triples: Iterable[Triple]) -> bytes:
    """Returns the triples, one object a subject in the order in which subjects come; blank nodes keep their names."""
    known = context()["@context"]
    names = {iri: name for name, iri in _meant(known) if not iri.startswith("@")}
    nodes: dict[str, dict[str, list[object]]] = {}
    for triple in triples:
        node = nodes.setdefault(_name(triple.subject), {})
        if triple.predicate.value == RDF + "type":
            types = node.setdefault("type", [])
            types.append(
                names.get(triple.object.value, _name(triple.object)) if isinstance(triple.object, NamedNode) else _name(triple.object)
            )
        else:
            node.setdefault(names.get(triple.predicate.value, short(triple.predicate.value)), []).append(_value(triple.object))
    graph = [
        {"id": name, **{key: values[0] if len(values) == 1 else values for key, values in node.items()}} for name, node in nodes.items()
    ]
    return to_json({"@context": known, "@graph": graph}, indent=1) + b"\n"


def _meant(known: object) -> Iterable[tuple[str, str]]:
    """Yields the names of the context with the IRIs that they stand for: those by which a value stands for itself."""
    if isinstance(known, dict):
        for name, meaning in known.items():
            if isinstance(meaning, str) and (meaning.startswith(AL) or name == "label"):
                yield name, meaning


def _name(term: object) -> str:
    """Returns a resource as JSON-LD names it."""
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    if isinstance(term, NamedNode):
        return short(term.value)
    raise TypeError(f"{term} is no resource")


def _value(term: object) -> object:
    if not isinstance(term, Literal):
        return {"id": _name(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return term.value if term.datatype.value == STRING else {"@value": term.value, "@type": short(term.datatype.value)}
