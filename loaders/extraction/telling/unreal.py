"""What unmakes a whole sentence: fiction, war games, opening conditions, doubt set beside it, questions."""

from collections.abc import Iterator

from graph.model import Modality, Stance
from loaders.extraction.sayings import ModalWords, Speech
from loaders.extraction.syntax import children, first, lemma_of
from loaders.extraction.telling.walk import Walk
from loaders.extraction.tokens import Span, Token

OPENINGS = frozenset({"if", "unless", "suppose", "supposing", "assuming", "imagine", "whether", "lest", "provided", "providing"})
ONCE = frozenset({"once", "when", "after", "if"})
CONVINCED = frozenset(
    {"convinced", "sure", "certain", "adamant", "categorical", "confident", "persuaded", "topic", "picture", "blunt", "unequivocal"}
)
MAKING = frozenset(
    {"agree", "announce", "find", "sign", "confirm", "answer", "respond", "reply", "follow", "continue"}
)  # what is done with a word
PLACED = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "PERSON", "ORG", "NORP", "EVENT"})  # what heads an entry: "Day 3 in Kyiv:"
AHEAD = (Modality.POSSIBLE, Modality.INTENDED, Modality.REQUESTED)
LONGEST_HEADING, SHORT_HEADING = 15, 5  # tokens before a colon
INVERTED = frozenset({"were", "had", "should"})  # "were it to attack"
BEFORE = frozenset({"even", "only", "and", "but", "so", "what", "just", "as", "let", "us", "'s"})  # words before such an opening
TRUE = frozenset(
    {
        "true",
        "confirmed",
        "right",
        "correct",
        "accurate",
        "reliable",
        "genuine",
        "authentic",
        "verified",
        "credible",
        "anything",
        "borne",
        "real",
    }
)
WITHIN = frozenset({"in", "under", "during", "according", "as", "for", "on", "within"})
GOING = frozenset({"go", "have", "run", "say", "tell"})  # "so the story goes"


