"""Clauses whose verb is left out because the one before has it: "Chad sent troops and Niger drones", "Iran armed X and Oman Y".

What such a clause has for an object is hung on the verb with the label `gapped`; below it stands whoever does it as `nsubj`, or
whoever is given it as `dative`. The labels are ours: spaCy has none for it.
"""

from collections.abc import Iterator

from loaders.extraction.syntax import GAPPED, children, first, lemma_of
from loaders.extraction.tokens import Token

GIVING = frozenset(
    {"send", "give", "supply", "provide", "donate", "sell", "contribute", "pledge", "promise", "offer", "deliver", "ship", "lend", "grant"}
)
NAMES = frozenset({"GPE", "ORG", "NORP", "PERSON"})
BLAMES = frozenset({"accuse", "suspect", "warn", "remind", "convict", "blame"})


def gapped(verb: Token) -> None:
    """Hangs the objects of clauses without a verb on the verb before them."""
    direct = first(verb, "dobj")
    if direct is None or first(verb, "nsubj") is None:
        return
    if direct.pos_ == "NOUN" and lemma_of(verb) in GIVING:
        for noun in list(_listed(direct)):
            _given(verb, direct, noun)
    for name in [c for host in (direct, *children(direct, "conj")) for c in children(host, "conj", "appos") if c.pos_ == "PROPN"]:
        _behind(verb, name)
    if direct.pos_ == "PROPN":
        _beside(verb, direct)
    if lemma_of(verb) in BLAMES:
        _blamed(verb, direct)


def _listed(noun: Token) -> Iterator[Token]:
    for joined in children(noun, "conj"):
        yield joined
        yield from _listed(joined)


def _bare(noun: Token) -> Token | None:
    """Returns the name of a state right at the beginning of a noun's phrase, as it is and no adjective: "Niger" of "Niger drones"."""
    name = next((c for c in children(noun, "compound", "nmod") if c.pos_ == "PROPN" and c.ent_type_ == "GPE"), None)
    return name if name is not None and not name.text.isupper() and name.left_edge.i == noun.left_edge.i else None


def _given(verb: Token, direct: Token, noun: Token) -> None:
    """Reads "sent troops and Niger drones", and "sent Mali troops and Chad helicopters", where both names are given something."""
    name = _bare(noun)
    if name is None or noun.doc[name.left_edge.i - 1].lower_ not in ("and", ",", "while") or noun.pos_ != "NOUN":
        return
    given = _bare(direct) is not None or first(verb, "dative") is not None
    noun.hang(verb, GAPPED)
    name.hang(noun, "dative" if given else "nsubj")


def _behind(verb: Token, name: Token) -> None:
    """Reads "armed the Houthis and Oman the government", "condemned the strike, Jordan the siege", "recognised X and Russia Y"."""
    noun = first(name, "appos")
    joined = name.doc[name.left_edge.i - 1].lower_ in ("and", ",", ";", "while")
    before = next((c for c in children(name, "compound") if c.i + 1 == name.i and c.left_edge.i == name.left_edge.i), None)
    if joined and before is not None and _are_two(before, name) and name.dep_ in ("conj", "appos"):
        name.hang(verb, GAPPED)
        before.hang(name, "nsubj")
        return
    if noun is None or not joined or noun.left_edge.i != name.i + 1 or first(noun, "det") is None or name.ent_type_ not in NAMES:
        return
    noun.hang(verb, GAPPED)
    name.hang(noun, "nsubj")


def _are_two(one: Token, other: Token) -> bool:
    """True for two names of which no named entity joins the one to the other: "Russia Serbia"."""
    return {one.ent_type_, other.ent_type_} <= NAMES and any(e.start == other.i for e in other.doc.ents)


def _beside(verb: Token, direct: Token) -> None:
    """Reads "supports Azerbaijan and Russia Armenia"."""
    for own in children(direct, "nmod", "compound"):
        other = first(own, "conj")
        if own.pos_ == "PROPN" and other is not None and other.pos_ == "PROPN" and verb.i < own.i < other.i < direct.i:
            direct.hang(verb, GAPPED)
            own.hang(verb, "dobj")
            other.hang(direct, "nsubj")
            return


def _blamed(verb: Token, direct: Token) -> None:
    """Reads "accused Egypt of meddling and Sudan of shelling its troops"."""
    for charge in children(verb, "prep"):
        for wrong in children(charge, "pobj", "pcomp"):
            for name in children(wrong, "conj"):
                behind = [c for c in (*children(name, "prep"), *children(wrong, "prep")) if c.lower_ == charge.lower_ and c.i > name.i]
                if name.pos_ == "PROPN" and name.ent_type_ in NAMES and behind and behind[0].i == name.i + 1:
                    name.hang(direct, "conj")
