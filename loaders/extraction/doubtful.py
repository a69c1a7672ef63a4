"""Whether a text doubts who did something: "suspected rebels", "troops believed to be Rwandan", "jets apparently sent by Chad"."""

from collections.abc import Iterable

from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import children, lemma_of
from loaders.extraction.tokens import Token

IDENTIFYING = frozenset({"identify", "describe", "name", "recognise", "recognize"})


class Doubtful:
    """Knows the words of doubt about a doer."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def any(self, doers: Iterable[Token], verb: Token) -> bool:
        """True where a doer of a verb is doubted by an adjective, an adverb behind a comma, or a clause of his before the verb."""
        for doer in doers:
            before = [c for c in doer.children if c.dep_ == "amod"]
            if any(c.lower_ in self._speech.adjectives for a in before for c in (a, *a.children)):
                return True
            by = doer.head
            if (
                doer.i > verb.i
                and by.lower_ == "by"
                and (by.nbor(-1).lower_ in self._speech.adverbs or any(c.lower_ in self._speech.adverbs for c in by.children))
            ):
                return True  # "was bombed, supposedly by Chad"
            if any(t.lower_ in self._speech.adverbs and t.nbor(-1).text == "," for t in doer.doc[doer.i + 1 : verb.i]):
                return True  # "The attack, presumably by Chad, killed"
            clauses = (c for c in doer.children if c.dep_ in ("acl", "relcl") and c.i < verb.i) if doer.pos_ == "NOUN" else ()
            if any(self._thought(c) for c in clauses):
                return True
        return self._misread(verb)

    def _thought(self, clause: Token) -> bool:
        """True for "presumed to be Rwandan", "which are believed to have come from Chad", "identified as Eritrean"."""
        lemma = lemma_of(clause)
        believed = clause.tag_ in ("VBN", "VBD") and lemma in self._speech.said_to and not children(clause, "nsubj")
        if believed and children(clause, "xcomp", "oprd", "acomp"):
            return True
        named = lemma in IDENTIFYING and any(p.lower_ == "as" for p in children(clause, "prep"))
        return named or any(c.lower_ in self._speech.adverbs for c in children(clause, "advmod"))

    def _misread(self, verb: Token) -> bool:
        """True where the parser took "presumed" for the main verb: "Soldiers presumed to be Rwandan attacked the ferry"."""
        above = verb.head
        behind = verb.dep_ in ("advcl", "ccomp", "conj") and above.dep_ == "ROOT" and above.i < verb.i
        believed = behind and above.tag_ in ("VBD", "VBN") and lemma_of(above) in self._speech.said_to
        return believed and any(c.i < verb.i for c in children(above, "xcomp")) and not children(above, "auxpass", "cc", "punct")
