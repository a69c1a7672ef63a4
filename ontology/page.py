"""What the page on the ontology says, in order: sections of entries, each a term with what is to be told of it.

Both forms of the page, `page_html` and `page_markdown`, are written from these.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ontology.terms import Kind, Term, below, header, of_kind, short, terms
from ontology.vocabulary import AL, OWL, RDF, RDFS, SKOS, RelationType, vocabulary

SIGNS = {1: "friendly", 0: "neither friendly nor hostile", -1: "hostile"}
BUILT_IN = {OWL + "Class", OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty", AL + "RelationType", AL + "Family"}
MATCHES = {"broadMatch": "is a kind of", "closeMatch": "is close to", "exactMatch": "is"}


@dataclass(frozen=True, slots=True)
class Link:
    """A term or an address: `to` is the IRI, `text` what stands there."""

    to: str
    text: str


type Words = tuple[str | Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A term on the page: `code` is the name that the data use where that is another one, `facts` are lines of what holds of it."""

    term: Term
    code: str | None
    facts: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page; `table` is its overview with a head, `depth` 1 for a part of the section before."""

    anchor: str
    title: str
    intro: str
    entries: tuple[Entry, ...] = ()
    table: tuple[Words, ...] = ()
    picture: str | None = None
    depth: int = 0


def sections() -> tuple[Section, ...]:
    """Returns the sections of the page."""
    return (_model(), _classes(), _types(), *_families(), *_readings(), *_properties(), *_codes(), _annotations())


def title() -> str:
    """Returns the title of the ontology."""
    return header()["http://purl.org/dc/terms/title"][0]


def facts_of_file() -> tuple[tuple[str, Words], ...]:
    """Returns what is told of the ontology as a whole."""
    said = header()
    version = said[OWL + "versionIRI"][0]
    licence = said["http://purl.org/dc/terms/license"][0]
    return (
        ("Namespace", (f"{AL} (prefix al)",)),
        ("Version", (f"{said[OWL + 'versionInfo'][0]}, {version}",)),
        ("Profile", ("OWL 2 DL",)),
        ("Licence", (Link(licence, licence),)),
        ("Codes", (said["http://purl.org/dc/terms/source"][0],)),
    )


def _model() -> Section:
    return Section(
        anchor="model",
        title="The model",
        intro="An article holds claims. A claim names a subject, a relation type and mostly an object, and who says so; it is never the "
        "relation itself. Only what is stated or declared stands as a plain triple between two actors as well.",
        picture="model",
    )


def _classes() -> Section:
    intro = "What there is. The kinds of actor are the classes that a claim can name."
    return Section(anchor="classes", title="Classes", intro=intro, entries=tuple(map(_class, of_kind(Kind.CLASS))))


def _types() -> Section:
    head: Words = ("type", "label", "sign", "aligned", "lasts", "symmetric", "PLOVER", "CAMEO")
    rows = [head, *(_row(terms()[kind.iri], kind) for kind in vocabulary().relations.values())]
    return Section(
        anchor="relation-types",
        title="Relation types",
        intro="What a claim can state between two actors, read from subject to object; a claim takes the most specific one. Aligned types "
        "show on whose side one stands. What lasts holds from one day to another, all else is an event.",
        table=tuple(rows),
        entries=tuple(map(_type, of_kind(Kind.RELATION_TYPE))),
        picture="relation-types",
    )


def _families() -> Iterator[Section]:
    yield Section(
        anchor="parents",
        title="Parents of relation types",
        intro="What relation types have in common, as properties above them: whoever asks for a parent gets all types below it, by name "
        "(`family`) or by inference. No claim takes one of these.",
        entries=tuple(map(_parent, of_kind(Kind.PARENT))),
    )
    yield Section(
        anchor="families",
        title="More families",
        intro="Relation types that are asked for together. Those of one PLOVER root make a family too, such as `plover-aid`.",
        entries=tuple(_entry(term, _gathered(term)) for term in of_kind(Kind.FAMILY)),
    )


def _readings() -> Iterator[Section]:
    yield Section(anchor="values", title="Values", intro="The lists from which the fields of the data take their values.")
    for scheme in of_kind(Kind.SCHEME):
        if scheme.name not in ("PLOVER", "CAMEO"):
            values = tuple(_entry(terms()[iri], _plain(terms()[iri])) for iri in below(scheme.iri, SKOS + "inScheme"))
            yield Section(anchor=scheme.name, title=scheme.label.capitalize(), intro=scheme.definition, entries=values, depth=1)


def _properties() -> Iterator[Section]:
    intro = "What is told of articles, claims, relations and actors. They are called as in the JSON records."
    yield Section(anchor="properties", title="Properties of the data", intro=intro)
    found = of_kind(Kind.OBJECT_PROPERTY, Kind.VALUE_PROPERTY)
    for owner in dict.fromkeys(term.domain for term in found):
        entries = tuple(_property(term) for term in found if term.domain == owner)
        labels = " and ".join(terms()[iri].label if iri in terms() else short(iri) for iri in owner)
        anchor = "of-" + "-".join(short(iri).removeprefix("al:") for iri in owner).replace(":", "-")
        yield Section(anchor=anchor, title=f"Of {labels}", intro="", entries=entries, depth=1)


def _codes() -> Iterator[Section]:
    yield Section(
        anchor="other-codes",
        title="Codes of other schemes",
        intro="How claims are counted in the coding schemes of the field, as SKOS mappings of the relation types.",
    )
    plover: list[Words] = [("event type", "meaning", "quad class", "intensity")]
    plover += [
        (Link(t.iri, t.label), t.definition, t.one(AL + "quadClass") or "", t.one(AL + "intensity") or "") for t in _in_scheme("PLOVER")
    ]
    yield Section(anchor="PLOVER", title="PLOVER", intro=terms()[AL + "PLOVER"].definition, table=tuple(plover), depth=1)
    cameo: list[Words] = [("code", "meaning", "below")]
    cameo += [(Link(t.iri, t.one(SKOS + "notation") or ""), t.label, *_links(t.all(SKOS + "broader"))) for t in _in_scheme("CAMEO")]
    yield Section(anchor="CAMEO", title="CAMEO", intro=terms()[AL + "CAMEO"].definition, table=tuple(cameo), depth=1)
    yield Section(
        anchor="event-codes",
        title="Codes with a condition",
        intro="How claims of a type are written that are of a certain modality, phase or status.",
        entries=tuple(
            _entry(t, (("for", _links((*t.all(AL + "codes"), *t.all(AL + "when")))), *_matches(t))) for t in of_kind(Kind.EVENT_CODE)
        ),
        depth=1,
    )


def _annotations() -> Section:
    intro = "With these the ontology describes its own entries."
    entries = tuple(_entry(term, (("values", _links(term.range)),) if term.range else ()) for term in of_kind(Kind.ANNOTATION))
    return Section(anchor="annotations", title="Annotation properties", intro=intro, entries=entries)


def _row(term: Term, kind: RelationType) -> Words:
    marks = ("yes" if held else "" for held in (kind.aligned, kind.lasts, kind.symmetric))
    cameo = (terms()[iri].one(SKOS + "notation") or "" for iri in term.all(SKOS + "closeMatch") if iri in terms())
    return Link(term.iri, kind.name), kind.label, {1: "+", 0: "0", -1: "-"}[kind.sign], *marks, kind.plover or "", next(cameo, "")


def _type(term: Term) -> Entry:
    kind = next(r for r in vocabulary().relations.values() if r.iri == term.iri)
    nature = [SIGNS[kind.sign], "aligned" if kind.aligned else "not aligned", "lasts" if kind.lasts else "an event"]
    nature += ["symmetric"] if kind.symmetric else []
    nature += [] if kind.object_needed else ["the object may be missing"]
    facts: list[tuple[str, Words]] = [
        ("read back", (kind.inverse_label,)),
        ("nature", (", ".join(nature) + f"; weight {kind.weight} of 5",)),
        ("joins", (*_links(term.domain), "to", *_links(term.range))),
        *_above(term, "subPropertyOf"),
        *_matches(term),
    ]
    return _entry(term, facts)


def _parent(term: Term) -> Entry:
    gathered = [("gathers", _links(below(term.iri, RDFS + "subPropertyOf")))]
    return _entry(term, [("read back", term.all(AL + "inverseLabel")), *_above(term, "subPropertyOf"), *gathered])


def _gathered(term: Term) -> Iterable[tuple[str, Words]]:
    names = vocabulary().families[term.one(AL + "name") or ""]
    return [("gathers", tuple(Link(vocabulary().relations[name].iri, name) for name in names))]


def _class(term: Term) -> Entry:
    children = below(term.iri, RDFS + "subClassOf")
    told = (*_above(term, "subClassOf"), *((("kinds", _links(children)),) if children else ()), *_matches(term))
    return _entry(term, told)


def _property(term: Term) -> Entry:
    how = [("of", _links(term.domain)), ("value", _links(term.range)), *_above(term, "subPropertyOf")]
    single = OWL + "FunctionalProperty" in term.all(RDF + "type")
    return _entry(term, [*how, ("number", ("at most one" if single else "any",))])


def _plain(term: Term) -> Iterable[tuple[str, Words]]:
    told = term.one(AL + "plain")
    return [] if told is None else [("plain", ("yes: it may look like a fact" if told == "true" else "no: it is only claimed",))]


def _above(term: Term, relation: str) -> Iterable[tuple[str, Words]]:
    found = term.all(RDFS + relation)
    return [("is a kind of", _links(found))] if found else []


def _matches(term: Term) -> Iterable[tuple[str, Words]]:
    for match, words in MATCHES.items():
        if found := term.all(SKOS + match):
            yield words, _links(found)


def _entry(term: Term, facts: Iterable[tuple[str, Words]]) -> Entry:
    code = term.one(AL + "name")
    return Entry(term=term, code=code if code not in (term.name, term.label) else None, facts=tuple(facts))


def _in_scheme(name: str) -> Iterator[Term]:
    return (terms()[iri] for iri in below(AL + name, SKOS + "inScheme"))


def _links(iris: Iterable[str]) -> Words:
    return tuple(Link(iri, _text(terms(), iri)) for iri in iris)


def _text(known: Mapping[str, Term], iri: str) -> str:
    """Returns what stands for a term: PLOVER's and CAMEO's codes with their schemes, all others by their short IRI."""
    term = known.get(iri)
    if term and (notation := term.one(SKOS + "notation")):
        return f"{'PLOVER' if AL + 'PLOVER' in term.all(SKOS + 'inScheme') else 'CAMEO'} {notation}"
    return short(iri)
