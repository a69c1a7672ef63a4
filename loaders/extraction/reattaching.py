"""Phrases of long sentences that the parser hung on the wrong word: parts of a list, appositions, the clause that somebody tells.

"Fighting between A, B and C has driven" begins a new subject behind the first party; "urged A and B, the sponsors of the truce, to
press X" makes a second object of a description; "whose government X accuses" lets the accused accuse.
"""

from loaders.extraction.syntax import children, first, lemma_of
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import wordings

FINITE = frozenset({"VBD", "VBZ", "VBP"})
TELLING = frozenset({"say", "tell", "report", "inform", "write", "announce", "state"})
KEEPING = frozenset({"go", "keep", "carry"})
PLURAL = frozenset({"NNS", "NNPS"})


def reattach(verb: Token) -> None:
    """Hangs what a verb shares with a long phrase before or behind it where it belongs."""
    _list_between(verb)
    _opened(verb)
    _beside_objects(verb)
    _whose(verb)
    _told(verb)
    _attested(verb)
    _participle(verb)
    _seated(verb)
    _marked(verb)
    _going_on(verb)


def reattach_word(word: Token) -> None:
    """Hangs what stands behind a plural, "whom" or "between" where it belongs."""
    if word.tag_ in PLURAL:
        _of_plural(word)
    elif word.lower_ == "whom":
        _relate(word)
    elif word.lower_ == "between":
        _list_parties(word)


def _list_between(verb: Token) -> None:
    """Gives back the parties behind the first comma to "between": "Fighting between A, B and C has driven"."""
    before = (c for c in children(verb, "advcl", "csubj", "dep") if c.i < verb.i)
    opening = next((c for c in before if c.tag_ in ("VBG", "NN", "NNS")), None)
    between = next((p for p in children(opening, "prep") if p.lower_ == "between"), None) if opening is not None else None
    one, rest = first(between, "pobj") if between is not None else None, first(verb, "nsubj", "nsubjpass")
    if opening is None or one is None or rest is None or children(one, "conj", "cc") or first(rest, "cc") is None:
        return
    if rest.left_edge.i == one.right_edge.i + 2 and rest.left_edge.nbor(-1).text == ",":
        opening.hang(verb, rest.dep_)
        rest.hang(one, "conj")


def _opened(verb: Token) -> None:
    """Gives a verb the subject that ends the phrase before it: "After weeks of pressure from A and B, the envoys of C signed"."""
    opening = next((c for c in children(verb, "prep") if c.left_edge.i == verb.sent.start), None)
    if verb.dep_ != "ROOT" or verb.tag_ not in FINITE or opening is None or first(verb, "nsubj", "nsubjpass", "expl") is not None:
        return
    ends = opening.right_edge.i
    subject = next((t for t in opening.subtree if t.dep_ == "appos" and t.right_edge.i == ends and first(t, "det") is not None), None)
    if subject is not None and subject.tag_ in PLURAL and subject.left_edge.nbor(-1).text == "," and ends + 1 == verb.i:
        subject.hang(verb, "nsubj")


def _beside_objects(verb: Token) -> None:
    """Sets a description beside the names before it: "urged A and B, the sponsors of the truce, to press X"."""
    name = first(verb, "dobj")
    noun = next((c for c in children(verb, "dobj", "npadvmod") if name is not None and c.i > name.i and c.pos_ == "NOUN"), None)
    if name is None or noun is None or name.pos_ != "PROPN" or noun.left_edge.i != name.right_edge.i + 2:
        return
    several = noun.dep_ == "dobj" or (noun.tag_ in PLURAL and not noun.ent_type_)
    if not several or noun.left_edge.nbor(-1).text != "," or first(noun, "det", "poss") is None:
        return
    for clause in (*children(verb, "advcl"), *children(noun, "relcl", "acl")):
        after = clause.left_edge.i > noun.i and clause.left_edge.nbor(-1).text == ","
        if clause.tag_ == "VB" and after and any(c.tag_ == "TO" for c in clause.children):
            clause.hang(verb, "xcomp")
    noun.hang(name, "appos")


def _whose(verb: Token) -> None:
    """Gives a relative clause its object: "Y, whose government X accuses of aiding rebels"."""
    noun = first(verb, "nsubj") if verb.dep_ == "relcl" and first(verb, "dobj") is None else None
    name = first(noun, "appos") if noun is not None else None
    if noun is None or name is None or name.pos_ != "PROPN" or name.left_edge.nbor(-1).i != noun.i or name.right_edge.i > verb.i:
        return
    if any(c.tag_ == "WP$" for c in noun.children):
        name.hang(verb, "nsubj")
        noun.dep_ = "dobj"


def _told(verb: Token) -> None:
    """Makes what somebody tells of a whole clause before him: "Mercenaries fought in A, the ministry told the council, in a complaint"."""
    clause = first(verb, "advcl") if verb.lemma_ in TELLING and verb.tag_ in FINITE else None
    subject = first(verb, "nsubj")
    if clause is None or subject is None or clause.i > subject.i or clause.left_edge.i != verb.sent.start:
        return
    finite = clause.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in clause.children)
    if finite and first(clause, "mark", "advmod") is None and first(clause, "nsubj", "nsubjpass") is not None:
        clause.dep_ = "ccomp"


