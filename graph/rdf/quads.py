"""Records of the model as RDF: what is said of each resource, and in which graph.

A `Node` is a resource with its properties and values, all of them terms as N-Triples writes them. No node is blank. What is
only claimed stands in the graph of its article as a claim, and nowhere as a triple between two actors.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Quad, RdfFormat, parse

from graph.model import Actor, ActorRef, Article, Claim, Mark, Speaker, digest_of
from graph.rdf.iris import Iris, segment
from graph.rdf.terms import OA, PROV, WIKIDATA, al, boolean, concept, day, integer, iri, link, literal, number, relation_term
from graph.relations import Canonical, Relation, as_read
from graph.store import Decision, Listing, Ruling
from ontology.elsewhere import in_geonames
from ontology.values import Standing
from ontology.vocabulary import RDF, RDFS, SKOS

type Pair = tuple[str, str]
type Node = tuple[str, list[Pair]]

TYPE = iri(RDF + "type")
LABEL = iri(RDFS + "label")
DERIVED = iri(PROV + "wasDerivedFrom")
GENERATED = iri(PROV + "wasGeneratedBy")
COUNTS = ("claims", *map(str, Standing), "denials", "questions", "ended", "outlets", "origins", "speakers")


def actor_node(actor: Actor, iris: Iris) -> Node:
    """Returns what the default graph says of an actor: its kind and names."""
    pairs = [(TYPE, _kind(actor.kind)), (LABEL, literal(actor.name))]
    pairs += [(iri(SKOS + "altLabel"), literal(alias)) for alias in actor.aliases]
    if actor.iso3 is not None:
        pairs.append((al("iso3"), literal(actor.iso3)))
        if there := in_geonames(actor.iso3):
            pairs.append((iri(SKOS + "closeMatch"), iri(there)))
    if actor.wikidata is not None:
        pairs.append((iri(SKOS + "exactMatch"), iri(WIKIDATA + segment(actor.wikidata))))
    return _actor(actor.id, iris), pairs


def listing_nodes(listing: Listing, iris: Iris, canonical: Canonical = as_read) -> Iterator[Node]:
    """Yields what the default graph says of a listed membership: the membership with its dates and, while it lasts, a plain triple.

    The membership keeps its ids as they are listed; the triple is of those under which the two count.
    """
    pairs = [(TYPE, al("Listing")), (al("member"), _actor(listing.member, iris)), (al("alliance"), _actor(listing.alliance, iris))]
    pairs += [(al("role"), concept("role", listing.role)), (al("source"), literal(listing.source))]
    pairs += [(al(name), day(on)) for name, on in (("from", listing.start), ("to", listing.end)) if on is not None]
    yield iri(iris.of("listing", listing_id(listing))), pairs
    if listing.end is None:
        yield _actor(canonical(listing.member), iris), [(al("listedMemberOf"), _actor(canonical(listing.alliance), iris))]


def listing_id(listing: Listing) -> str:
    """Returns what tells a listed membership from others."""
    return digest_of(listing.member, listing.alliance, listing.role, listing.start, listing.end, listing.source)


def plain_node(relation: Relation, iris: Iris) -> Node | None:
    """Returns the plain triple of a relation, None where nothing plain stands behind it: the only place where such triples come from."""
    if not relation.plain:
        return None
    return _actor(relation.source, iris), [(relation_term(relation.relation), _actor(relation.target, iris))]


def relation_node(relation: Relation, claims: Iterable[str], iris: Iris) -> Node:
    """Returns what the graph of relations says of one, with the ids of the claims from which it is derived."""
    pairs = [
        (TYPE, al("Relation")),
        (al("subject"), _actor(relation.source, iris)),
        (al("relation"), relation_term(relation.relation)),
        (al("object"), _actor(relation.target, iris)),
        (al("sign"), integer(relation.sign)),
        (al("plain"), boolean(relation.plain)),
        (al("disputed"), boolean(relation.disputed)),
        *((al(name), integer(getattr(relation, name))) for name in COUNTS),
        *((al(name), day(on)) for name, on in (("firstDate", relation.first_date), ("lastDate", relation.last_date)) if on),
        *((DERIVED, iri(iris.of("claim", claim))) for claim in claims),
    ]
    if relation.standing:
        pairs.append((al("standing"), concept("standing", relation.standing)))
    return iri(iris.of("relation", relation.id)), pairs


def decision_nodes(decision: Decision, iris: Iris) -> Iterator[Node]:
    """Yields a decision that several ids are one actor, and as whom each of them counts."""
    canonical = _actor(decision.canonical, iris)
    pairs = [(TYPE, al("Decision")), (al("canonical"), canonical)]
    pairs += [(al("ids"), _actor(key, iris)) for key in decision.ids]
    pairs += [(al(name), literal(text)) for name, text in (("reason", decision.reason), ("by", decision.by)) if text is not None]
    if decision.date is not None:
        pairs.append((al("date"), day(decision.date)))
    yield iri(iris.of("identity", digest_of(decision.canonical, *decision.ids))), pairs
    yield from ((_actor(key, iris), [(al("countsAs"), canonical)]) for key in decision.ids)


def ruling_node(ruling: Ruling, iris: Iris) -> Node:
    """Returns a decision about copies: that one article is none, or that two are copies of one text."""
    pairs = [(TYPE, al("Ruling")), (al("article"), iri(iris.of("article", ruling.article)))]
    if ruling.other is not None:
        pairs.append((al("other"), iri(iris.of("article", ruling.other))))
    return iri(iris.of("ruling", ruling.id)), pairs


def article_nodes(article: Article, extractor: str, claims: Sequence[Claim], iris: Iris) -> Iterator[Node]:
    """Yields all that the graph of an article says: the article, how it was read, and its claims with their evidence."""
    yield from _article(article, extractor, iris)
    yield from _provenance(article, extractor, claims, iris)
    for claim in claims:
        yield from _claim(claim, iris)


def as_lines(nodes: Iterable[Node], graph: str | None = None) -> list[str]:
    """Returns nodes as lines of canonical N-Quads, sorted; without a graph they are of the default graph."""
    name = f" {iri(graph)}" if graph else ""
    return sorted({f"{subject} {prop} {value}{name} .\n" for subject, pairs in nodes for prop, value in pairs})


def as_quads(nodes: Iterable[Node], graph: str | None = None) -> list[Quad]:
    """Returns nodes as quads of a graph, or of the default graph."""
    return list(parse("".join(as_lines(nodes, graph)), format=RdfFormat.N_QUADS))


def _actor(key: str, iris: Iris) -> str:
    return iri(iris.of("actor", key))


def _kind(name: str) -> str:
    return al(segment(name))


def _article(article: Article, extractor: str, iris: Iris) -> Iterator[Node]:
    """Yields an article with its outlet and marks. Where the order of its authors is not theirs by name, it is told."""
    texts = (("outletName", article.outlet), ("agency", article.agency), ("url", article.url))
    pairs = [
        (TYPE, al("Article")),
        (al("title"), literal(article.title)),
        (al("body"), literal(article.body)),
        (al("language"), literal(article.language)),
        (al("genre"), concept("genre", article.genre)),
        (al("extractor"), iri(iris.of("extractor", extractor))),
        *((al("authors"), literal(name)) for name in article.authors),
        *((al(name), literal(text)) for name, text in texts if text is not None),
    ]
    if list(article.authors) != sorted(set(article.authors)):
        pairs.append((al("authorsInOrder"), literal(json.dumps(article.authors, ensure_ascii=False))))
    if article.published is not None:
        pairs.append((al("published"), day(article.published)))
    if article.voice is not None:
        pairs.append((al("voice"), _actor(article.voice, iris)))
    if article.outlet is not None:
        outlet = iri(iris.named("outlet", article.outlet))
        pairs.append((al("outlet"), outlet))
        yield outlet, [(TYPE, al("Outlet")), (LABEL, literal(article.outlet))]
    for at, mark in enumerate(article.marks):
        node = _mark(mark, at, article.id, iris)
        pairs.append((al("mark"), node[0]))
        yield node
    yield iri(iris.of("article", article.id)), pairs


def _mark(mark: Mark, at: int, article: str, iris: Iris) -> Node:
    """Returns a part of an article that is no running prose; its place among the others is the last segment of its IRI."""
    kind = (al("markKind"), concept("mark", mark.kind))
    return iri(iris.of("mark", article, str(at))), [(TYPE, al("Mark")), kind, *_anchored("text", mark.text, mark.start, mark.end)]


def _provenance(article: Article, extractor: str, claims: Iterable[Claim], iris: Iris) -> Iterator[Node]:
    """Yields from where an article is, and by which extractors claims were read in it."""
    me = iri(iris.of("article", article.id))
    for name in sorted({extractor, *(claim.extractor for claim in claims)}):
        program = iri(iris.of("extractor", name))
        yield program, [(TYPE, al("Extractor")), (TYPE, iri(PROV + "SoftwareAgent")), (LABEL, literal(name))]
        acted = [(iri(PROV + "used"), me), (iri(PROV + "wasAssociatedWith"), program)]
        yield _extraction(article.id, name, iris), [(TYPE, al("Extraction")), (TYPE, iri(PROV + "Activity")), *acted]
    if page := link(article.url or ""):
        retrieval = iri(iris.of("retrieval", article.id))
        yield retrieval, [(TYPE, al("Retrieval")), (TYPE, iri(PROV + "Activity")), (iri(PROV + "used"), page)]
        yield me, [(GENERATED, retrieval)]
    yield iri(iris.graph(article.id)), [(GENERATED, _extraction(article.id, extractor, iris)), (DERIVED, me)]


def _extraction(article: str, extractor: str, iris: Iris) -> str:
    return iri(iris.of("extraction", article, extractor))


def _claim(claim: Claim, iris: Iris) -> Iterator[Node]:
    """Yields a claim with its passages, mentions and speakers."""
    article, act = iri(iris.of("article", claim.article.id)), iri(iris.of("event", claim.event_id))
    pairs = [
        (TYPE, al("Claim")),
        (al("article"), article),
        (DERIVED, article),
        (GENERATED, _extraction(claim.article.id, claim.extractor, iris)),
        (al("extractor"), iri(iris.of("extractor", claim.extractor))),
        (al("subject"), _actor(claim.subject.id, iris)),
        (al("relation"), relation_term(claim.relation)),
        (al("stance"), concept("stance", claim.stance)),
        (al("modality"), concept("modality", claim.modality)),
        (al("plain"), boolean(claim.plain)),
        (al("part"), concept("part", claim.part)),
        (al("event"), act),
        (al("confidence"), number(claim.confidence)),
        *_anchored("quote", claim.quote, claim.start, claim.end),
        *_details(claim, iris),
    ]
    yield act, [(TYPE, al("Act"))]
    yield from _evidence(claim, article, pairs, iris)
    yield from _mentions(claim, pairs, iris)
    for at, speaker in enumerate(claim.speakers):
        yield from _speaker(speaker, at, claim.id, pairs, iris)
    for kind, name in _things(claim):
        pairs += [(al(kind), iri(iris.named(kind, name))), (al(f"{kind}Name"), literal(name))]
        yield iri(iris.named(kind, name)), [(TYPE, al(kind.capitalize())), (LABEL, literal(name))]
    yield iri(iris.of("claim", claim.id)), pairs


def _details(claim: Claim, iris: Iris) -> Iterator[Pair]:
    """Yields those properties of a claim that it has only where the text gives them."""
    concepts = {"standing": claim.standing, "phase": claim.phase, "dateFrom": claim.date_from, "status": claim.status}
    yield from ((al(name), concept(name, value)) for name, value in concepts.items() if value is not None)
    texts = {"topic": claim.topic, "currency": claim.currency, "office": claim.office}
    yield from ((al(name), literal(text)) for name, text in texts.items() if text is not None)
    yield from ((al(name), day(on)) for name, on in (("dateStart", claim.date_start), ("dateEnd", claim.date_end)) if on is not None)
    yield from ((al(name), number(n)) for name, n in (("quantity", claim.quantity), ("value", claim.value)) if n is not None)
    if claim.former is not None:
        yield al("former"), boolean(claim.former)
    yield from ((al("about"), iri(iris.of("claim", key))) for key in claim.about)
    if list(claim.about) != sorted(set(claim.about)):
        yield al("aboutInOrder"), literal(" ".join(claim.about))


def _things(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yields the place and the weapon that a claim names."""
    yield from ((kind, name) for kind, name in (("place", claim.place), ("weapon", claim.weapon)) if name is not None)


