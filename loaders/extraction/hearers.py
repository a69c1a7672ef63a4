"""Whom somebody tells and who acts, which the parser takes for one name: "told Reuters Chad had shelled a town"."""

from functools import cache

from loaders.extraction.syntax import children, first
from loaders.extraction.telling.naming import ADDRESSING
from loaders.extraction.tokens import Doc, Span, Token
from ontology.reference import outlets, states

LONGEST = 4  # words of a name
POINTS = frozenset({"south", "north", "east", "west", "southern", "northern", "eastern", "western", "central", "new", "upper", "great"})


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    """Returns the names of outlets and the names of states with their adjectives, in lower case."""
    papers = {name.lower() for o in outlets() for name in (o.name, *o.aliases)} | {"parliament", "congress", "lawmakers", "reporters"}
    lands = {name.lower() for s in states() for name in (s.name, *s.aliases, *s.adjectives, *s.seats, *([s.capital] if s.capital else []))}
    return frozenset(name.removeprefix("the ") for name in papers), frozenset(name.removeprefix("the ") for name in lands)


def part_hearer(verb: Token) -> None:
    """Gives the verb of telling whom it tells, and the clause behind it its subject, where one name holds both."""
    _written_to(verb)
    if verb.lemma not in ADDRESSING:
        return
    _told(verb)
    clause = next((c for c in children(verb, "ccomp") if c.i > verb.i and not children(c, "mark")), None)
    if clause is None:
        return
    doer = first(clause, "nsubj", "nsubjpass") or next((o for o in children(verb, "dobj") if verb.i < o.i < clause.i), None)
    if doer is None or not verb.i + 1 < doer.i < clause.i or doer.i - verb.i > 2 * LONGEST:
        return
    words = verb.doc[verb.i + 1 : doer.i + 1]
    if any(t is not doer and (t.head.i not in range(verb.i + 1, doer.i + 1)) for t in words):
        return
    end = _parting(words)
    if end is not None:
        _part(verb, clause, doer, end)


def _told(verb: Token) -> None:
    """Hangs on the verb the clause that the parser took for a description of who hears it: "told the council he had lost patience"."""
    for hearer in children(verb, "dobj"):
        for clause in children(hearer, "relcl"):
            relative = any(t.tag_ in ("WDT", "WP", "WP$", "WRB") or t.lower_ == "that" for c in clause.children for t in (c, *c.children))
            if not relative and children(clause, "nsubj") and children(clause, "dobj") and clause.tag_ in ("VBD", "VBN", "VBZ"):
                clause.hang(verb, "ccomp")


def _written_to(verb: Token) -> None:
    """Hangs on the verb the clause that the parser took for a description of to whom it is said: "wrote to the council that he had"."""
    for hearer in (o for c in children(verb, "prep", "dative") if c.lower_ == "to" for o in children(c, "pobj")):
        for clause in children(hearer, "relcl"):
            that = next((c for c in clause.children if c.lower_ == "that"), None)
            if that is not None and that.dep_ in ("advmod", "mark") and that.i == hearer.i + 1 and children(clause, "nsubj", "nsubjpass"):
                clause.hang(verb, "ccomp")
                that.dep_ = "mark"


def _parting(words: Span) -> int | None:
    """Returns where the second of two names begins: behind an outlet, or where a state's name opens what the parser joined."""
    papers, lands = _listed()
    doc, start = words.doc, words.start + (words[0].lower_ == "the")
    for end in range(words.end - 1, start, -1):
        if doc[start:end].text.lower() in papers:
            return end
    whole = max((end for end in range(start + 1, words.end + 1) if doc[start:end].text.lower() in lands), default=start)
    for begin in range(max(start + 1, whole), words.end):
        named = any(doc[begin:end].text.lower() in lands for end in range(words.end, begin, -1))
        if named and doc[start].text[0].isupper() and doc[begin - 1].text[0].isupper() and doc[begin - 1].lower_ not in POINTS:
            return begin if doc[begin].ent_type_ != "PERSON" else None
    return None


def _part(verb: Token, clause: Token, doer: Token, begin: int) -> None:
    """Hangs the words before `begin` on the verb, and the name that begins there on the clause."""
    doc, hearer = verb.doc, verb.doc[begin - 1]
    for word in doc[verb.i + 1 : begin - 1]:
        word.hang(hearer, "det" if word.lower_ == "the" else "compound")
    hearer.hang(verb, "dobj")
    doer.hang(clause, "nsubjpass" if children(clause, "auxpass") else "nsubj")
    doc.ents = [part for e in doc.ents for part in _cut(doc, e, begin)]


def _cut(doc: Doc, entity: Span, at: int) -> tuple[Span, ...]:
    if not entity.start < at < entity.end:
        return (entity,)
    return Span(doc, entity.start, at, "ORG"), Span(doc, at, entity.end, "GPE")
