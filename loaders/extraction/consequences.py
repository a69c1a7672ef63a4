"""What came of it, which the parser hung on what somebody was only let or asked to do: "was cleared to sail, drawing a protest"."""

from loaders.extraction.tokens import Token

ENSUING = frozenset(
    {"drawing", "prompting", "provoking", "sparking", "triggering", "earning", "eliciting", "attracting", "angering", "infuriating"}
)
BELOW = frozenset({"xcomp", "advcl", "acl", "relcl", "ccomp"})


def raise_consequence(verb: Token) -> None:
    """Hangs ", drawing ..." on the verb of its sentence where it stands below an infinitive."""
    done = verb.head
    if verb.lower_ not in ENSUING or verb.dep_ != "advcl" or verb.i == 0 or verb.doc[verb.i - 1].text != ",":
        return
    if not any(c.tag_ == "TO" for c in done.children) or done.i > verb.i:
        return
    above = done
    while above.dep_ in BELOW and above.head.i < verb.i and not _is_finite(above):
        above = above.head
    if above is not done and above.pos_ == "VERB":
        verb.hang(above, "advcl")


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ != "relcl"