class Unreality:
    """Finds it for the predicates of one passage."""

    def __init__(self, speech: Speech, modal: ModalWords) -> None:
        self._speech, self._modal = speech, modal
        self._marks: dict[int, tuple[list[Token], list[Token]]] = {}  # by the start of a sentence

    def _marked(self, sentence: Span) -> tuple[list[Token], list[Token]]:
        """Returns the words of a sentence that may make fiction of it, and those that may put it in doubt."""
        if sentence.start not in self._marks:
            fiction, doubt, unreal = [], [], self._speech.unreal
            for token in sentence:
                lemma = lemma_of(token)
                words = {lemma, token.lower_} | {f"{c.lower_} {lemma}" for c in token.children if c.i < token.i}
                if words & unreal.strong or words & unreal.weak:
                    fiction.append(token)
                if token.dep_ in ("advcl", "relcl", "conj", "ccomp", "parataxis") or lemma in self._speech.retold or lemma in GOING:
                    doubt.append(token)
            self._marks[sentence.start] = fiction, doubt
        return self._marks[sentence.start]

    def add(self, predicate: Token, walk: Walk) -> None:
        """Adds what the sentence around a predicate makes of it."""
        sentence = predicate.sent
        if sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-2].text == "?"):
            walk.stance = Stance.QUESTIONS if walk.stance is Stance.AFFIRMS else walk.stance
        if self._opens_condition(sentence, predicate):
            walk.lower(Modality.CONDITIONAL)
        if walk.modality is Modality.ACTUAL and any(self._is_fiction(t, predicate) for t in self._marked(sentence)[0]):
            walk.modality = Modality.POSSIBLE  # what a novel takes for granted is no fact either
        if _excluded(predicate):
            walk.lower(Modality.NEGATED)
        if self._opens_doubt(sentence, predicate) or self._whispered(sentence, predicate):
            walk.alleging = True
        if self._doubted(sentence, predicate) or self._hedged_before(predicate):
            walk.alleging = True

    def heading(self, predicate: Token, walk: Walk) -> None:
        """Makes an allegation of what stands behind a colon that tells, but where somebody named plainly says it: 'Peru said: "..."'."""
        sentence = predicate.sent
        walk.alleging |= not walk.voices and self._headed(sentence, predicate)
        if not self._announced(sentence, predicate):
            return
        colon = next((t.i for t in sentence if t.text == ":"), sentence.start)
        before = [t for t in sentence.doc[sentence.start : colon] if t.pos_ == "VERB" and lemma_of(t) in self._speech.verbs]
        plainly = [t for t in before if self._speech.verbs[lemma_of(t)] == "neutral" and t.tag_ in ("VBD", "VBZ", "VBP")]
        named = bool(walk.voices) and all(v.actors for v in walk.voices)
        walk.alleging |= not (named and plainly and plainly == before and colon < predicate.i)

    def _opens_condition(self, sentence: Span, predicate: Token) -> bool:
        """True before the comma of a sentence that opens with "if", whatever the parser made of it."""
        start = next((t for t in sentence if not t.is_punct), None)
        if start is not None and start.lower_ == "only" and start.i + 1 < sentence.end and start.nbor().lower_ in ONCE:
            will = next((t.i for t in sentence if t.tag_ == "MD"), None)
            return will is not None and predicate.i < will  # "only once it attacks will they"
        while start is not None and start.lower_ in BEFORE and start.i + 1 < sentence.end:
            start = start.nbor()
        if start is None or start.i >= predicate.i or start.lower_ not in OPENINGS | INVERTED:
            return False
        if start.lower_ in INVERTED and (sentence[-1].text == "?" or start.nbor().pos_ not in ("NOUN", "PROPN", "PRON", "DET", "ADJ")):
            return False
        return not any(t.text == "," and t.i > start.i and _ends_clause(t, start) for t in sentence.doc[start.i : predicate.i])

    def _opens_doubt(self, sentence: Span, predicate: Token) -> bool:
        """True for "Fears Chile attacked Bolivia", a headline in which the parser takes fears for a name."""
        opening = sentence[0]
        if (
            len(sentence) < 3
            or opening.i >= predicate.i
            or sentence[1].pos_ not in ("PROPN", "ADJ")
            or opening.dep_ in ("nsubj", "nsubjpass")
        ):
            return False
        words = {lemma_of(opening), opening.lower_.removesuffix("s")}
        return opening.lower_.endswith("s") and any(w in self._modal.nouns or self._speech.nouns.get(w) == "alleging" for w in words)

    def _announced(self, sentence: Span, predicate: Token) -> bool:
        """True for "Oslo's charge is simple: X attacked", "X attacked: this is the rumour", "The charge, that X attacked, ..."."""
        if any(c.dep_ == "mark" and c.lower_ == "that" and c.i < predicate.i for c in sentence.root.children):
            return True
        before = sentence.doc[sentence.start - 1] if sentence.start > 1 else None
        if before is not None and before.text == ":" and len(before.sent) <= LONGEST_HEADING:
            return self._heads(before.sent[:-1])  # a sentence of its own, says the parser
        colon = next((t.i for t in sentence if t.text == ":"), None)
        if colon is None or colon + 1 >= sentence.end:
            return False
        if colon < predicate.i:
            return self._heads(sentence.doc[sentence.start : colon])
        beside = sentence.doc[colon + 1 : sentence.end]
        pointing = beside[0].lower_ in ("this", "that", "such", "so")
        return pointing and any(t.pos_ == "NOUN" and lemma_of(t) in self._speech.nouns for t in beside)

    def _headed(self, sentence: Span, predicate: Token) -> bool:
        """True behind a colon before which stands no verb and no heading that vouches for what follows: "Chapter three: ..."."""
        before = sentence.doc[sentence.start - 1] if sentence.start > 1 else None
        parted = before is not None and before.text == ":"
        heading = before.sent[:-1] if before is not None and parted else None
        if heading is None:
            colon = next((t.i for t in sentence[: SHORT_HEADING + 2] if t.text == ":"), sentence.start)
            heading = sentence.doc[sentence.start : colon] if colon < predicate.i else sentence[:0]
        if not 1 < len(heading) <= SHORT_HEADING + 1:
            return False
        known = any({t.lower_, lemma_of(t)} & self._speech.headings or t.ent_type_ in PLACED for t in heading)
        return not known and not any(t.pos_ in ("VERB", "AUX") for t in heading)

    def _heads(self, beside: Span) -> bool:
        """True for what tells before a colon that somebody says or believes what follows: "a leaflet read:", "Peru is convinced:"."""
        if len(beside) == 0:
            return False
        last = {lemma_of(beside[-1]), beside[-1].lower_} if len(beside) > 1 else set[str]()
        saying = {lemma_of(t) for t in beside if t.pos_ == "VERB"} - self._speech.showing - MAKING
        words = {t.lower_ for t in beside}
        told = (last - MAKING) | saying
        if told & self._speech.verbs.keys() or words & CONVINCED:
            return True
        if len(beside) <= SHORT_HEADING and self._modal.nouns.get(lemma_of(beside.root)) in AHEAD:
            return True  # "One scenario: X attacks"
        return any(t.pos_ == "NOUN" and lemma_of(t) in self._speech.nouns for t in beside)

    def _whispered(self, sentence: Span, predicate: Token) -> bool:
        """True for ", it is whispered,", ", it was claimed,"."""
        doc = sentence.doc
        return any(
            t.lower_ == "it" and t.dep_ == "nsubjpass" and t.i > sentence.start and doc[t.i - 1].text == "," and t.head != predicate
            for t in sentence
        )

    def _is_fiction(self, token: Token, predicate: Token) -> bool:
        """True for a novel or a war game that the sentence is about, and for a dream or a film in which it happens."""
        words = {lemma_of(token), token.lower_} | {f"{c.lower_} {lemma_of(token)}" for c in token.children if c.i < token.i}
        if words & self._speech.unreal.strong:
            return token.i != predicate.i and not self._is_called(token)
        if not words & self._speech.unreal.weak or token.dep_ not in ("pobj", "nmod", "compound", "poss"):
            return False
        here = token
        while here.dep_ in ("compound", "nmod", "poss") and here.head.i != here.i:
            here = here.head
        if here.dep_ != "pobj" or here.head.lower_ not in ("in", "during", "within"):
            return False
        above = here.head.head
        clause = above.pos_ in ("VERB", "AUX") and (above == predicate or predicate.is_ancestor(here) or above.is_ancestor(predicate))
        joint = token.lower_ in ("exercise", "exercises", "drill", "drills", "game", "games", "series", "model", "plot", "rehearsal")
        return clause and not (joint and not _known(here))

    def _is_called(self, token: Token) -> bool:
        """True for what somebody calls a claim, which makes no fiction of the sentence: 'a charge that it rejected as "pure fiction"'."""
        verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "as" else token.head
        if verb.pos_ != "VERB" or token.dep_ not in ("pobj", "oprd", "ccomp", "xcomp", "dobj"):
            return False
        return lemma_of(verb) in self._speech.regarding or self._speech.verbs.get(lemma_of(verb)) == "denying"

    def _doubted(self, sentence: Span, predicate: Token) -> bool:
        """True where an apposition or a condition puts the whole in doubt: ", a claim Oslo denies", ", if reports are true"."""
        for token in self._marked(sentence)[1]:
            if token.i <= predicate.i and token.dep_ != "advcl":
                continue
            lemma = lemma_of(token)
            if lemma in self._speech.retold and self._apposed(token):
                return not self._accuses(predicate)  # "A accused B of it, a charge that B denies": the act itself is none
            if (
                token.dep_ in ("advcl", "conj", "ccomp")
                and self._is_doubt(token)
                and token != predicate
                and not token.is_ancestor(predicate)
            ):
                return True
            if token.dep_ == "relcl" and lemma in self._speech.doubting and _set_off(token) and self._which(token):
                return True
            if lemma in GOING and token != predicate and any(lemma_of(s) in self._speech.nouns for s in _around(token)):
                return not any(token.is_ancestor(t) and t == predicate for t in (predicate,))
        return False

    def _accuses(self, predicate: Token) -> bool:
        """True for a verb of accusing: what it says is in doubt, and not that it is said."""
        return predicate.pos_ == "VERB" and self._speech.verbs.get(lemma_of(predicate)) == "alleging"

    def _apposed(self, noun: Token) -> bool:
        """True for ", a claim that ..." with words of doubt behind it."""
        start = noun.left_edge.i
        while start < noun.i and noun.doc[start].pos_ == "PUNCT":
            start += 1
        comma = start > noun.sent.start and noun.doc[start - 1].text in (",", "-", "--", "–", "—")
        return comma and any(
            lemma_of(t) in self._speech.doubting or lemma_of(t) in self._speech.levelling or t.lower_ in ("no", "unverified", "false")
            for t in noun.subtree
            if t != noun
        )

    def _is_doubt(self, clause: Token) -> bool:
        """True for "if the reports are true", "if Oslo is to be believed": a condition on the telling and not on the deed."""
        mark = first(clause, "mark")
        words = (clause, *clause.children)
        if lemma_of(clause) == "assume" and clause.tag_ == "VBG":
            return any(t.lower_ in TRUE for c in children(clause, "ccomp") for t in (c, *c.children))  # "Assuming the video is real,"
        if mark is not None and mark.lower_ == "if":
            return any(t.lower_ in TRUE or lemma_of(t) in self._speech.believing for t in words)
        return False

    def _which(self, clause: Token) -> bool:
        """True for ", which it denies": what is denied is the sentence."""
        return any(c.lower_ == "which" and c.dep_ in ("dobj", "nsubjpass") for c in clause.children)

    def _hedged_before(self, predicate: Token) -> bool:
        """True where "reportedly" or "allegedly" stands before the predicate in its clause, whatever the parser hung it on."""
        for token in _back(predicate):
            if token.lower_ in self._speech.adverbs and token.dep_ in ("advmod", "dep", "amod", "npadvmod"):
                return token.i + 4 >= predicate.i or token.head.pos_ in ("VERB", "AUX")
        return False


