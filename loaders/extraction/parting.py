"""Clauses and names that stand side by side and that the parser hangs on one another: mostly of headlines.

"Armenia: Azerbaijan shelled a village", "Kenya accuses Uganda of arming rebels, Uganda denies", "Chad denies raid, says Sudan lies",
"Russia bombed a hospital - White Helmets".
"""

from loaders.extraction.syntax import BLAMING, children, first
from loaders.extraction.tokens import Doc, Span, Token

SUBJECTS = ("nsubj", "nsubjpass")
DENYING = frozenset({"deny", "reject", "dismiss", "dispute", "refute"})
SAYING = frozenset({"say", "claim", "allege", "warn", "insist", "report", "vow", "tell", *BLAMING})
POINTING = frozenset(
    {"it", "this", "that", "claim", "claims", "charge", "charges", "accusation", "accusations", "allegation", "allegations"}
)
TOLD = frozenset({"claim", "report", "charge", "rumour", "rumor"})  # nouns that the tagger takes for verbs: "rejects claim it shelled"
DASHES = frozenset({"-", "--", "–", "—"})
LONGEST_SOURCE = 5  # tokens of who says so behind a dash


def part(verb: Token) -> None:
    """Parts a verb from what only stands beside its clause."""
    _from_label(verb)
    if verb.dep_ == "ROOT":
        _from_clause_before(verb)
    elif verb.dep_ == "dobj" and verb.lemma in TOLD:
        _as_noun(verb)


def _from_label(verb: Token) -> None:
    """Leaves a verb the subject behind the colon, and not who stands before it."""
    subjects = children(verb, *SUBJECTS)
    if len(subjects) > 1 and subjects[1].i < verb.i and any(t.text == ":" for t in verb.doc[subjects[0].i : subjects[1].i]):
        subjects[0].dep_ = "dep"


def _from_clause_before(verb: Token) -> None:
    """Makes the main clause of what stands before a comma: what follows denies it, or goes on with the same subject."""
    told = next((c for c in children(verb, "ccomp") if c.i < verb.i and first(c, *SUBJECTS) is not None), None)
    if told is None:
        return
    own = [s for s in children(verb, *SUBJECTS) if s.i > told.i]
    start = own[0].left_edge.i if own else verb.i
    if start == 0 or verb.doc[start - 1].text not in (",", ";"):
        return
    behind = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_punct]
    answered = own and verb.lemma in DENYING and told.lemma in SAYING and all(t.lower_ in POINTING for t in behind)
    clauses = [c for c in children(verb, "ccomp", "xcomp", "prep", "dobj") if c.i > verb.i]
    goes_on = not own and {verb.tag_, told.tag_} <= {"VBZ", "VBD"} and _goes_on(verb, clauses)
    if answered or goes_on:
        verb.children = tuple(c for c in verb.children if c is not told)
        told.head, told.dep_ = told, "ROOT"
        verb.hang(told, "conj")


def _goes_on(verb: Token, behind: list[Token]) -> bool:
    """True for "..., accuses X of", "..., says X lies": what stands behind is no subject of saying."""
    if verb.lemma in BLAMING:
        return any(c.dep_ == "dobj" for c in behind)
    return any(c.dep_ == "ccomp" and first(c, *SUBJECTS) is not None for c in behind)


def _as_noun(word: Token) -> None:
    """Makes the noun of "rejects claim it shelled a town" of what the tagger took for a verb, with its content."""
    word.retag("NN", "NOUN")
    above = word.head
    for clause in children(word, "ccomp"):
        clause.dep_ = "acl"
        for noun in children(above, "dobj"):
            if noun.i > clause.i and not children(clause, "dobj"):
                noun.hang(clause, "dobj")


def part_source(doc: Doc) -> Doc:
    """Returns a headline in which who stands behind the last dash hangs on no noun before it."""
    dash = next((t for t in reversed(doc[-LONGEST_SOURCE - 1 :]) if t.text in DASHES and t.whitespace_), None)
    if dash is None or dash.i < 3 or dash.i + 1 >= len(doc) or not dash.nbor(-1).whitespace_:
        return doc
    tail = doc[dash.i + 1 :]
    if any(t.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "ADP", "DET") for t in tail):
        return doc
    head, root = tail.root, doc[0].sent.root
    if head.head is head or root.i > dash.i:
        return doc
    above, dep = head.head, head.dep_
    for word in doc[: dash.i]:
        if word.head.i > dash.i:
            word.hang(above, dep)
    if above.i < dash.i:
        head.hang(root, "dep")
    doc.ents = [e for found in doc.ents for e in _cut(doc, found, dash.i)]
    return doc


def _cut(doc: Doc, entity: Span, at: int) -> tuple[Span, ...]:
    if not entity.start < at < entity.end - 1:
        return (entity,)
    return Span(doc, entity.start, at, entity.label_), Span(doc, at + 1, entity.end, "ORG")
