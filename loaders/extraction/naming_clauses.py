"""A clause that only says what somebody calls a thing: "bombed what Delhi called a camp", "hit what it said was a depot"."""

from loaders.extraction.syntax import children, first, objects_of
from loaders.extraction.tokens import Token

CALLING = frozenset({"call", "describe", "term", "consider", "regard", "see", "denounce", "brand", "label", "dub", "deem"})
SAYING = frozenset({"say", "claim", "allege", "believe", "insist", "suspect"})
NAMES = frozenset({"NORP", "GPE", "ORG"})
TENSES = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def give_called(verb: Token) -> None:
    """Gives the noun of such a clause to the word that governs the clause, and hangs the clause on the noun."""
    head = verb.head
    if verb.dep_ not in ("ccomp", "pcomp") or verb.tag_ not in TENSES or verb.left_edge.lower_ != "what" or head.i > verb.i:
        return
    noun = _called(verb) if verb.lemma in CALLING else _said_to_be(verb) if verb.lemma in SAYING else None
    behind = [p for p in children(verb, "prep") if noun is not None and p.i > noun.i]
    if noun is None or not (
        behind or children(noun, "prep", "poss") or any(t.pos_ == "PROPN" or t.ent_type_ in NAMES for t in noun.subtree)
    ):
        return  # "condemned what it called aggression": whose, what was told before says
    noun.hang(head, "dobj" if verb.dep_ == "ccomp" else "pobj")
    verb.hang(noun, "relcl")
    for word in behind:
        word.hang(noun, "prep")


def _called(verb: Token) -> Token | None:
    """Returns what "what" is called: "what X called a camp", "what X described as a camp"."""
    names = children(verb, "oprd", "attr", "ccomp", "dobj") or objects_of(verb, "as")
    return next((n for n in names if n.i > verb.i), None)


def _said_to_be(verb: Token) -> Token | None:
    """Returns what "what" is said to be: "what X said was a camp"."""
    being = first(verb, "ccomp")
    return first(being, "attr") if being is not None and being.lemma == "be" else None