def _excluded(predicate: Token) -> bool:
    """True for what stands right behind "instead of", "rather than", "short of", "without", whatever the parser hung it on."""
    here = predicate.i - 1
    while here > predicate.sent.start and predicate.doc[here].pos_ in ("ADV", "AUX", "PART", "DET", "ADJ"):
        here -= 1
    words = (predicate.doc[here].lower_, predicate.doc[max(here - 1, 0)].lower_)
    return predicate.pos_ in ("VERB", "AUX") and (
        words[0] == "without" or words in (("of", "instead"), ("than", "rather"), ("of", "short"), ("from", "far"))
    )


def _back(predicate: Token) -> Iterator[Token]:
    """Yields the tokens before a predicate back to the start of its clause."""
    here = predicate.i - 1
    while here >= predicate.sent.start:
        token = predicate.doc[here]
        if token.text in (",", ";", ":", '"') or token.tag_ in ("VBD", "VBZ", "VBP") or token.dep_ in ("mark", "cc"):
            return
        yield token
        here -= 1


def _around(verb: Token) -> list[Token]:
    """Returns the subject of "the story goes", before or after its verb, in a clause of its own."""
    if verb.dep_ not in ("parataxis", "advcl", "conj", "ccomp") or not _set_off(verb):
        return []
    return children(verb, "nsubj", "dobj")


def _set_off(token: Token) -> bool:
    """True where a comma or a dash stands before the clause of a token."""
    start = token.left_edge.i
    return (start > token.sent.start and token.doc[start - 1].text in (",", "-", "--", "–", "—")) or token.doc[start].text == ","


def _ends_clause(comma: Token, opening: Token) -> bool:
    """True for a comma that ends a clause opened before it: a verb stands between."""
    return any(t.pos_ in ("VERB", "AUX") and t.i > opening.i for t in comma.doc[opening.i : comma.i])


def _known(noun: Token) -> bool:
    """True for "the game", "this scenario"."""
    return any(
        c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "his", "her", "their", "its", "one", "another") for c in noun.children
    )
