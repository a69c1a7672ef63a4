"""Words that the tagger takes for another part of speech, set right: verbs that it took for nouns or adjectives."""

from loaders.extraction.syntax import children, first
from loaders.extraction.tokens import Span, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PARTICIPLES = {
    "armed": "arm", "backed": "back", "trained": "train", "supplied": "supply", "funded": "fund", "financed": "finance",
    "sponsored": "sponsor", "supported": "support", "equipped": "equip", "led": "lead", "aligned": "align", "allied": "ally",
    "brokered": "broker", "mediated": "mediate", "occupied": "occupy", "paid": "pay", "sanctioned": "sanction",
}  # fmt: skip


def retagged(word: Token) -> None:
    """Takes a word for the verb that it is, where the words around it show it."""
    if word.tag_ == "NN" and word.lower_.endswith("bours"):
        word.retag("NNS", "NOUN")  # "neighbours", whose British spelling the tagger does not know
        word.lemma = word.lower_.removesuffix("s")
    elif word.tag_ == "NNS" and word.dep_ == "relcl":
        _finite(word)
    elif word.tag_ == "NNS" and word.dep_ == "compound" and word.head.dep_ in ("dobj", "ccomp", "compound") and word.i > word.sent.start:
        _told(word)
    elif word.tag_ == "NNS" and word.dep_ == "conj" and word.head.tag_ == "VBZ" and all(c.dep_ == "dobj" for c in word.children):
        word.retag("VBZ", "VERB")  # "whose army X trains and equips"
    elif word.tag_ == "TO" and word.dep_ in ("prep", "dative"):
        word.retag("IN", word.pos_)  # "to which X has sold rifles" is no infinitive
    elif word.dep_ == "ROOT" and word.pos_ == "NOUN":
        if word.lower_ == "read" and first(word, "nsubj") is not None:
            word.retag("VBD", "VERB")  # '"...," the note read'
        _verbless(word)
    elif word.dep_ == "amod" and word.pos_ == "ADJ" and word.lower_ in PARTICIPLES:
        _hyphened(word)


def is_finite(sentence: Span) -> bool:
    """True for a sentence with a finite verb."""
    return any(t.tag_ in FINITE for t in sentence)


def _finite(word: Token) -> None:
    """Makes a verb of what the tagger took for a noun in a relative clause: "which Iran funds", "whose army Russia trains"."""
    relative = any(d.tag_ in ("WDT", "WP", "WP$") for c in children(word, "dobj") for d in (c, *c.children))
    names = [c for c in children(word, "compound", "nmod", "poss") if c.pos_ == "PROPN" and c.i + 1 == word.i]
    if relative and names:
        word.retag("VBZ", "VERB")
        names[0].dep_ = "nsubj"
    several = children(word, "nsubj")
    if len(several) == 2 and several[0].tag_ in ("WDT", "WP") and several[1].pos_ == "PROPN" and several[1].i + 1 == word.i:
        word.retag("VBZ", "VERB")  # "which Iran arms and pays"
        several[0].dep_ = "dobj"


def _told(word: Token) -> None:
    """Makes a verb of a noun between two names that somebody says: "Moscow says Washington arms Ukraine"."""
    noun, subject = word.head, word.nbor(-1)
    while noun.dep_ == "compound":
        noun = noun.head  # "says Caracas arms ELN fighters"
    before = noun.head
    told = (
        before.tag_ in FINITE
        and any(s.i < before.i for s in children(before, "nsubj"))
        and subject.left_edge.i == before.i + 1
        and noun.dep_ in ("dobj", "ccomp")
    )
    names = all(t.pos_ == "PROPN" for t in (subject, word.nbor()))
    if told and names and subject.head is word.head:
        word.retag("VBZ", "VERB")
        word.hang(before, "ccomp")
        subject.hang(word, "nsubj")
        noun.hang(word, "dobj")


def _verbless(word: Token) -> None:
    """Makes a verb of the noun on which a sentence without any other hangs: "Turkey sides with Peru.", "Gunmen of X fight for Y."."""
    if word.sent[-1].text != "." or word.i == word.sent.start or is_finite(word.sent):
        return
    own = first(word, "nsubj")
    name = next((c for c in children(word, "compound", "nmod") if c.i == word.i - 1 and c.pos_ == "PROPN" and word.tag_ == "NNS"), None)
    if own is not None and own.tag_ in ("NNS", "NNPS") and word.tag_ == "NN" and own.i < word.i:
        word.retag("VBP", "VERB")
    elif own is None and name is not None and name.left_edge.i == word.sent.start and word.i + 2 < word.sent.end:
        word.retag("VBZ", "VERB")
        name.dep_ = "nsubj"


def _hyphened(word: Token) -> None:
    """Makes a participle of what the tagger took for an adjective behind a name: "the Ugandan-armed SPLA"."""
    if word.i > 1 and word.nbor(-1).text == "-" and first(word, "npadvmod", "amod") is not None:
        word.retag("VBN", "VERB")
        word.lemma = PARTICIPLES[word.lower_]
