"""What came of it, which the parser hung on what somebody was only let or asked to do: "was cleared to sail, drawing a protest"."""

from loaders.extraction.syntax import lemma_of
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import wordings

BELOW = frozenset({"xcomp", "advcl", "acl", "relcl", "ccomp"})


def raise_consequence(verb: Token) -> None:
    """Hangs ", drawing ..." on the verb of its sentence where it stands below an infinitive."""
    done = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i == 0 or verb.doc[verb.i - 1].text != ",":
        return
    if lemma_of(verb) not in wordings().speech.ensuing or done.i > verb.i or not any(c.tag_ == "TO" for c in done.children):
        return
    above = done
    while above.dep_ in BELOW and above.head.i < verb.i and not _is_finite(above):
        above = above.head
    if above is not done and above.pos_ == "VERB":
        verb.hang(above, "advcl")


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ != "relcl"
