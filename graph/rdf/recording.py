"""What RDF says of a resource as a record: the same fields as in JSON Lines, checked by the same border."""

import json
from functools import cache
from typing import Any

from graph.rdf.describing import TYPE, Broken, Described, Resource
from graph.rdf.iris import text_of
from graph.rdf.terms import WIKIDATA
from ontology.vocabulary import AL, RDFS, SKOS, vocabulary

type Fields = dict[str, Any]  # of a record, as JSON has them

LABEL = RDFS + "label"


def actor_record(actor: Resource) -> Fields:
    """Returns an actor; raises Broken."""
    items = [value.value for value in actor.values(SKOS + "exactMatch") if str(value).startswith(f"<{WIKIDATA}")]  # type: ignore[union-attr]
    return {
        "record": "actor",
        "v": 1,
        "id": _own_id(actor, "actor"),
        "name": actor.text(LABEL),
        "kind": _kind_of(actor),
        "iso3": actor.text("iso3"),
        "aliases": actor.texts(SKOS + "altLabel"),
        "wikidata": text_of(min(items).removeprefix(WIKIDATA)) if items else None,
    }


def listing_record(listing: Resource) -> Fields:
    """Returns a listed membership; raises Broken."""
    return {
        "record": "listing",
        "v": 1,
        "member": listing.id("member", "actor"),
        "alliance": listing.id("alliance", "actor"),
        "role": listing.concept("role"),
        "start": listing.text("from"),
        "end": listing.text("to"),
        "source": listing.text("source"),
    }


def decision_record(decision: Resource) -> Fields:
    """Returns a decision of identity; raises Broken."""
    texts = {name: decision.text(name) for name in ("reason", "by", "date")}
    canonical, ids = decision.id("canonical", "actor"), decision.ids("ids", "actor")
    return {"record": "identity", "v": 1, "canonical": canonical, "ids": ids, **texts}


def ruling_record(ruling: Resource) -> Fields:
    """Returns a decision about copies; raises Broken."""
    return {"record": "ruling", "v": 1, "article": ruling.id("article", "article"), "other": ruling.id("other", "article")}


def article_record(article: Resource, held: Described) -> Fields:
    """Returns an article; raises Broken."""
    marks = [{"kind": mark.concept("markKind", "mark"), "text": mark.text("text"), **_span(mark)} for mark in article.linked("mark", held)]
    texts = {name: article.text(name) for name in ("title", "body", "published", "url", "language", "agency")}
    return {
        "record": "article",
        "v": 1,
        "id": _own_id(article, "article"),
        **texts,
        "outlet": article.text("outletName"),
        "authors": _in_order(article, "authors", article.texts("authors")),
        "genre": article.concept("genre"),
        "voice": article.id("voice", "actor"),
        "marks": marks,
        "extractor": article.id("extractor", "extractor"),
    }


def claim_record(claim: Resource, article: Fields, held: Described) -> Fields:
    """Returns a claim of an article; raises Broken."""
    return {
        "record": "claim",
        "v": 1,
        "id": _own_id(claim, "claim"),
        "article": {name: article[name] for name in ("id", "title", "outlet", "published", "url")},
        "part": claim.concept("part"),
        "subject": _end(claim, "subject", held),
        "relation": _relation(claim),
        "object": _end(claim, "object", held),
        "speakers": [_speaker(speaker, held) for speaker in claim.linked("speaker", held)],
        **{name: claim.concept(name) for name in ("stance", "modality", "standing", "phase", "dateFrom", "status")},
        "quote": claim.text("quote"),
        **_span(claim),
        "context": [_span(context) for context in claim.linked("context", held)],
        **{name: claim.text(name) for name in ("dateStart", "dateEnd", "topic", "currency", "office")},
        "place": claim.text("placeName"),
        "weapon": claim.text("weaponName"),
        **{name: claim.number(name) for name in ("quantity", "value", "confidence")},
        "former": claim.flag("former"),
        "about": _about(claim),
        "content": next(({"quote": content.text("quote"), **_span(content)} for content in claim.linked("content", held)), None),
        "eventId": claim.id("event", "event"),
        "extractor": claim.id("extractor", "extractor"),
    }


def _end(claim: Resource, role: str, held: Described) -> Fields | None:
    """Returns the subject or object of a claim as it is mentioned; the two have to name the same actor."""
    own, mentions = claim.id(role, "actor"), list(claim.linked(f"{role}Mention", held))
    if len(mentions) > 1:
        raise Broken(f"{role}Mention", f"has {len(mentions)} values, one is needed")
    if not mentions:
        if own is not None:
            raise Broken(f"{role}Mention", "is missing, so that nobody knows by which words the claim names the actor")
        return None
    mention = _mention(mentions[0])
    if mention["id"] != own:
        raise Broken(role, f"is {own}, but the words are said to name {mention['id']}")
    return mention


def _mention(mention: Resource) -> Fields:
    return {
        "id": mention.id("actor", "actor"),
        "name": mention.text("actorName"),
        "kind": text_of((mention.term("actorKind") or "").removeprefix(AL)),
        "iso3": mention.text("actorIso3"),
        "side": mention.id("side", "actor"),
        "text": mention.text("text"),
        **_span(mention),
    }


def _speaker(speaker: Resource, held: Described) -> Fields:
    """Returns a speaker; one who has a mention is the actor that it names."""
    mentions = [_mention(mention) for mention in speaker.linked("mention", held)]
    own = speaker.id("actor", "actor")
    if [mention["id"] for mention in mentions] != ([own] if own is not None else []):
        raise Broken("speaker", "names an actor and has no mention of it, or the other way round")
    return {"level": speaker.whole("level"), "actor": next(iter(mentions), None), "text": speaker.text("text"), **_span(speaker)}


def _relation(claim: Resource) -> str | None:
    iri = claim.term("relation")
    return None if iri is None else _relation_names().get(iri, iri)


@cache
def _relation_names() -> dict[str, str]:
    """Returns the names of relation types by their IRIs."""
    return {kind.iri: name for name, kind in vocabulary().relations.items()}


def _about(claim: Resource) -> list[str]:
    ids, told = claim.ids("about", "claim"), claim.text("aboutInOrder")
    order = ids if told is None else told.split(" ")
    if set(order) != set(ids):
        raise Broken("aboutInOrder", "names other claims than al:about")
    return order


def _in_order(resource: Resource, name: str, values: list[str]) -> list[str]:
    """Returns values in the order that is told, which has to be one of the same values."""
    told = resource.text(f"{name}InOrder")
    if told is None:
        return values
    try:
        order = json.loads(told)
    except (ValueError, RecursionError):
        raise Broken(f"{name}InOrder", "is no JSON") from None
    if not isinstance(order, list) or not all(isinstance(one, str) for one in order) or set(order) != set(values):
        raise Broken(f"{name}InOrder", f"is no JSON list of the values of al:{name}")
    return order


def _span(resource: Resource) -> Fields:
    return {"start": resource.whole("start"), "end": resource.whole("end")}


def _kind_of(actor: Resource) -> str:
    """Returns the kind of an actor; a class above a kind is none."""
    kinds = [kind for kind in vocabulary().actor_kinds if actor.has_type(kind)]
    if len(kinds) != 1:
        raise Broken(TYPE, f"has {len(kinds)} kinds of actor, one is needed")
    return kinds[0]


def _own_id(resource: Resource, kind: str) -> str:
    named = resource.iris.read(resource.iri)
    if named is None or named.kind != kind:
        raise Broken("id", f"the IRI is not of the form {resource.iris.base}{kind}/...")
    return named.id
