"""Who says so at an end of a sentence, whatever the parser makes of it: "Oslo: ...", "...: officials", "..., Oslo says"."""

from graph.model import Part
from loaders.extraction.discourse import WE
from loaders.extraction.document import Passage
from loaders.extraction.gazetteer import publishes
from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import BLAMING, children, lemma_of
from loaders.extraction.telling.naming import ADDRESSING, QUOTING, RELATIVE, SAYING, named_before
from loaders.extraction.telling.voices import Voices
from loaders.extraction.tokens import Span, Token

HEADINGS = frozenset(
    {"explainer", "analysis", "opinion", "exclusive", "watch", "live", "breaking", "update", "updated", "factbox", "timeline", "video",
     "photos", "interview", "podcast", "editorial", "comment", "commentary", "profile", "feature", "insight", "column", "review", "quiz"}
)  # fmt: skip
MOST_BESIDE_COLON = 6  # tokens of a name set off by a colon
DASHES, LONGEST_SIGNATURE = frozenset({"-", "--", "–", "—"}), 9  # tokens
LONGEST_AFTERTHOUGHT = 14  # words
TIMED_OR_PLACED = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "CARDINAL", "ORDINAL"})  # labels of what heads an entry: "Monday: ..."


class Ends:
    """Finds such speakers in one passage."""

    def __init__(self, passage: Passage, voices: Voices, speech: Speech) -> None:
        self._passage, self._voices, self._speech = passage, voices, speech

    def sayers(self, sentence: Span, acts: set[int]) -> list[Token]:
        """Returns the heads of those who say so of a predicate, but for verbs of saying already met (`acts`)."""
        found = (
            self._before_colon(sentence),
            self._after_colon(sentence),
            self._trailing(sentence, acts),
            self._dashed(sentence),
            self._inverted(sentence, acts),
            self._turned(sentence, acts),
            self._bracketed(sentence, acts),
            self._or_so(sentence),
            self._quoted(sentence, acts),
        )
        return [f for f in found if f is not None]

    def _quoted(self, sentence: Span, acts: set[int]) -> Token | None:
        """Returns who "was quoted as saying" what stands before: "..., a Peruvian general was quoted as saying by the agency"."""
        for verb in sentence:
            if verb.tag_ == "VBN" and lemma_of(verb) in QUOTING and verb.i not in acts and verb.dep_ not in ("acl", "relcl"):
                saying = [s for c in children(verb, "prep") if c.lower_ == "as" for s in children(c, "pcomp")]
                heard = next((s for s in children(verb, "nsubjpass") if sentence.doc[s.left_edge.i - 1].text in (",", '"', "''")), None)
                if heard is not None and saying and not any(children(s, "ccomp") for s in saying):
                    return heard
        return None

    def _before_colon(self, sentence: Span) -> Token | None:
        """Returns who stands alone before a colon at the head of a sentence: "Turkey: Armenia attacked", "Report: ..."."""
        before = sentence.doc[sentence.start - 1] if sentence.start > 1 else None
        if before is not None and before.text == ":" and len(before.sent) <= MOST_BESIDE_COLON:
            start = before.sent.start  # a sentence of its own, says the parser
            return self._sayer(start, before.i) or self._unknown(start, before.i)
        colon = next((t.i for t in sentence[: LONGEST_AFTERTHOUGHT + 1] if t.text == ":"), None)
        if colon is None:
            return None
        comma = next((t.i for t in sentence.doc[sentence.start : colon] if t.text == ","), colon)  # "Jan Berg, the minister: ..."
        if comma - sentence.start > MOST_BESIDE_COLON or any(t.pos_ in ("VERB", "AUX") for t in sentence.doc[comma:colon]):
            return None
        return self._sayer(sentence.start, comma) or self._unknown(sentence.start, colon)

    def _unknown(self, start: int, colon: int) -> Token | None:
        """Returns a lone name that nobody knows: "Maruwa: rebels shelled the port"."""
        word = self._passage.doc[start]
        lone = colon == start + 1 and word.is_title and word.is_alpha and word.pos_ in ("NOUN", "PROPN", "ADJ", "X")
        return (
            word if lone and not {word.lower_, lemma_of(word)} & self._speech.headings and word.ent_type_ not in TIMED_OR_PLACED else None
        )

    def _after_colon(self, sentence: Span) -> Token | None:
        """Returns who stands alone after the last colon of a headline: "Sudan arms rebels: officials"."""
        colon = next((t.i for t in reversed(sentence[-MOST_BESIDE_COLON - 1 :]) if t.text == ":"), None)
        return self._sayer(colon + 1, sentence.end) if colon is not None else None

    def _dashed(self, sentence: Span) -> Token | None:
        """Returns who stands alone behind the last dash of a headline, or behind the dash that follows a quotation."""
        if (signed := self._signature(sentence)) is not None:
            return signed
        dash = next((t.i for t in reversed(sentence[-MOST_BESIDE_COLON - 1 :]) if t.text in ("-", "--", "–", "—") and t.whitespace_), None)
        if dash is None or dash == sentence.start:
            return None
        quoted = self._passage.doc[dash - 1].text in ('"', "''", "'", ",")
        return self._sayer(dash + 1, sentence.end) if quoted or self._passage.part is Part.HEADLINE else None

    def _signature(self, sentence: Span) -> Token | None:
        """Returns who stands behind the dash with which a paragraph ends: "X shelled the port. — Foreign Ministry of Y"."""
        doc = self._passage.doc
        at = next((t.i for t in reversed(doc[-LONGEST_SIGNATURE:]) if t.text in DASHES | {"("} and t.i + 1 < len(doc)), None)
        if at is None or at <= sentence.start or doc[at - 1].text in ('"', "''") or (doc[at].text == "(" and not _closes(doc[at:])):
            return None
        sayer = self._sayer(at + 1, next((t.i for t in doc[at:] if t.text == ")"), len(doc)))
        if sayer is None or doc[at + 1].pos_ in ("DET", "PRON", "CCONJ") or any(t.dep_ == "conj" for t in doc[at + 1 :]):
            return None
        ended = doc[at - 1].text in (".", "!") and doc[at].text != "("
        organ = lemma_of(sayer) in self._speech.unnamed and (doc[at].text == "(" or not doc[len(doc) - 1].is_punct)
        organ |= doc[at].text != "(" and any(publishes(r.named) for r in self._voices.of(sayer).actors)  # "X shelled the port - Reuters"
        return sayer if (ended or organ) and self._voices.of(sayer).actors else None

    def _trailing(self, sentence: Span, acts: set[int]) -> Token | None:
        """Returns who says so in "..., lawmakers claim", "..., the army's press office said on Tuesday in a statement"."""
        doc = self._passage.doc
        for verb in reversed(sentence):
            if verb.text == "," and any(t.pos_ in ("VERB", "AUX") for t in doc[verb.i : sentence.end]):
                return None
            if verb.i in acts or lemma_of(verb) not in self._speech.verbs or not self._ends(verb, sentence):
                continue
            sayer = named_before(verb)
            if sayer is not None and verb.dep_ in ("relcl", "acl") and verb.head == sayer:
                continue  # ", a claim that Peru dismissed as absurd"
            if verb.dep_ == "conj" and self._speech.verbs[lemma_of(verb)] == "denying":
                continue  # "Peru accused Chile of a raid, Chile denied": the raid
            return sayer or (self._described(verb) if verb.pos_ == "VERB" else None)
        return None

    def _described(self, verb: Token) -> Token | None:
        """Returns who says so where a description parts name and verb: ", a diplomat who asked not to be named told Reuters"."""
        doc = verb.doc
        start = next((t.i + 1 for t in reversed(doc[verb.sent.start : verb.i]) if t.text == ","), verb.i)
        head = self._head(start, verb.i)
        own = [s for s in children(verb, "nsubj") if s.i >= start]
        closed = any(
            t.pos_ in ("VERB", "AUX") for t in doc[start : verb.i]
        )  # "a charge that Mali denies": the verb is the description's own
        return head if head is not None and closed and (not own or own == [head]) else None

    def _head(self, start: int, end: int) -> Token | None:
        """Returns the head of a name with which these tokens begin, up to its description, if it can say something."""
        words = self._passage.doc[start:end]
        described = next((n for n, t in enumerate(words) if t.pos_ in ("VERB", "AUX") or t.lower_ in RELATIVE or t.text == ","), len(words))
        return self._sayer(start, start + described) if described else None

    def _turned(self, sentence: Span, acts: set[int]) -> Token | None:
        """Returns who says so in ", argued a researcher quoted by the agency", ", insisted Peru, whose envoys had seen it"."""
        for comma in (t for t in sentence[:-2] if t.text == ","):
            verb = comma.nbor()
            kind = self._speech.verbs.get(lemma_of(verb)) if verb.tag_ in SAYING and verb.dep_ != "ROOT" else None
            plainly = kind in ("neutral", "alleging") and lemma_of(verb) not in ADDRESSING | BLAMING | QUOTING | {"warn"}
            before = any(s.i < verb.i for s in children(verb, "nsubj", "nsubjpass"))
            before = before or any(c.i > verb.i and children(c, "nsubj") for c in children(verb, "ccomp"))  # ", says Peru lies"
            if plainly and verb.i not in acts and not before and (head := self._head(verb.i + 1, sentence.end)) is not None:
                return head
        return None

    def _bracketed(self, sentence: Span, acts: set[int]) -> Token | None:
        """Returns who says so in "Chad, said its defence minister, had never attacked Sudan", whatever the parser makes of it."""
        doc = sentence.doc
        for comma in (t for t in sentence[:-2] if t.text == ","):
            verb = comma.nbor()
            lemma = lemma_of(verb)
            if verb.tag_ not in SAYING or verb.i in acts or self._speech.verbs.get(lemma) not in ("neutral", "alleging"):
                continue
            end = next((t.i for t in doc[verb.i + 1 : min(verb.i + MOST_BESIDE_COLON + 4, sentence.end)] if t.text == ","), None)
            if end is not None and lemma not in ADDRESSING | BLAMING | {"warn"} and (sayer := self._sayer(verb.i + 1, end)) is not None:
                return sayer
        return None

    def _or_so(self, sentence: Span) -> Token | None:
        """Returns the words of nobody named in ", or so goes the story in Lima", ", or so it is said"."""
        so = next((t for t in sentence[1:] if t.lower_ == "so" and t.nbor(-1).lower_ == "or" and t.i + 1 < sentence.end), None)
        if so is None or so.head.i < so.i or so.head.pos_ not in ("VERB", "AUX"):
            return None
        passive = so.head.tag_ == "VBN"
        if not passive and (so.head.tag_ not in SAYING or lemma_of(so.head) in self._speech.verbs):
            return None
        return so if passive else next(iter(children(so.head, "nsubj")), so)

    def _ends(self, verb: Token, sentence: Span) -> bool:
        """True for a verb of saying after which only whom, when and how is told."""
        if verb.i + 1 >= sentence.end or all(t.is_punct for t in self._passage.doc[verb.i + 1 : sentence.end]):
            return True
        if verb.tag_ not in SAYING or self._passage.quotation_of(verb) is not None:
            return False
        own = next((t.i for t in self._passage.doc[verb.i : sentence.end] if t.text == ";"), sentence.end)  # "...; he gave no proof"
        objects = [c for c in children(verb, "dobj", "attr", "oprd", "xcomp") if verb.i < c.i < own]
        clause = any(verb.i < c.i < own for c in children(verb, "ccomp", "nsubj"))
        return not clause and (not objects or lemma_of(verb) in ADDRESSING)

    def _inverted(self, sentence: Span, acts: set[int]) -> Token | None:
        """Returns who says so in ", insists Peru."."""
        words = [t for t in sentence if not t.is_punct or t.text == ","]
        comma = next((t.i for t in reversed(words) if t.text == ","), None)
        if comma is None or comma + 2 >= sentence.end or words[-1].i - comma > MOST_BESIDE_COLON:
            return None
        verb = self._passage.doc[comma + 1]
        told = verb.i in acts or any(s.i < verb.i for s in children(verb, "nsubj", "nsubjpass"))
        if told or verb.dep_ == "ROOT" or verb.tag_ not in SAYING or lemma_of(verb) not in self._speech.verbs or lemma_of(verb) in QUOTING:
            return None
        return self._sayer(comma + 2, words[-1].i + 1)

    def _sayer(self, start: int, end: int) -> Token | None:
        """Returns the head of these tokens if they name somebody who can say something, and nothing else."""
        words = self._passage.doc[start:end]
        while words and words[-1].is_punct:
            words = words[:-1]
        if not words or any(t.pos_ in ("VERB", "AUX") for t in words):
            return None
        root = words.root
        if root.pos_ in ("ADP", "SCONJ") or (root.pos_ == "PRON" and root.lower_ in WE) or not any(c.isalpha() for c in root.text):
            return None  # "On the agenda: ..."; "we" are whoever speaks, and name nobody
        if root.lower_ in HEADINGS or self._voices.can_say(root):
            return None if root.lower_ in HEADINGS else root
        owned = any(self._voices.can_say(c) for c in children(root, "poss"))  # "Ethiopia's Abiy: ..."
        return root if root.pos_ == "PROPN" and (root.ent_type_ == "PERSON" or owned) else None


def _closes(words: Span) -> bool:
    """True for a bracket with which a paragraph ends."""
    closing = next((t.i for t in words if t.text == ")"), None)
    return closing is not None and all(t.is_punct for t in words.doc[closing : words.end])
