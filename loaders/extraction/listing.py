"""Names in lists and beside descriptions that the parser hung on the wrong word.

"President X of Kenya and Y of Uganda" joins Y to Kenya; "the presidents of A and B, X and Y, met" makes four parties of two; "a foe of
Iran, the MEK attacked" and "Laos, though a member of ASEAN, backed" have two subjects each.
"""

from loaders.extraction.syntax import children, first
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Trigger, wordings

SUBJECTS = ("nsubj", "nsubjpass")
PLURAL = frozenset({"NNS", "NNPS"})
CONCEDING = frozenset({"though", "although", "while", "once"})


def listed(name: Token) -> None:
    """Hangs the second of two names where it belongs."""
    if name.ent_type_ == "PERSON":
        _to_person(name)


def _to_person(name: Token) -> None:
    """Lists a person with the person before him, not with that one's state: "X of Kenya and Y of Uganda"."""
    state = name.head
    of = state.head
    if state.dep_ == "pobj" and of.lower_ == "of" and state.ent_type_ == "GPE" and of.head.ent_type_ == "PERSON" and of.head.i < state.i:
        name.hang(of.head, "conj")
    elif state.dep_ == "pobj" and of.lower_ == "of" and of.head.tag_ in PLURAL and name.doc[name.left_edge.i - 1].text == ",":
        name.hang(of.head, "appos")  # "the presidents of A and B, X and Y"


def beside_plural(noun: Token) -> None:
    """Sets the names of a closed list beside the plural before it: "the presidents of A and B, X and Y, met"."""
    for name in children(noun, "conj"):
        start, end = name.left_edge.i, name.right_edge.i + 1
        several = name.pos_ == "PROPN" and name.ent_type_ == "PERSON" and children(name, "conj")
        if several and noun.doc[start - 1].text == "," and end < noun.sent.end and noun.doc[end].text == "," and not children(noun, "cc"):
            name.hang(noun, "appos")


def beside_name(verb: Token) -> None:
    """Sets a description beside the name that shares its verb: "A foe of Iran, the MEK attacked", "Laos, though a member of X, backed"."""
    several = children(verb, *SUBJECTS)
    if len(several) != 2 or several[1].i > verb.i:
        return
    one, other = several
    if _describes(one) and one.left_edge.i == verb.sent.start and other.pos_ == "PROPN" and other.doc[one.right_edge.i + 1].text == ",":
        one.hang(other, "appos")
    elif one.pos_ == "PROPN" and _describes(other) and other.doc[other.left_edge.i - 1].lower_ in CONCEDING:
        other.hang(one, "appos")
        for mark in (c for c in children(verb, "mark", "advmod") if c.i == other.left_edge.i - 1):
            mark.hang(other, "advmod")


def _describes(noun: Token) -> bool:
    """True for "a longtime foe of Iran": what is said of somebody, and nobody by itself."""
    words = wordings()
    role = noun.tag_ == "NN" and (noun.lemma in words.frames[Trigger.ROLE] or noun.lower_ in words.offices)
    return role and any(c.lower_ in ("a", "an") for c in children(noun, "det")) and first(noun, "prep") is not None


def once(word: Token) -> None:
    """Sets what somebody once was beside the subject behind it: "Once an ally of Moscow, Georgia accuses"."""
    role, verb = first(word, "pobj", "dep"), word.head
    doer = first(verb, *SUBJECTS)
    if role is not None and doer is not None and doer.pos_ == "PROPN" and doer.i < verb.i and word.doc[role.right_edge.i + 1].text == ",":
        role.hang(doer, "appos")
        word.hang(role, "advmod")
