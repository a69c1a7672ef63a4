"""Men who only pass for somebody's soldiers: "Men dressed as Indian soldiers attacked a post", where the parser has the soldiers attack."""

from loaders.extraction.syntax import children, first
from loaders.extraction.tokens import Token

PASSING = frozenset({"dress", "disguise", "pose", "masquerade", "camouflage", "pass", "parade", "present", "impersonate"})


def unmask(verb: Token) -> None:
    """Gives the verb behind "dressed as soldiers" whoever is so dressed for its subject."""
    names = children(verb, "nsubj")
    if len(names) > 1 and (before := names[1].left_edge.nbor(-1)).lower_ == "as" and before.head.lemma in PASSING:
        names[1].hang(before, "pobj")
        return
    as_ = next((c for c in children(verb, "mark") if c.lower_ == "as"), None)
    passing = verb.head
    if as_ is None or verb.dep_ != "advcl" or passing.lemma not in PASSING or not passing.i < as_.i < verb.i:
        return
    worn = first(verb, "nsubj")
    wearer = first(passing, "nsubj") if passing.dep_ == "ROOT" else passing.head if passing.dep_ in ("acl", "relcl") else None
    if worn is None or wearer is None or worn.left_edge.i != as_.i + 1 or wearer.i > passing.i:
        return
    if passing.dep_ != "ROOT" and wearer.dep_ != "ROOT":
        return
    wearer.head.children = tuple(c for c in wearer.head.children if c is not wearer)
    passing.children = tuple(c for c in passing.children if c is not verb)
    verb.head, verb.dep_ = verb, "ROOT"
    wearer.hang(verb, "nsubj")
    if passing.tag_ == "VBD" and passing.head is passing:
        passing.retag("VBN", "VERB")
    if passing.head is passing:
        passing.hang(wearer, "acl")
    as_.hang(passing, "prep")
    worn.hang(as_, "pobj")