def _attested(saying: Token) -> None:
    """Gives its own verb to a subject of whom somebody says something: "Rebels whom A says are backed by B took the town"."""
    pronoun = next((c for c in saying.children if c.tag_ in ("WDT", "WP") and c.i < saying.i), None)
    if saying.dep_ != "relcl" or saying.tag_ not in FINITE or pronoun is None or saying.i + 1 >= saying.sent.end:
        return
    behind = saying.nbor()
    said = behind.head if behind.dep_ in ("aux", "auxpass") else behind
    main = next((c for c in children(said, "conj") if c.tag_ in FINITE and first(c, "nsubj", "nsubjpass") is None), None)
    if behind.tag_ not in FINITE or said.dep_ != "ROOT" or main is None:
        return
    _crown(main, said)
    said.hang(saying, "ccomp")
    pronoun.hang(said, "nsubjpass" if children(said, "auxpass") else "nsubj")


def _participle(verb: Token) -> None:
    """Makes a description of a participle between commas: "The army, supplied with jets by A and with fuel by B, laid siege"."""
    subject = first(verb, "nsubj", "nsubjpass")
    main = next((c for c in children(verb, "conj") if c.tag_ in FINITE and first(c, "nsubj", "nsubjpass") is None), None)
    if (
        verb.dep_ != "ROOT"
        or verb.tag_ not in ("VBN", "VBD")
        or subject is None
        or main is None
        or children(verb, "aux", "auxpass", "dobj")
    ):
        return
    set_off = subject.i < verb.i and verb.nbor(-1).text == "," and main.nbor(-1).text == ","
    if set_off and not any(c.i > verb.i and c.dep_ == "cc" and c.i + 1 == main.i for c in verb.children):
        _crown(main, verb)
        verb.retag("VBN", "VERB")
        verb.hang(subject, "acl")


def _crown(main: Token, before: Token) -> None:
    """Makes the root of its sentence of a verb that the parser joined to another, with the subject of that one."""
    subjects = [c for c in children(before, "nsubj", "nsubjpass") if c.i < before.i]
    before.children = tuple(c for c in before.children if c is not main)
    main.head, main.dep_ = main, "ROOT"
    for subject in subjects:
        subject.hang(main, "nsubjpass" if children(main, "auxpass") else "nsubj")


def _seated(verb: Token) -> None:
    """Hangs its seat on whoever governs there: "supplied the government in Juba with shells"."""
    for noun in children(verb, "dobj"):
        seat = next((p for p in children(verb, "prep") if p.lower_ == "in" and p.i == noun.i + 1), None)
        if seat is not None and lemma_of(noun) in wordings().classes["wholes"] and any(o.pos_ == "PROPN" for o in children(seat, "pobj")):
            seat.hang(noun, "prep")


def _marked(verb: Token) -> None:
    """Makes a relative pronoun of the "that" that the parser took for a conjunction: "a tunnel of X near Y that Israel had bombed"."""
    mark = first(verb, "mark") if verb.dep_ == "relcl" else None
    bare = first(verb, "dobj", "nsubjpass", "xcomp", "ccomp") is None and first(verb, "nsubj") is not None
    if mark is not None and mark.lower_ == "that" and bare and mark.i > verb.head.i + 1:
        mark.retag("WDT", "PRON")
        mark.dep_ = "dobj"


def _going_on(verb: Token) -> None:
    """Makes one act of what somebody keeps doing: "went on supplying X with fuel"."""
    particle = next((p for p in children(verb, "prep") if p.lower_ == "on" and p.i == verb.i + 1), None)
    act = first(particle, "pcomp") if particle is not None and verb.lemma_ in KEEPING else None
    if particle is not None and act is not None and act.tag_ == "VBG" and act.i == particle.i + 1:
        particle.dep_ = "prt"


def _of_plural(noun: Token) -> None:
    """Hangs what stands behind the "of" of a plural noun where it belongs."""
    of = next((c for c in children(noun, "prep") if c.lower_ == "of"), None)
    whole = first(of, "pobj") if of is not None else None
    if of is None or whole is None or whole.pos_ != "PROPN":
        return
    end = whole.right_edge.i
    for name in children(noun, "conj"):  # "the delegations of A and the M23 signed"
        near = name.left_edge.i == end + 2 and name.left_edge.nbor(-1).lower_ == "and"
        if near and name.pos_ == "PROPN" and name.ent_type_ != "PERSON" and not children(whole, "conj"):
            name.hang(whole, "conj")
            for word in (c for c in children(noun, "cc") if c.i == end + 1):
                word.hang(whole, "cc")
    for beside in children(noun, "appos"):  # "fighters of the front, a coalition backed by X"
        article = first(beside, "det")
        single = beside.tag_ == "NN" and article is not None and article.lower_ in ("a", "an")
        if single and beside.left_edge.i == end + 2 and beside.left_edge.nbor(-1).text == ",":
            beside.hang(whole, "appos")


def _relate(whom: Token) -> None:
    """Makes a relative clause of what the parser took for appositions: "X, whom the American envoy accused of lying"."""
    if whom.dep_ != "appos":
        return
    noun = next((c for c in children(whom.head, "appos") if c.left_edge.i == whom.i + 1), None)
    verb = first(noun, "acl") if noun is not None else None
    if noun is not None and verb is not None and verb.tag_ in ("VBN", "VBD") and not children(verb, "agent", "aux"):
        verb.hang(whom.head, "relcl")
        verb.retag("VBD", "VERB")
        noun.hang(verb, "nsubj")
        whom.hang(verb, "dobj")


def _list_parties(between: Token) -> None:
    """Lists what the parser set beside the first party: "clashes between the army of A, the B and the C killed"."""
    one = first(between, "pobj")
    if one is None or children(one, "conj"):
        return
    end = one.right_edge.i
    for name in (t for t in one.subtree if t.dep_ == "appos" and t.pos_ == "PROPN" and t.right_edge.i == end):
        if children(name, "conj") and first(name, "cc") is not None and name.left_edge.nbor(-1).text == ",":
            name.hang(one, "conj")
