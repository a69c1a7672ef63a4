"""Relative clauses within which somebody says so, and what follows a denial, where the parser goes astray.

"Uganda, which it says arms the M23", "Mali, which according to experts armed X", "Chile denies this and Peru has ...".
"""

from loaders.extraction.syntax import children, first
from loaders.extraction.tokens import Token

SAYING = frozenset({"say", "believe", "claim", "allege", "insist", "suspect", "think", "maintain", "argue", "fear", "report"})
RELATIVE = frozenset({"which", "who", "that"})
DENYING = frozenset({"deny", "reject", "dismiss", "dispute", "refute"})
SUBJECTS = ("nsubj", "nsubjpass")


def report(verb: Token) -> None:
    """Gives what is said within a relative clause its verb, and the clause the name that it describes."""
    if verb.lemma in SAYING and verb.dep_ in ("relcl", "advcl", "conj") and verb.left_edge.lower_ in RELATIVE:
        _named(verb)
        if verb.dep_ == "relcl":
            _misread(verb)
    elif verb.dep_ in ("acl", "amod") and verb.tag_ in ("VBD", "VBN"):
        _according(verb)
        if verb.dep_ == "amod" and verb.i > 2 and verb.nbor(-1).lower_ in ("had", "has", "have") and verb.nbor(-2).text == ",":
            _perfect(verb, verb.nbor(-1))
    elif verb.dep_ == "ccomp" and verb.head.lemma in DENYING:
        _denied(verb)
    elif verb.dep_ == "conj" and (mark := first(verb, "mark")) is not None and mark.lower_ in ("after", "before", "since"):
        verb.dep_ = "advcl"  # ", days after X had attacked": no second half of what somebody said


def _named(saying: Token) -> None:
    """Hangs the clause on the name right before its comma: "its border with Rwanda, which it says supports the M23"."""
    start, noun = saying.left_edge.i, saying.head
    if start < 2 or saying.doc[start - 1].text != "," or not children(saying, "ccomp", "dobj"):
        return
    name = saying.doc[start - 2]
    if name.pos_ == "PROPN" and name is not noun and noun.is_ancestor(name) and (noun.pos_ == "VERB" or name.dep_ == "pobj"):
        saying.hang(name, "relcl")


def _misread(saying: Token) -> None:
    """Makes a verb of what the tagger took for what is said: "which it says arms the M23", "which Kigali says trains rebels"."""
    word = saying.nbor() if saying.i + 2 < saying.sent.end else saying
    pronoun = saying.left_edge
    if word.tag_ in ("VBN", "VBD") and word.dep_ == "xcomp" and word.head is saying and len(children(saying, "nsubj")) > 1:
        word.retag("VBD", "VERB")  # "which Lima says attacked Bolivia"
        word.hang(saying, "ccomp")
        pronoun.hang(word, "nsubj")
        return
    if word.tag_ != "NNS" or first(saying, *SUBJECTS) is None:
        return
    if word.dep_ == "dobj" and word.head is saying:
        behind = children(word, "appos", "nummod", "npadvmod", "dep") + [c for c in children(saying, "dobj") if c.i > word.i]
    else:
        behind = [word.head] if word.dep_ == "compound" and word.head.head is saying else []
    if not behind or behind[0].left_edge.i > word.i + 1:
        return
    word.retag("VBZ", "VERB")
    word.hang(saying, "ccomp")
    pronoun.hang(word, "nsubj")
    behind[0].hang(word, "dobj")


def _according(verb: Token) -> None:
    """Makes the clause of what stands behind "which according to officials", and the main verb of what follows its comma."""
    by = verb.head
    to = by.head if by.dep_ == "pobj" else None
    according = to.head if to is not None and to.lower_ == "to" else None
    if according is None or according.lower_ != "according" or by.i > verb.i or according.i == 0:
        return
    pronoun, main = according.nbor(-1), according.head
    if pronoun.lower_ != "which" or pronoun.head is not main or main.dep_ != "relcl" or not verb.i < main.i:
        return
    noun = main.head
    if noun.dep_ != "ROOT" or not any(t.text == "," for t in verb.doc[verb.i : main.i]):
        return
    verb.retag("VBD", "VERB")
    noun.children = tuple(c for c in noun.children if c is not main)
    main.head, main.dep_ = main, "ROOT"
    noun.hang(main, "nsubj")
    verb.hang(noun, "relcl")
    pronoun.hang(verb, "nsubj")
    according.hang(verb, "prep")


def _perfect(verb: Token, auxiliary: Token) -> None:
    """Makes the main verb of a perfect that a speaker parts from its subject: "Moscow, the minister said, had bombed hospitals"."""
    noun = verb.head
    if auxiliary.dep_ == "aux" and auxiliary.head is verb and noun.dep_ == "ROOT":
        verb.head.children = tuple(c for c in noun.children if c is not verb)
    elif auxiliary.dep_ == "ROOT" and noun.head is auxiliary and noun.dep_ == "dobj" and noun.pos_ == "PROPN":
        noun.children = tuple(c for c in noun.children if c is not verb)
        for word in [c for c in auxiliary.children if c is not noun]:
            word.hang(verb, word.dep_)
    else:
        return
    verb.head, verb.dep_ = verb, "ROOT"
    if auxiliary.head is not verb:
        auxiliary.hang(verb, "aux")
    noun.hang(verb, "dobj")


def _denied(verb: Token) -> None:
    """Gives a verb of denying the pronoun behind it, and what follows "and" its own subject: "Chile denies this and Peru has called"."""
    denying, pronoun = verb.head, first(verb, *SUBJECTS)
    name = first(pronoun, "conj") if pronoun is not None else None
    if pronoun is None or name is None or pronoun.lower_ not in ("this", "that", "it") or pronoun.i != denying.i + 1:
        return
    verb.hang(denying, "conj")
    name.hang(verb, pronoun.dep_)
    for joiner in children(pronoun, "cc"):
        joiner.hang(denying, "cc")
    pronoun.hang(denying, "dobj")
