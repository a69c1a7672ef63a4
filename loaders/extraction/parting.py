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
ASIDE = SAYING | {"believe", "think", "suspect", "argue", "maintain", "contend", "add", "state", "assert", "write", "note", "admit"}
GOING_ON = frozenset(
    {"speak", "cite", "quote", "refer", "use", "urge", "call", "describe", "stress", "respond", "reply", "reiterate", "echo", "demand",
     "vow", "threaten", "ask", "point", "address", "express", "dismiss", "reject", "deny", "pledge"}
)  # fmt: skip
ANSWERING = frozenset({"reply", "respond", "answer", "retort", "counter", "snap"})
AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had", "been", "being"})
LONGEST_ASIDE = 9  # tokens of ", the minister's office insists,"
DASHES = frozenset({"-", "--", "–", "—"})
LONGEST_SOURCE = 5  # tokens of who says so behind a dash


def part(verb: Token) -> None:
    """Parts a verb from what only stands beside its clause."""
    _from_label(verb)
    _from_day(verb)
    _from_semicolon(verb)
    _from_apposition(verb)
    _from_hand(verb)
    _from_quotation(verb)
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > verb.sent.start and verb.nbor(-1).text == ",":
        _from_aside(verb)
    if verb.tag_ in ("VBG", "VBN", "VBD") and verb.i > verb.sent.start + 3 and verb.nbor(-1).text == ",":
        _interrupted(verb)
    if verb.dep_ == "ROOT":
        _from_clause_before(verb)
        _described(verb)
    elif verb.lemma in TOLD and verb.dep_ in ("dobj", "ccomp"):
        _as_noun(verb)


def _from_label(verb: Token) -> None:
    """Leaves a verb the subject behind the colon, and not who stands before it."""
    subjects = children(verb, *SUBJECTS)
    if len(subjects) > 1 and subjects[1].i < verb.i and any(t.text == ":" for t in verb.doc[subjects[0].i : subjects[1].i]):
        subjects[0].dep_ = "dep"


def _from_day(verb: Token) -> None:
    """Gives a clause the subject that the parser joined to a day before it: "said on Tuesday Ukraine had attacked"."""
    if verb.dep_ != "ccomp" or first(verb, *SUBJECTS, "expl", "csubj") is not None:
        return
    start = min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod")), default=verb.i)
    noun = next((t for t in (verb.doc[start - 1], verb.doc[start - 1].head) if t.dep_ == "pobj"), None) if start > 0 else None
    day = next((c for c in children(noun, "compound", "nmod") if c.ent_type_ == "DATE"), None) if noun is not None else None
    if noun is None or day is None or noun.ent_type_ == "DATE" or not verb.head.i < day.i < noun.i < verb.i:
        return
    preposition = noun.head
    noun.hang(verb, "nsubjpass" if children(verb, "auxpass") else "nsubj")
    for word in children(noun, "compound", "nmod"):
        if word.i <= day.i:
            word.hang(preposition, "pobj")


def _from_quotation(verb: Token) -> None:
    """Gives what is quoted its subject, which an inverted speaker parts from it: '"Oslo," said the envoy, "has sold jets."'."""
    names = children(verb, "nsubj")
    if len(names) != 2 or not names[0].i < verb.i < names[1].i or verb.lemma not in ASIDE | ANSWERING:
        return
    if names[0].i + 2 <= verb.i and verb.nbor(-1).text in ('"', "''"):
        names[0].dep_ = "dep"  # '"Nonsense," replied the envoy'
    below = [*children(verb, "ccomp"), *([verb.head] if verb.dep_ == "parataxis" else [])]
    clause = next((c for c in below if c.i > names[1].i and first(c, *SUBJECTS) is None), None)
    if clause is not None:
        names[0].hang(clause, "nsubjpass" if children(clause, "auxpass") else "nsubj")


def _from_aside(verb: Token) -> None:
    """Gives a participle to the clause that it goes on with: "X shelled a town, he said, killing eight", "denied it, accusing Y"."""
    above = verb.head
    if verb.lemma in BLAMING:
        teller = above.head
        if above.dep_ == "ccomp" and above.i > teller.i and teller.lemma in ASIDE | DENYING and verb.lemma != "thank":
            verb.hang(teller, "advcl")
    elif above.lemma in ASIDE and verb.lemma not in ASIDE | GOING_ON:
        told = above.head if above.dep_ == "parataxis" else next((c for c in children(above, "ccomp") if c.i < above.i), None)
        if told is not None and told.i < above.i and told.pos_ == "VERB":
            verb.hang(told, "advcl")


def _from_hand(verb: Token) -> None:
    """Leaves "on the other hand" no argument of a verb that takes "on"."""
    for on in children(verb, "prep"):
        if on.lower_ == "on" and any(o.lower_ in ("hand", "contrary") for o in children(on, "pobj")):
            on.dep_ = "advmod"


