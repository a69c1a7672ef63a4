"""Relative clauses and clauses set off beside a name that took the verb of the sentence, or lost their own.

"The group, which Turkey backs, has captured X": the tagger takes "backs" for a noun. "X and Y, both run by Z, have backed W": the
parser takes "run" for the verb of the sentence.
"""

from loaders.extraction.gapping import GIVING
from loaders.extraction.syntax import children, first
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import wordings

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE = frozenset({"WDT", "WP"})
POSTS = frozenset({"post", "job", "title", "role", "portfolio", "office", "seat", "position"})
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


def described(verb: Token) -> None:
    """Makes a participle of "made" in "The group, made up of X and Y, met", and a noun's word of "founding" in "were founding members"."""
    beside = verb.tag_ == "VBD" and verb.dep_ == "acl" and verb.nbor(-1).text == "," and verb.head.dep_ in SUBJECTS
    if beside and verb.head.head.i > verb.i and not children(verb, *SUBJECTS, "dobj", "aux"):
        verb.retag("VBN", "VERB")
    members, be = first(verb, "dobj"), first(verb, "aux")
    if verb.lower_ == "founding" and members is not None and be is not None and be.lemma == "be" and verb.dep_ == "relcl":
        be.hang(verb.head, "relcl")
        for child in [c for c in verb.children if c is not members]:
            child.hang(be, child.dep_)
        members.hang(be, "attr")
        verb.hang(members, "amod")


def given(verb: Token) -> None:
    """Makes whoever is given it of the holder of an office whom the parser joined to the thing: "gave the former leader asylum"."""
    thing = first(verb, "dobj") if verb.lemma in GIVING and first(verb, "dative") is None else None
    holder = next((c for c in children(thing, "compound") if c.i + 1 == thing.i), None) if thing is not None else None
    if thing is None or holder is None or holder.tag_ != "NN" or thing.lemma in POSTS:
        return
    if all(office.words != (holder.lower_,) for office in wordings().offices.get(holder.lower_, ())):
        return  # "air defence systems"
    for word in [c for c in thing.children if c.i < holder.i]:
        word.hang(holder, word.dep_)
    holder.hang(verb, "dative")


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