def _evidence(claim: Claim, article: str, pairs: list[Pair], iris: Iris) -> Iterator[Node]:
    """Yields the quote as the Web Annotation model has it, by its words and by where it stands, and the other passages of a claim."""
    target = iri(iris.of("target", claim.id))
    words, place = iri(iris.of("selector", claim.id, "quote")), iri(iris.of("selector", claim.id, "position"))
    pairs.append((iri(OA + "hasTarget"), target))
    selected = [(iri(OA + "hasSelector"), words), (iri(OA + "hasSelector"), place)]
    yield target, [(TYPE, iri(OA + "SpecificResource")), (iri(OA + "hasSource"), article), *selected]
    yield words, [(TYPE, iri(OA + "TextQuoteSelector")), (iri(OA + "exact"), literal(claim.quote))]
    offsets = [(iri(OA + "start"), integer(claim.start)), (iri(OA + "end"), integer(claim.end))]
    yield place, [(TYPE, iri(OA + "TextPositionSelector")), *offsets]
    for at, span in enumerate(claim.context):
        context = iri(iris.of("context", claim.id, str(at)))
        pairs.append((al("context"), context))
        yield context, [(TYPE, al("Passage")), *_span(span.start, span.end)]
    if claim.content:
        content = iri(iris.of("content", claim.id))
        pairs.append((al("content"), content))
        yield content, [(TYPE, al("Passage")), *_anchored("quote", claim.content.quote, claim.content.start, claim.content.end)]