def _from_apposition(verb: Token) -> None:
    """Leaves a verb its object, and not what is said of the whole behind a comma: "accuse Iran of arming rebels, a charge it rejects"."""
    for noun in children(verb, "dobj")[1:]:
        if noun.i > verb.i and verb.doc[noun.left_edge.i - 1].text == "," and children(noun, "relcl"):
            noun.dep_ = "npadvmod"


def _from_semicolon(verb: Token) -> None:
    """Leaves what somebody says to him, and not to the clause behind a semicolon: "Peru said Chile attacked; Bolivia was silent"."""
    if verb.dep_ != "ccomp" or verb.head.pos_ != "VERB" or verb.head.i > verb.i:
        return
    above = verb.head
    said = next((c for c in children(verb, "ccomp") if above.i < c.i < verb.i and first(c, *SUBJECTS) is not None), None)
    if said is not None and any(t.text == ";" for t in verb.doc[said.i : verb.i]) and first(verb, *SUBJECTS) is not None:
        said.hang(above, "ccomp")
        verb.hang(above, "conj")


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
        _crown(told, verb)
        verb.hang(told, "conj")


def _described(verb: Token) -> None:
    """Makes the main verb of what follows a description: "Oslo, said by officials to have sold jets, signed"."""
    subject, main = first(verb, *SUBJECTS), next((c for c in children(verb, "ccomp") if c.i > verb.i and not children(c, *SUBJECTS)), None)
    if verb.lemma not in SAYING or subject is None or main is None or not children(verb, "agent") or not children(verb, "xcomp"):
        return
    if subject.i < verb.i and verb.nbor(-1).text == "," and verb.doc[main.left_edge.i - 1].text == "," and main.tag_ in ("VBD", "VBZ"):
        _crown(main, verb)
        subject.hang(main, "nsubj")
        verb.retag("VBN", "VERB")
        verb.hang(subject, "acl")


def _interrupted(verb: Token) -> None:
    """Gives a participle its subject and auxiliary, which an aside parts from it: "Oslo is, officials insist, arming rebels"."""
    doc, end = verb.doc, verb.i - 1
    opening = next((t for t in reversed(doc[max(verb.sent.start, end - LONGEST_ASIDE) : end]) if t.text == ","), None)
    if opening is None or opening.i <= verb.sent.start + 1:
        return
    auxiliary, inside = opening.nbor(-1), doc[opening.i + 1 : end]
    said = [t for t in inside if t.pos_ in ("VERB", "AUX")]
    if auxiliary.lower_ not in AUXILIARIES or len(said) != 1 or said[0].tag_ not in ("VBZ", "VBP", "VBD") or said[0].lemma not in ASIDE:
        return
    saying, root = said[0], verb.sent.root
    subject = first(auxiliary, *SUBJECTS) or next((s for s in children(saying, *SUBJECTS) if s.i < auxiliary.i), None)
    teller = next((t for t in inside if t.dep_ in SUBJECTS and t.head.i in (saying.i, verb.i)), None)
    if subject is None or teller is None or root not in (auxiliary, saying, verb):
        return
    if root is not verb:
        _crown(verb, root)
    auxiliary.hang(verb, "aux")
    subject.hang(verb, "nsubj")
    saying.hang(verb, "parataxis")
    teller.hang(saying, "nsubj")


def _crown(verb: Token, root: Token) -> None:
    """Makes a word the root of its sentence in the place of another; what hung beside it stays with that."""
    verb.head.children = tuple(c for c in verb.head.children if c is not verb)
    verb.head, verb.dep_ = verb, "ROOT"
    if root.dep_ == "ROOT" and root is not verb:
        root.hang(verb, "dep")


def _goes_on(verb: Token, behind: list[Token]) -> bool:
    """True for "..., accuses X of", "..., says X lies": what stands behind is no subject of saying."""
    if verb.lemma in BLAMING or verb.lemma in ("cite", "quote"):
        return any(c.dep_ == "dobj" for c in behind)
    return any(c.dep_ == "ccomp" and first(c, *SUBJECTS) is not None for c in behind)


def _as_noun(word: Token) -> None:
    """Makes the noun of "rejects claim it shelled a town" of what the tagger took for a verb, with its content."""
    above, teller = word.head, first(word, "nsubj")
    if word.dep_ == "ccomp":
        misread = teller is not None and teller.tag_ == "NNP" and teller.i + 1 == word.i and word.tag_ in ("VB", "VBP")
        if teller is None or not misread or above.lemma not in DENYING:
            return
        teller.dep_, word.dep_ = "compound", "dobj"  # "denies US claim it shipped shells"
    word.retag("NN", "NOUN")
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
