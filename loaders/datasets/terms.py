"""The terms of other vocabularies that are read: names, memberships and their times, and classes with the kinds that they stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict, cast

import yaml

from graph.rdf.iris import text_of
from ontology.vocabulary import AL, OWL, RDF, RDFS, SKOS, vocabulary

FOAF = "http://xmlns.com/foaf/0.1/"
ORG = "http://www.w3.org/ns/org#"
TIME = "http://www.w3.org/2006/time#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMAS = ("https://schema.org/", "http://schema.org/")
WIKIBASE = "http://wikiba.se/ontology#"
WD = "http://www.wikidata.org/entity/"
WDT, P, PS, PQ, PQV = (f"http://www.wikidata.org/prop/{part}" for part in ("direct/", "", "statement/", "qualifier/", "qualifier/value/"))

TYPE = RDF + "type"


def schemas(name: str) -> tuple[str, ...]:
    """Returns a term of schema.org under both of its addresses."""
    return tuple(start + name for start in SCHEMAS)


PREFERRED = (SKOS + "prefLabel", RDFS + "label", FOAF + "name", *schemas("name"))
OTHER_NAMES = (SKOS + "altLabel", *schemas("alternateName"), WDT + "P1813", WDT + "P1448")  # short name, official name
SAME = (SKOS + "exactMatch", OWL + "sameAs", *schemas("sameAs"))
ISO3 = WDT + "P298"
NOTATION = SKOS + "notation"
INSTANCE = (TYPE, WDT + "P31")

MEMBERSHIP, MEMBER, BODY, ROLE, DURING = (ORG + name for name in ("Membership", "member", "organization", "role", "memberDuring"))
BEGINS, ENDS = (TIME + "hasBeginning", TIME + "hasEnd")
STARTS, STOPS = schemas("startDate"), schemas("endDate")
INSTANTS = tuple(TIME + name for name in ("inXSDDate", "inXSDgYearMonth", "inXSDgYear", "inXSDDateTimeStamp", "inXSDDateTime"))
MEMBER_OF = (WDT + "P463", ORG + "memberOf", *schemas("memberOf"))  # member -> body
HAS_MEMBER = (ORG + "hasMember", *schemas("member"), FOAF + "member")  # body -> member
TITLED = (DCTERMS + "title",)

NO_ACTORS = frozenset(
    (
        *(SKOS + name for name in ("ConceptScheme", "Collection", "OrderedCollection")),
        *(OWL + name for name in ("Ontology", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")),
        *(ORG + name for name in ("Membership", "Role")),
        *(TIME + name for name in ("Interval", "ProperInterval", "Instant", "TemporalEntity")),
        *schemas("Dataset"),
        RDF + "Property",
        RDFS + "Class",
        RDFS + "Datatype",
        WIKIBASE + "Statement",
        WIKIBASE + "Property",
        "http://rdfs.org/ns/void#Dataset",
        "http://www.w3.org/ns/dcat#Dataset",
    )
)  # what may have a label and is nobody
_NAMED = (*PREFERRED, *OTHER_NAMES, *SAME, *INSTANCE, ISO3, NOTATION, *TITLED)
_JOINED = (MEMBER, BODY, ROLE, DURING, BEGINS, ENDS, *STARTS, *STOPS, *INSTANTS, *MEMBER_OF, *HAS_MEMBER, P + "P463", PS + "P463")
_QUALIFIED = (*(start + name for start in (PQ, PQV) for name in ("P580", "P582")), *(WIKIBASE + n for n in ("rank", "timePrecision")))
READ = frozenset((*_NAMED, *_JOINED, *_QUALIFIED))  # all properties that are looked at


class _Listed(TypedDict):
    kinds: Mapping[str, Sequence[str]]
    bodies: Sequence[str]


@dataclass(frozen=True, slots=True)
class Classes:
    """The kind of actor that a class stands for, by its IRI; `bodies` are classes of any body."""

    kinds: Mapping[str, str]
    bodies: frozenset[str]


@cache
def classes() -> Classes:
    """Returns which kinds classes stand for: those of the ontology, and those that `classes.yaml` lists."""
    listed = cast("_Listed", yaml.safe_load((files("loaders.datasets") / "classes.yaml").read_text("utf-8")))
    kinds = {AL + kind: kind for kind in vocabulary().actor_kinds}
    kinds |= {iri: kind for kind, names in listed["kinds"].items() for name in names for iri in _iris(name)}
    return Classes(kinds, frozenset(iri for name in listed["bodies"] for iri in _iris(name)))


def _iris(name: str) -> tuple[str, ...]:
    prefix, _, local = name.partition(":")
    return schemas(local) if prefix == "schema" else ({"wd": WD, "foaf": FOAF, "org": ORG}[prefix] + local,)


def item_of(iri: str) -> str | None:
    """Returns the id of an item of Wikidata by any of its addresses, None where it is none."""
    bare = iri.split("://", 1)[-1].removeprefix("www.").removeprefix("m.")
    for start in ("wikidata.org/entity/", "wikidata.org/wiki/"):
        item = text_of(bare.removeprefix(start)) if bare.startswith(start) else ""
        if item[:1] == "Q" and item[1:].isascii() and item[1:].isdigit():
            return item
    return None
