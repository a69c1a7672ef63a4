"""Claims as nanopublications: one a claim, each under a trusty URI, which is a hash of all that it says.

The assertion is the claim as a resource, with its stance and standing. The bare triple between two actors is asserted beside it
only where the claim is plain and does not say that it has ended: who takes an assertion graph for what is asserted never takes an
allegation for a fact. The provenance has the article, the quote and the speakers, the publication information the extraction.

Trusty URIs are of module RA (Kuhn & Dumontier, "Trusty URIs", ESWC 2014; https://trustyuri.net): SHA-256 over the sorted
quads, the hash itself replaced by a space. Signatures are RSA over the same text (http://purl.org/nanopub/x/).
"""

import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from graph.model import Article, Claim
from graph.rdf.formats import Turtle, unescaped
from graph.rdf.iris import Iris
from graph.rdf.quads import LABEL, TYPE, Node, article_nodes
from graph.rdf.terms import NP, NPX, PROV, XSD, al, iri, literal, relation_term
from graph.relations import PLAIN, counted_as, ends_of
from ontology.vocabulary import vocabulary

type Sign = Callable[[bytes], bytes]  # makes a signature
type QuadText = tuple[str, str, str, str]  # graph, subject, property, value, as N-Triples has them

PARTS = ("Head", "assertion", "provenance", "pubinfo")
HOLE = "\x00"  # stands for the hash until it is known; no IRI holds it
ASSERTED = ("subject", "relation", "object", "stance", "modality", "phase", "standing", "plain", "topic", "dateStart", "dateEnd", "status")
PROPERTIES = {TYPE, *(al(name) for name in ASSERTED)}
DOUBLE = re.compile(rf'"(-?\d+)"\^\^<{XSD}double>\Z')
OF_ARTICLE = {TYPE, *(al(name) for name in ("title", "outlet", "outletName", "published", "url", "language", "agency"))}


@dataclass(frozen=True, slots=True)
class Key:
    """What signs: the public half as base64 of its DER form, and the signing."""

    public: str
    sign: Sign


def nanopubs(article: Article, extractor: str, claims: list[Claim], iris: Iris, key: Key | None = None) -> Iterator[str]:
    """Yields the claims of an article, each as a nanopublication in TriG."""
    owned: dict[str, list[Node]] = {}
    about: list[Node] = []
    for node in article_nodes(article, extractor, claims, iris):
        named = iris.read(node[0][1:-1])
        if named and named.kind == "article":
            about.append((node[0], [pair for pair in node[1] if pair[0] in OF_ARTICLE]))
        elif named and named.kind in ("outlet", "place", "weapon"):
            about.append(node)
        elif named and named.kind not in ("graph", "mark", "event", "extractor", "extraction", "retrieval"):
            owned.setdefault(named.parts[0], []).append(node)
    for claim in claims:
        quads = list(_quads(claim, owned[claim.id], about, iris))
        yield _trig(_trusted(quads, iris, key), iris)


def _quads(claim: Claim, owned: list[Node], about: list[Node], iris: Iris) -> Iterator[QuadText]:
    """Yields the quads of a claim's nanopublication, with a hole where its hash will be."""
    me = f"{iris.base}nanopub/{HOLE}"
    head, assertion, provenance, pubinfo = (f"<{me}/{part}>" for part in PARTS)
    for prop, value in ((TYPE, "Nanopublication"), ("hasAssertion", 1), ("hasProvenance", 2), ("hasPublicationInfo", 3)):
        graph = f"<{NP}Nanopublication>" if prop == TYPE else f"<{me}/{PARTS[int(value)]}>"
        yield head, f"<{me}>", prop if prop == TYPE else f"<{NP}{prop}>", graph
    mine = iri(iris.of("claim", claim.id))
    named = {value for subject, pairs in owned for _, value in pairs if subject == mine}
    for subject, pairs in (*owned, *(node for node in about if node[0] in named or "/article/" in node[0])):
        for prop, value in pairs:
            yield assertion if subject == mine and prop in PROPERTIES else provenance, subject, prop, _double(value)
    if plain := _plain(claim, iris):
        yield assertion, *plain
    program = iri(iris.of("extractor", claim.extractor))
    yield provenance, assertion, f"<{PROV}wasDerivedFrom>", iri(iris.of("article", claim.article.id))
    for speaker in claim.speakers:
        if speaker.actor:
            yield provenance, assertion, f"<{PROV}wasAttributedTo>", iri(iris.of("actor", speaker.actor.id))
    yield pubinfo, f"<{me}>", f"<{PROV}wasAttributedTo>", program
    yield pubinfo, f"<{me}>", f"<{PROV}wasDerivedFrom>", mine
    yield pubinfo, program, TYPE, f"<{PROV}SoftwareAgent>"
    yield pubinfo, program, LABEL, literal(claim.extractor)


