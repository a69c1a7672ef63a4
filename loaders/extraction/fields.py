"""Adjectives of a state that name a field of learning, and not the state: "the Somali Studies Programme"."""

from loaders.extraction.tokens import Doc

JOINING = frozenset({"and", "&", ","})


def names_a_field(doc: Doc, end: int, learning: frozenset[str]) -> bool:
    """True where an adjective that ends here stands before the name of a field: "Chinese Language", "Russian and Eurasian Studies"."""
    at = end
    while at + 1 < len(doc) and doc[at].lower_ in JOINING and doc[at + 1].is_title:
        at += 2
    return at < len(doc) and doc[at].lower_ in learning and (doc[at].is_title or doc[at].lower_ == "studies")
