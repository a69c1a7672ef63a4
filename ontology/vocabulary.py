"""The ontology as typed tables: relation types, kinds of actor, and the values of stance, modality, phase, standing and the like.

`allegiance.ttl` is the only place that lists them; here it is read once. Tuples and mappings keep the order of the file.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

AL = "https://w3id.org/allegiance/ns#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

type Facts = Mapping[str, Mapping[str, list[str]]]  # subject -> property -> values, in the order of the file


class OntologyError(Exception):
    """The Turtle file lacks something that every entry has, or says it twice."""


class UnknownRelation(LookupError):
    """No relation type, or family of such, has this name; the message lists the nearest ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """What a claim can state between two actors; `name` is also the type of the edge in the property graph.

    `sign` is 1, 0 or -1, `weight` from 1 (contacts) to 5 (force). `label` reads from subject to object, `inverse_label`
    back. `parents` are the names of the families to which it belongs by what it is, the nearest first. Where the object is
    not needed, a claim may name a place, a topic or nobody instead.
    """

    name: str
    iri: str
    label: str
    inverse_label: str
    sign: int
    weight: int
    aligned: bool
    lasts: bool
    symmetric: bool
    parents: tuple[str, ...]
    plover: str | None
    definition: str
    example: str
    subject_kinds: frozenset[str]
    object_kinds: frozenset[str]
    object_needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of PLOVER's kinds of event: its quad class from 1 to 4, and its intensity from -10 (conflict) to 10."""

    name: str
    quad: int
    intensity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCode:
    """How claims of a relation type are written in PLOVER (`root` with mode and context) and in CAMEO; None where it has no such."""

    root: EventType | None
    mode: str | None
    context: str | None
    cameo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All names that claims are made of; `relations` is keyed by name, `codes` by name and modality, phase or status, or None.

    `collective_kinds` are the kinds of actor made of many people, `families` the names of relation types that are asked for
    together, by the family's name. `plain` are the standings with which a claim may look like a fact, `statuses` how far a
    transfer has come, `roles` as what one is listed as a member.
    """

    relations: Mapping[str, RelationType]
    codes: Mapping[tuple[str, str | None], EventCode]
    actor_kinds: tuple[str, ...]
    collective_kinds: tuple[str, ...]
    stances: tuple[str, ...]
    modalities: tuple[str, ...]
    phases: tuple[str, ...]
    standings: tuple[str, ...]
    plain: tuple[str, ...]
    statuses: tuple[str, ...]
    roles: tuple[str, ...]
    parts: tuple[str, ...]
    genres: tuple[str, ...]
    mark_kinds: tuple[str, ...]
    date_sources: tuple[str, ...]
    families: Mapping[str, tuple[str, ...]]

    def family(self, name: str) -> tuple[str, ...]:
        """Returns the names of the relation types of a family; raises UnknownRelation."""
        if name.lower() not in self.families:
            nearest = get_close_matches(name.lower(), self.families, n=3, cutoff=0)
            raise UnknownRelation(f"no family of relation types is called {name!r}; the nearest are {', '.join(nearest)}")
        return self.families[name.lower()]

    def relation(self, name: str) -> RelationType:
        """Returns the relation type of this name; raises UnknownRelation."""
        if name not in self.relations:
            nearest = get_close_matches(name.upper(), self.relations, n=3, cutoff=0)
            raise UnknownRelation(f"no relation type is called {name!r}; the nearest are {', '.join(nearest)}")
        return self.relations[name]

    def aligned(self, sign: int) -> tuple[str, ...]:
        """Returns the names of the aligned relation types of this sign: on whose side one stands, or against whom."""
        return tuple(r.name for r in self.relations.values() if r.aligned and r.sign == sign)


@cache
def vocabulary() -> Vocabulary:
    """Returns the tables of the packaged ontology."""
    facts = _read(files("ontology").joinpath("allegiance.ttl").read_bytes())
    relations = {r.name: r for r in (_relation(facts, iri) for iri in instances(facts, AL + "RelationType"))}
    return Vocabulary(
        relations=relations,
        codes=_codes(facts, {r.iri: r.name for r in relations.values()}),
        actor_kinds=_kinds(facts, AL + "Actor"),
        collective_kinds=_kinds(facts, AL + "Collective"),
        stances=_names(facts, AL + "Stances"),
        modalities=_names(facts, AL + "Modalities"),
        phases=_names(facts, AL + "Phases"),
        standings=_names(facts, AL + "Standings"),
        plain=tuple(n for iri, n in _concepts(facts, AL + "Standings").items() if _one(facts, iri, AL + "plain") == "true"),
        statuses=_names(facts, AL + "Statuses"),
        roles=_names(facts, AL + "Roles"),
        parts=_names(facts, AL + "Parts"),
        genres=_names(facts, AL + "Genres"),
        mark_kinds=_names(facts, AL + "MarkKinds"),
        date_sources=_names(facts, AL + "DateSources"),
        families=_families(facts, list(relations.values())),
    )


def _read(turtle: bytes) -> Facts:
    """Returns what the Turtle says of each subject."""
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(turtle, format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and not isinstance(quad.object, Triple):
            facts[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return {subject: dict(properties) for subject, properties in facts.items()}


def _relation(facts: Facts, iri: str) -> RelationType:
    """Returns the relation type with this IRI."""

    def one(term: str) -> str:
        return _one(facts, iri, term)

    def flag(term: str) -> bool:
        return {"true": True, "false": False}[one(term)]

    return RelationType(
        name=one(AL + "name"),
        iri=iri,
        label=one(RDFS + "label"),
        inverse_label=one(AL + "inverseLabel"),
        sign=int(one(AL + "sign")),
        weight=int(one(AL + "weight")),
        aligned=flag(AL + "aligned"),
        lasts=flag(AL + "lasts"),
        symmetric=flag(AL + "symmetric"),
        parents=tuple(_one(facts, p, AL + "name") for p in _above(facts, iri) if AL + "name" in facts.get(p, {})),
        plover=_one(facts, root, AL + "name") if (root := _few(facts, iri, SKOS + "broadMatch")) else None,
        definition=one(SKOS + "definition"),
        example=one(SKOS + "example"),
        subject_kinds=frozenset(_kinds(facts, one(RDFS + "domain"))),
        object_kinds=frozenset(_kinds(facts, one(RDFS + "range"))),
        object_needed=flag(AL + "objectNeeded"),
    )


def _families(facts: Facts, relations: Sequence[RelationType]) -> dict[str, tuple[str, ...]]:
    """Returns the families: parents of types and the others that the file names, then one for each PLOVER root of the types."""

    def gathered(iri: str) -> tuple[str, ...]:
        if OWL + "ObjectProperty" in facts[iri][RDF + "type"]:
            return tuple(r.name for r in relations if iri in _above(facts, r.iri))
        wants = {name: facts[iri].get(AL + name) for name in ("gathers", "gathersSign", "gathersLasts")}
        return tuple(
            r.name
            for r in relations
            if (not wants["gathers"] or r.iri in wants["gathers"])
            and (not wants["gathersSign"] or [str(r.sign)] == wants["gathersSign"])
            and (not wants["gathersLasts"] or [str(r.lasts).lower()] == wants["gathersLasts"])
        )

    named = {_one(facts, iri, AL + "name"): gathered(iri) for iri in instances(facts, AL + "Family")}
    roots = sorted({r.plover for r in relations if r.plover})
    return named | {f"plover-{root.lower()}": tuple(r.name for r in relations if r.plover == root) for root in roots}


def _above(facts: Facts, iri: str) -> list[str]:
    """Returns the properties above a property, the nearest first."""
    found = list(facts.get(iri, {}).get(RDFS + "subPropertyOf", []))
    for parent in found:  # it grows while it is read
        found += [p for p in facts.get(parent, {}).get(RDFS + "subPropertyOf", []) if p not in found]
    return found


def _codes(facts: Facts, names: Mapping[str, str]) -> dict[tuple[str, str | None], EventCode]:
    """Returns the event codes of the relation types with these names by IRI: their own, then those with a condition."""
    types = {iri: _event_type(facts, iri) for iri in instances(facts, AL + "EventType")}

    def code(iri: str) -> EventCode:
        return EventCode(
            root=types[root] if (root := _few(facts, iri, SKOS + "broadMatch")) else None,
            mode=_few(facts, iri, AL + "ploverMode"),
            context=_few(facts, iri, AL + "ploverContext"),
            cameo=next(_one(facts, c, SKOS + "notation") for c in facts[iri][SKOS + "closeMatch"] if c.startswith(AL)),
        )

    def coded(iri: str) -> bool:
        return any(c.startswith(AL) for c in facts[iri].get(SKOS + "closeMatch", []))

    codes: dict[tuple[str, str | None], EventCode] = {(name, None): code(iri) for iri, name in names.items() if coded(iri)}
    for iri in instances(facts, AL + "EventCode"):
        codes[names[_one(facts, iri, AL + "codes")], _one(facts, _one(facts, iri, AL + "when"), AL + "name")] = code(iri)
    return codes


def _event_type(facts: Facts, iri: str) -> EventType:
    quad, intensity = _one(facts, iri, AL + "quadClass"), _one(facts, iri, AL + "intensity")
    return EventType(name=_one(facts, iri, AL + "name"), quad=int(quad), intensity=float(intensity))


def _one(facts: Facts, subject: str, term: str) -> str:
    """Returns the only value of a property; raises OntologyError where there are none or several."""
    match facts[subject].get(term, []):
        case [value]:
            return value
        case values:
            raise OntologyError(f"{subject} has {len(values)} values of {term}, one is needed")


def _few(facts: Facts, subject: str, term: str) -> str | None:
    """Returns the only value of a property, None where there is none; raises OntologyError where there are several."""
    return _one(facts, subject, term) if term in facts[subject] else None


def instances(facts: Facts, kind: str) -> list[str]:
    """Returns the IRIs of what is of this class."""
    return [subject for subject, properties in facts.items() if kind in properties.get(RDF + "type", [])]


def _names(facts: Facts, scheme: str) -> tuple[str, ...]:
    """Returns the names of a scheme's concepts."""
    return tuple(_concepts(facts, scheme).values())


def _concepts(facts: Facts, scheme: str) -> dict[str, str]:
    """Returns the names of a scheme's concepts by IRI."""
    return {s: _one(facts, s, AL + "name") for s, properties in facts.items() if scheme in properties.get(SKOS + "inScheme", [])}


def _kinds(facts: Facts, top: str) -> tuple[str, ...]:
    """Returns the kinds of actor at or below a class: those classes that have a name."""
    below = {top}
    while grown := {s for s, properties in facts.items() if s not in below and below & set(properties.get(RDFS + "subClassOf", []))}:
        below |= grown
    return tuple(_one(facts, s, AL + "name") for s, properties in facts.items() if s in below and AL + "name" in properties)
