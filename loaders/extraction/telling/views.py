"""In whose view a sentence is: "in Oslo's telling", "per officials", "as Oslo puts it", "to hear Oslo tell it"."""

from loaders.extraction.quotations import Voice
from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import children, first, lemma_of, objects_of
from loaders.extraction.telling.voices import Voices
from loaders.extraction.tokens import Token

VIEWING = frozenset({"in", "by", "on", "from", "to", "under", "at", "per"})
EYES = frozenset({"eye", "eyes", "mind", "book"})  # "in the eyes of", and not "under the eyes of"
GENERAL = frozenset({"all", "some", "most", "many", "one", "various", "several", "different", "other"})  # "by various estimates"
JUDGING = frozenset({"be", "mean", "seem", "look", "appear", "remain", "prove", "show", "become", "constitute", "represent"})
VIEWERS = frozenset({"State", "Alliance", "ArmedGroup"})  # kinds that may see a deed so: "For Oslo, X attacked first"
HEARING = frozenset({"hear", "believe", "trust", "credit", "judge", "listen"})


class Views:
    """Finds whose view the words of one passage give."""

    def __init__(self, voices: Voices, speech: Speech) -> None:
        self._voices, self._speech = voices, speech

    def voice(self, token: Token, predicate: Token) -> Voice | None:
        """Returns whose view of a predicate begins at this token, else None."""
        lemma = lemma_of(token)
        if lemma == "point" and any(c.lower_ == "vantage" for c in token.children):
            lemma = "vantage"
        if token.dep_ == "pobj" and lemma in self._speech.views and token.i != predicate.i:
            return self._whose(token, lemma)
        if token.tag_ == "VBG" and token.lower_ in self._speech.views and token.i > 2 and token.nbor(-1).lower_ == "'s":
            return self._misread(token)
        if token.lower_ == "per" and token.dep_ == "prep":
            sayer = next(iter(children(token, "pobj")), None)
            return self._voices.of(sayer) if sayer is not None and self._voices.can_say(sayer) else None
        if token.dep_ in ("advcl", "relcl") and lemma in self._speech.putting and (voice := self._putting(token, predicate)) is not None:
            return voice
        if token.lower_ == "concerned" and [t.lower_ for t in token.doc[max(token.left_edge.i - 2, 0) : token.left_edge.i]] == [
            "as",
            "far",
        ]:
            return next((self._voices.of(s) for s in children(token, "nsubjpass", "nsubj")), None)  # "as far as Oslo is concerned"
        if token.dep_ == "pobj" and self._for_whom(token, predicate):
            return self._voices.of(token)
        return self._hearing(token) if token.dep_ == "advcl" and lemma in HEARING else None

    def _for_whom(self, token: Token, predicate: Token) -> bool:
        """True for who opens "For Oslo, it is clear that", "To the exiles, it is plain that": what follows is his view."""
        start = next((t for t in token.sent if not t.is_punct), token)
        if start.lower_ not in ("for", "to") or token.head.i != start.i or not self._voices.can_say(token):
            return False
        judging = lemma_of(start.head) in JUDGING and start.head.is_ancestor(predicate) and start.head != predicate
        viewing = (
            start.lower_ == "for"
            and lemma_of(start.head) not in self._speech.done_for
            and any(r.named.kind in VIEWERS for r in self._voices.of(token).actors)
        )
        return (judging or viewing) and token.right_edge.i + 1 < len(token.doc) and token.doc[token.right_edge.i + 1].text == ","

    def _misread(self, token: Token) -> Voice | None:
        """Returns whose reckoning "by Oslo's reckoning" is where the parser took it for a verb."""
        doc, start = token.doc, token.i - 2
        while start > token.sent.start and doc[start].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PRON"):
            start -= 1
        return self._voices.of(doc[token.i - 2]) if doc[start].lower_ in VIEWING else None

    def _whose(self, noun: Token, lemma: str) -> Voice | None:
        """Returns whose view, account or telling a noun behind a preposition is."""
        pointed = noun.head.lower_ == "of" and noun.head.head.lower_ == "point"  # "from the point of view of"
        opening = noun.head.head.head if pointed else noun.head
        if opening.lower_ not in VIEWING or opening.dep_ == "agent" or (lemma in EYES and opening.lower_ not in ("in", "to")):
            return None
        whose = [*children(noun, "poss", "amod", "compound"), *(o for p in ("of", "by") for o in objects_of(noun, p))]
        whose += [
            o for c in children(noun, "acl") if c.tag_ == "VBN" for a in children(c, "agent") for o in children(a, "pobj")
        ]  # "given by"
        whose += children(noun.head.head, "poss") if pointed else []  # "from Oslo's point of view"
        reached = next((v for t in whose if (v := self._voices.of(t)).actors), None)
        general = opening.lower_ == "by" and any(c.lower_ in GENERAL for c in noun.children)
        unnamed = [t for t in whose if lemma_of(t) in self._speech.unnamed]
        return reached or (self._voices.of(unnamed[0]) if unnamed else self._voices.words(noun) if general else None)

    def _putting(self, verb: Token, predicate: Token) -> Voice | None:
        """Returns who "as Oslo puts it", "the way Oslo sees it" names."""
        mark = first(verb, "mark", "advmod")
        way = verb.dep_ == "relcl" and verb.head.lower_ in ("way", "manner") and verb.head.dep_ in ("npadvmod", "dep", "nsubj", "advmod")
        if not way and (mark is None or mark.lower_ != "as" or mark.i > verb.i):
            return None
        if verb.i in (predicate.i, predicate.head.i) or verb.is_ancestor(predicate) or children(verb, "ccomp", "xcomp", "nsubjpass"):
            return None
        if any(c.lower_ not in ("it", "this", "things", "matters") for c in children(verb, "dobj")) and lemma_of(verb) != "tell":
            return None
        subject = first(verb, "nsubj")
        return self._voices.of(subject) if subject is not None and self._voices.speaks(subject) else None

    def _hearing(self, verb: Token) -> Voice | None:
        """Returns who "to hear Oslo tell it", "to believe Oslo" names."""
        if not any(c.tag_ == "TO" for c in verb.children):
            return None
        told = [s for c in children(verb, "ccomp", "xcomp") for s in children(c, "nsubj")] + children(verb, "dobj") + objects_of(verb, "to")
        return self._voices.of(told[0]) if told else None