def _plain(claim: Claim, iris: Iris) -> tuple[str, str, str] | None:
    """Returns the triple of a claim that may look like a fact, None for all others and for what has ended."""
    ends = ends_of(claim, vocabulary().relation(claim.relation))
    if ends is None or counted_as(claim) not in PLAIN:
        return None
    return iri(iris.of("actor", ends.source)), relation_term(claim.relation), iri(iris.of("actor", ends.target))


def _double(value: str) -> str:
    """Returns a number as common tools write it again, so that they find the same hash."""
    found = DOUBLE.match(value)
    return f'"{found[1]}.0"^^<{XSD}double>' if found else value


def _trusted(quads: list[QuadText], iris: Iris, key: Key | None) -> list[QuadText]:
    """Returns the quads with their hash, signed where there is a key."""
    me = f"{iris.base}nanopub/{HOLE}"
    if key:
        pubinfo, mark = f"<{me}/pubinfo>", f"<{me}/sig>"
        told = (("hasPublicKey", literal(key.public)), ("hasAlgorithm", '"RSA"'), ("hasSignatureTarget", f"<{me}>"))
        quads += [(pubinfo, mark, f"<{NPX}{name}>", value) for name, value in told]
        signature = b64encode(key.sign(hashed_text(quads).encode())).decode()
        quads.append((pubinfo, mark, f"<{NPX}hasSignature>", literal(signature)))
    code = trusty(quads)
    return [tuple(term.replace(HOLE, code) for term in quad) for quad in quads]  # type: ignore[misc]  # four of four


def trusty(quads: Iterable[QuadText]) -> str:
    """Returns the artifact code of quads that have a hole where it is to stand."""
    return "RA" + urlsafe_b64encode(sha256(hashed_text(quads).encode()).digest()).decode().rstrip("=")


def hashed_text(quads: Iterable[QuadText]) -> str:
    """Returns the text over which the hash goes: four lines a quad, sorted, each quad once."""
    return "".join("".join(f"{part}\n" for part in (*plain, shown)) for plain, _, shown in sorted({_sortable(quad) for quad in quads}))


def _sortable(quad: QuadText) -> tuple[tuple[str, str, str], tuple[bool, str, str], str]:
    """Returns a quad as it is sorted and hashed: IRIs before literals, and these by their words, then by their datatype."""
    graph, subject, prop, value = (term.replace(HOLE, " ") for term in quad)
    plain = (graph[1:-1], subject[1:-1], prop[1:-1])
    if value[0] == "<":
        return plain, (False, value[1:-1], ""), value[1:-1]
    quoted, _, datatype = (value, "", f"<{XSD}string>") if value[-1] == '"' else value.rpartition("^^")
    words = unescaped(quoted[1:-1])
    shown = words.replace("\\", "\\\\").replace("\n", "\\n")
    return plain, (True, words, datatype[1:-1]), f"^{datatype[1:-1]} {shown}"


def _trig(quads: list[QuadText], iris: Iris) -> str:
    """Returns a nanopublication in TriG, its graphs in the usual order."""
    turtle = Turtle(iris)
    graphs: dict[str, list[Node]] = {}
    for graph, subject, prop, value in quads:
        graphs.setdefault(graph, []).append((subject, [(prop, value)]))
    order = sorted(graphs, key=lambda graph: PARTS.index(graph[1:-1].rpartition("/")[2]))
    return "".join(f"\n{turtle.term(graph)} {{{turtle.resources(graphs[graph])}}}\n" for graph in order)