def _mentions(claim: Claim, pairs: list[Pair], iris: Iris) -> Iterator[Node]:
    """Yields how a claim names its subject and object, and tells the claim."""
    for role, ref in (("subject", claim.subject), ("object", claim.object)):
        if ref:
            node = _mention(ref, role, claim.id, iris)
            pairs.append((al(f"{role}Mention"), node[0]))
            yield node
    if claim.object:
        pairs.append((al("object"), _actor(claim.object.id, iris)))


def _mention(ref: ActorRef, role: str, claim: str, iris: Iris) -> Node:
    """Returns how a claim names an actor."""
    said = [
        (TYPE, al("Mention")),
        (al("actor"), _actor(ref.id, iris)),
        (al("actorKind"), _kind(ref.kind)),
        (al("actorName"), literal(ref.name)),
    ]
    if ref.iso3 is not None:
        said.append((al("actorIso3"), literal(ref.iso3)))
    if ref.side is not None:
        said.append((al("side"), _actor(ref.side, iris)))
    return iri(iris.of("mention", claim, role)), [*said, *_anchored("text", ref.text, ref.start, ref.end)]


def _speaker(speaker: Speaker, at: int, claim: str, pairs: list[Pair], iris: Iris) -> Iterator[Node]:
    """Yields one to whom a claim is attributed, and tells the claim; the place among the others is the last segment of the IRI."""
    me = iri(iris.of("speaker", claim, str(at)))
    pairs.append((al("speaker"), me))
    said = [(TYPE, al("Speaker")), (al("level"), integer(speaker.level)), *_anchored("text", speaker.text, speaker.start, speaker.end)]
    if speaker.actor:
        named, mention = _actor(speaker.actor.id, iris), _mention(speaker.actor, f"speaker-{at}", claim, iris)
        said += [(al("actor"), named), (al("mention"), mention[0])]
        pairs.append((iri(PROV + "wasAttributedTo"), named))
        yield mention
    yield me, said


def _anchored(name: str, words: str, start: int, end: int) -> tuple[Pair, ...]:
    """Returns words of an article with where they stand in its content."""
    return (al(name), literal(words)), *_span(start, end)


def _span(start: int, end: int) -> tuple[Pair, Pair]:
    return (al("start"), integer(start)), (al("end"), integer(end))
