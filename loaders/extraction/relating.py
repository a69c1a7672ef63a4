"""Relative clauses and clauses set off beside a name that took the verb of the sentence, or lost their own.

"The group, which Turkey backs, has captured X": the tagger takes "backs" for a noun. "X and Y, both run by Z, have backed W": the
parser takes "run" for the verb of the sentence.
"""

from loaders.extraction.syntax import children, first
from loaders.extraction.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE = frozenset({"WDT", "WP"})
FLOATED = frozenset({"both", "all", "each"})
NAMES = frozenset({"GPE", "ORG", "NORP", "PERSON", "LOC"})


def related(noun: Token) -> None:
    """Makes the verb of a relative clause of the plural noun that stands where its verb must: ", which Turkey backs,"."""
    if noun.tag_ != "NNS" or noun.i < 4 or noun.i + 1 >= noun.sent.end or noun.nbor().text != ",":
        return
    name = next((c for c in children(noun, "compound", "nmod") if c.i + 1 == noun.i and c.pos_ == "PROPN"), None)
    which = noun.doc[name.left_edge.i - 1] if name is not None else None
    if name is None or which is None or which.tag_ not in RELATIVE or which.nbor(-1).text != ",":
        return
    above = noun.head
    host = above.head if above.dep_ == "relcl" and which.head is above else which.head if which.dep_ == "appos" else above
    if host.i > which.i:
        return
    main = above if above.dep_ == "relcl" and above.i > noun.i else None
    noun.retag("VBZ", "VERB")
    noun.hang(host, "relcl")
    name.hang(noun, "nsubj")
    which.hang(noun, "dobj")
    if main is not None and host.dep_ == "ROOT":
        _crown(main, host)


def floated(verb: Token) -> None:
    """Gives the subject of "X and Y, both run by Z, have backed W" to the verb of its sentence, and to "run" the place of a description."""
    doer = first(verb, "nsubj")
    if doer is None or verb.tag_ not in ("VBN", "VBG") or verb.nbor(-1).lower_ not in FLOATED or verb.nbor(-2).text != ",":
        return
    if verb.nbor(-1).head is not doer or children(verb, "aux", "auxpass"):
        return
    main = verb.head if verb.dep_ == "ccomp" else next((c for c in children(verb, "conj") if c.tag_ in ("VBD", "VBZ", "VBP")), None)
    if main is None or main.i < verb.i or first(main, *SUBJECTS) is not None or main.pos_ != "VERB":
        return
    if verb.dep_ == "ROOT":
        _crown(main, doer)
    doer.hang(main, "nsubj")
    verb.hang(doer, "acl")


def accompanying(verb: Token) -> None:
    """Gives each clause of "with A arming B and C backing D" its subject, which the parser listed with an object or joined to a name."""
    if verb.tag_ != "VBG" or first(verb, *SUBJECTS) is not None or verb.i < 2:
        return
    name = verb.nbor(-1)
    if verb.dep_ in ("compound", "amod"):
        _swallowed(verb, name)
    first_of = verb.head if verb.dep_ == "advcl" and verb.head.tag_ == "VBG" else verb
    if first_of.dep_ != "pcomp" or first_of.head.lower_ != "with":
        return
    if name.dep_ == "conj" and name.pos_ == "PROPN" and name.ent_type_ in NAMES and name.doc[name.left_edge.i - 1].lower_ in ("and", ","):
        name.hang(verb, "nsubj")


def _swallowed(verb: Token, doer: Token) -> None:
    """Makes a clause of three words that the parser took for one name: "With Turkey backing Qatar,"."""
    noun, preposition = verb.head, verb.head.head
    names = noun.pos_ == doer.pos_ == "PROPN" and noun.ent_type_ in NAMES and doer.ent_type_ in NAMES
    if names and noun.dep_ == "pobj" and preposition.lower_ == "with" and doer.head is noun and noun.i == verb.i + 1:
        doer.hang(verb, "nsubj")
        verb.hang(preposition, "pcomp")
        noun.hang(verb, "dobj")


def _crown(verb: Token, subject: Token) -> None:
    """Makes a word the verb of its sentence, with this subject."""
    root = verb.sent.root
    verb.head.children = tuple(c for c in verb.head.children if c is not verb)
    verb.head, verb.dep_ = verb, "ROOT"
    if root is not verb:
        root.hang(verb, "dep")
    subject.hang(verb, "nsubj")
