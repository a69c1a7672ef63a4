"""A speaker set between a subject and its verb, with whom, where or when he says it: "Chad, the envoy told reporters, had armed Seleka".

The parser gives such a sentence to the speaker: it takes who speaks for an apposition or a second subject, the verb of saying for
the verb of the sentence, and what is said for its second half.
"""

from loaders.extraction.retagging import FINITE
from loaders.extraction.syntax import children, lemma_of
from loaders.extraction.tokens import Span, Token
from loaders.extraction.wordings import wordings

LONGEST = 14  # tokens of the name before, of who says so, of whom, where and when
SPEAKING = frozenset({"neutral", "alleging"})
OPENING = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP", "PRP$", "CD", "VBN"})  # tags with which a name may begin
NAMES = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = ("nsubj", "nsubjpass")
ADDRESSING = frozenset({"tell", "inform", "assure", "remind", "notify"})  # whose object is who hears it
READING = frozenset({"read", "run", "go"})  # what a text itself does
DATED = frozenset({"DATE", "TIME", "CARDINAL"})


def give_teller(verb: Token) -> None:
    """Gives a verb of saying who says so and what he says, which the parser hung on one another."""
    _interpose(verb)
    _address(verb)
    _follow(verb)
    if verb.dep_ == "pobj":
        _state(verb)


def _interpose(saying: Token) -> None:
    """Gives the verb behind the second comma the name before the first, and sets who says so beside it."""
    if saying.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or saying.i < saying.sent.start + 3:
        return
    if wordings().speech.verbs.get(lemma_of(saying)) not in SPEAKING:
        return
    found = _around(saying)
    if found is None:
        return
    name, teller, main = found
    top = saying.sent.root
    if top not in (name, teller, saying, main) or (saying.dep_ == "parataxis" and saying.head is main and name.head is main):
        return
    _rebuild(name, teller, saying, main)


def _address(saying: Token) -> None:
    """Gives a verb of saying what it says, which the parser took for a description of the hearer: "told the council that X had fled"."""
    for hearer in children(saying, "dobj") if saying.lemma in ADDRESSING else ():
        for clause in children(hearer, "relcl", "acl"):
            that = clause.left_edge
            said = children(clause, *SUBJECTS) and that.lower_ == "that" and that.dep_ not in SUBJECTS and that.i == hearer.i + 1
            if said and (that.dep_ == "mark" or children(clause, "dobj", "attr", "acomp")):
                that.hang(clause, "mark")
                clause.hang(saying, "ccomp")


def _follow(saying: Token) -> None:
    """Makes a speaker of the text behind "..., read a statement from X", which the parser took for what somebody read."""
    if saying.lemma not in READING or saying.dep_ != "conj" or saying.head.i > saying.i or saying.nbor(-1).text != ",":
        return
    text = next((c for c in children(saying, "dobj", "npadvmod") if c.i > saying.i), None)
    if (
        text is not None
        and not children(saying, *SUBJECTS)
        and text.left_edge.i == saying.i + 1
        and lemma_of(text) in wordings().speech.nouns
    ):
        text.hang(saying, "nsubj")
        text.dep_, saying.dep_ = "nsubj", "parataxis"


def _state(verb: Token) -> None:
    """Makes the verb of a sentence of "states" behind an agent: "A paper drawn up by the service states that"."""
    by, noun = verb.head, verb.nbor(-1)
    told = next((c for c in children(verb, "relcl", "acl", "ccomp") if c.i > verb.i + 1), None)
    if verb.tag_ != "VBZ" or by.dep_ not in ("agent", "prep") or told is None or verb.nbor().lower_ != "that" or noun.head is not verb:
        return
    text = by.head.head
    if by.head.dep_ != "acl" or text.dep_ != "ROOT":
        return
    verb.head.children = tuple(c for c in by.children if c is not verb)
    verb.head, verb.dep_ = verb, "ROOT"
    verb.doc.rehung()
    for word in [c for c in verb.children if c.i < noun.i]:
        word.hang(noun, word.dep_)
    noun.hang(by, "pobj")
    text.hang(verb, "nsubj")
    told.hang(verb, "ccomp")


def _around(saying: Token) -> tuple[Token, Token, Token] | None:
    """Returns the heads of what stands before the first comma, of who speaks, and the verb behind the second."""
    doc, sentence = saying.doc, saying.sent
    first = next((t.i for t in reversed(doc[sentence.start : saying.i]) if t.text == ","), None)
    second = next((t.i for t in doc[saying.i + 1 : min(saying.i + LONGEST, sentence.end)] if t.text == ","), None)
    if first is None or second is None or second + 2 >= sentence.end:
        return None
    start = sentence.start + (1 if doc[sentence.start].is_punct else 0)
    before, inside = doc[first + 1 : saying.i], doc[saying.i + 1 : second]
    while len(before) and before[0].lower_ in ("or", "so"):
        before = before[1:]
    name, teller = _name(doc[start:first]), _name(before if len(before) else inside)  # ", complains Kenya,"
    if name is None or teller is None or name.ent_type_ in DATED or any(t.tag_ in (*FINITE, "''") for t in inside):
        return None
    main = _finite(doc[second + 1 : sentence.end])
    if main is None or any(c.i > second for c in children(main, *SUBJECTS, "expl")):
        return None
    return name, teller, main


def _name(words: Span) -> Token | None:
    """Returns the head of these words if they are one name or noun with what belongs to it, and no clause."""
    if not 0 < len(words) <= LONGEST or words[0].tag_ not in OPENING or any(t.text == "," or t.tag_ in FINITE for t in words):
        return None
    behind = next((n for n, t in enumerate(words) if t.pos_ in ("ADP", "SCONJ") or t.tag_ in ("VBG", "WP", "WDT")), len(words))
    return next((t for t in reversed(words[:behind]) if t.pos_ in NAMES), None)


def _finite(words: Span) -> Token | None:
    """Returns the verb with which these words begin, else None: "attacked", "had also armed", "is a party"."""
    opening = next((t for t in words[:2] if t.tag_ != "RB"), words[0])
    if opening.tag_ not in (*FINITE, "VBN") or opening.pos_ not in ("VERB", "AUX"):
        return None
    return opening.head if opening.dep_ in ("aux", "auxpass") and opening.head.i > opening.i else opening


def _rebuild(name: Token, teller: Token, saying: Token, main: Token) -> None:
    """Crowns the verb, and hangs on it the name as its subject and the speaker's verb beside it."""
    main.head.children = tuple(c for c in main.head.children if c is not main)
    main.head, main.dep_ = main, "ROOT"
    main.doc.rehung()
    if main.tag_ == "VBN" and not children(main, "aux", "auxpass"):
        main.retag("VBD", "VERB")
    if saying.tag_ == "VBN":
        saying.retag("VBD", "VERB")
    name.hang(main, "nsubjpass" if children(main, "auxpass") else "nsubj")
    saying.hang(main, "parataxis")
    teller.hang(saying, "nsubj")
    for word in (name, teller, saying):
        for child in word.children:
            if child.i > main.i or (child in (*name.children, *teller.children) and child.i > saying.i):
                child.hang(main, child.dep_)
