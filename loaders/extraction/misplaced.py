"""Objects that the parser hung on the noun behind them: "took 250 Israelis hostage", "threw Egypt a lifeline", "battled X north of Y"."""

from loaders.extraction.syntax import children
from loaders.extraction.tokens import Token

HELD = frozenset({"hostage", "prisoner", "captive"})
COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
PLURAL = frozenset({"NNS", "NNPS"})


def give_object(verb: Token) -> None:
    """Gives a verb the object that the parser hung on another noun."""
    for noun in children(verb, "dobj", "nsubj"):
        if noun.lower_ in COMPASS:
            _named_before(noun)
        elif noun.lower_ in HELD and noun.dep_ == "dobj":
            _taken(verb, noun)
    for name in children(verb, "dobj", "dative"):
        _given(verb, name)


def _taken(verb: Token, held: Token) -> None:
    """Makes the object of whoever is taken: "took 250 Israelis hostage"."""
    whom = next((c for c in children(held, "compound", "nmod") if c.i + 1 == held.i and c.tag_ in PLURAL), None)
    if whom is not None:
        for word in [c for c in held.children if c.i < whom.i]:
            word.hang(whom, word.dep_)
        whom.hang(verb, "dobj")
        held.dep_ = "oprd"


def _named_before(point: Token) -> None:
    """Gives its place in the clause to the name before a point of the compass: "battled the M23 north of Goma"."""
    name = next((c for c in children(point, "compound", "nmod") if c.i + 1 == point.i and c.pos_ == "PROPN"), None)
    of = next((c for c in children(point, "prep") if c.lower_ == "of"), None)
    if name is None or of is None:
        return
    for word in [c for c in point.children if c.i < name.i]:
        word.hang(name, word.dep_)
    name.hang(point.head, point.dep_)
    point.hang(name, "advmod")


def _given(verb: Token, name: Token) -> None:
    """Makes of what somebody is given an object of its own: "threw Egypt a lifeline"."""
    for thing in children(name, "appos"):
        edge = thing.left_edge
        if name.pos_ == "PROPN" and thing.pos_ == "NOUN" and edge.i == name.i + 1 and edge.lower_ in ("a", "an", "the", "its"):
            thing.hang(verb, "dobj")
            name.dep_ = "dative"
