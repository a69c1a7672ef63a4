"""A name that the parser gave to the verb of saying behind it: "X attacked Goma, Congo's army spokesman said"."""

from loaders.extraction.syntax import children, first
from loaders.extraction.tokens import Token

SAYING = frozenset({"say", "tell", "report", "claim", "add", "announce", "confirm", "state", "allege", "insist", "write"})


def give_back_object(verb: Token) -> None:
    """Makes the object of the verb before it of a name that the parser took for who says so, and of its apposition the speaker."""
    name = first(verb, "nsubj") if verb.lemma_ in SAYING else None
    speaker = first(name, "appos") if name is not None and name.i < verb.i else None
    if name is None or speaker is None or speaker.right_edge.i + 1 != verb.i or name.left_edge.i == 0:
        return
    done = name.left_edge.nbor(-1)
    parted = verb.doc[speaker.left_edge.i - 1].text == ","
    if parted and done.pos_ == "VERB" and done.head.i == verb.i and not children(done, "dobj", "auxpass"):
        speaker.hang(verb, "nsubj")
        name.hang(done, "dobj")
