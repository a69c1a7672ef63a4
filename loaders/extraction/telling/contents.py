"""What a noun says of its content: "reports that", "allegations of", "plans to", "the myth of", "no evidence that"."""

from graph.model import Modality, Stance
from loaders.extraction.syntax import children, first, lemma_of
from loaders.extraction.telling.hedges import is_denied
from loaders.extraction.telling.voices import Voices
from loaders.extraction.telling.walk import VERBAL, Walk
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings

CONTENT = frozenset(
    {"of", "about", "for", "that", "on", "over", "regarding", "concerning", "around", "to", "against", "from", "in", "at", "with"}
)
OPEN = frozenset({"of", "about", "for", "that", "regarding", "concerning"})  # behind these a noun of fear or speech has its content
GIVEN = frozenset({"over", "at", "by", "in", "on", "after", "against", "for", "about", "amid", "during"})
BARGAINING = frozenset({"negotiation", "talk", "discussion", "consultation", "debate", "haggling", "bargaining", "contact", "deliberation"})
BARGAINED = frozenset(
    {"purchase", "sale", "delivery", "supply", "transfer", "acquisition", "withdrawal", "pullout", "accession", "membership", "recognition",
     "deployment", "exchange", "release", "alliance", "pact", "treaty", "truce", "ceasefire", "cease-fire"}
)  # fmt: skip  # what talks are held to bring about
SPEAKING = frozenset({"speak", "talk"})  # of something: no verbs of saying otherwise
TOLD = frozenset({"account", "footage", "image", "narrative", "picture", "story", "tale", "talk", "version", "video", "word"})
# what is done with a charge or a report ("a charge that he made"): what else stands behind its "that" is what it says
HANDLED = frozenset(
    {"make", "issue", "publish", "sign", "circulate", "spread", "give", "tell", "send", "release", "drop", "withdraw", "face", "bring",
     "lodge", "level", "post", "commission", "ignore", "welcome", "support", "back", "oppose", "share", "endorse", "accept", "use",
     "produce", "have", "see", "condemn", "criticise", "criticize", "provide", "raise", "present", "hold", "want", "need", "find", "leave",
     "get", "start", "launch", "receive", "file", "pursue", "take", "resist", "push", "voice", "express", "obtain", "gather", "offer"}
)  # fmt: skip
ANY = frozenset({"a", "an", "any", "another", "some", "further", "more", "every", "such"})


def indefinite(noun: Token) -> bool:
    """True for "an attack", "any attack", "Chilean attacks": nothing says that it is a known one."""
    determiners = [c for c in noun.children if c.dep_ in ("det", "poss", "nummod") or c.lower_ in ANY]
    return not determiners or any(c.lower_ in ANY for c in determiners)


UNDOUBTED = frozenset({"doubt", "question", "secret", "dispute", "mistake"})


class Contents:
    """Adds to a walk what a noun says of the clause, infinitive, gerund or event that is its content."""

    def __init__(self, wordings: Wordings, voices: Voices) -> None:
        self._speech, self._modal, self._voices = wordings.speech, wordings.modal, voices

    def step(self, here: Token, noun: Token, walk: Walk) -> None:
        """Adds what a noun says of what hangs on it."""
        if here.dep_ == "appos" and noun.pos_ == "PROPN":
            return  # a name has no content: "RFI/Debat - The Chad-Sudan War"
        lemma = lemma_of(noun)
        prepositional = here.dep_ in ("prep", "pobj") or (here.dep_ == "conj" and here.pos_ == "ADP")
        gerund = here.dep_ != "pobj" and prepositional and (first(here, "pcomp") is not None or here.i == walk.bearer)
        if prepositional:
            self._of(here, noun, lemma, walk, gerund=gerund)
        elif lemma in UNDOUBTED and any(c.lower_ == "no" for c in noun.children) and any(c.lower_ == "that" for c in here.children):
            self._sure(noun, walk)
            return
        elif not self.relative(here, noun):
            if (above := self._above(here, noun, lemma)) is not None:
                noun, lemma = above, lemma_of(above)
            infinitive = any(c.tag_ == "TO" for c in here.children)
            participle = here.dep_ == "acl" and here.tag_ in ("VBG", "VBN") and not children(here, "mark", "nsubj", "nsubjpass")
            if not participle or self._passed_over(here, noun):
                self._governs(noun, lemma, walk, closed=not infinitive, default=Modality.INTENDED if infinitive else None)
        if any(c.lower_ == "no" for c in noun.children if c.dep_ == "det"):
            walk.lower(Modality.NEGATED)

    def _sure(self, noun: Token, walk: Walk) -> None:
        """Takes "there is no doubt that" for given; who "has no doubt that" says so."""
        doubter = next(iter(children(noun.head, "nsubj")), None) if noun.dep_ == "dobj" and lemma_of(noun.head) == "have" else None
        walk.presupposed = True
        if doubter is not None and (voice := self._voices.of(doubter)).actors:
            walk.voices.append(voice)

    def relative(self, here: Token, noun: Token) -> bool:
        """True where a clause tells of its noun ("a charge that he dismissed") and is not its content ("the charge that he fled")."""
        gap = self._speech.verbs.get(lemma_of(here)) == "denying" and not children(here, "dobj", "ccomp", "xcomp", "nsubjpass")
        if (children(here, "mark") and not gap) or any(c.tag_ == "TO" for c in here.children):
            return False
        if gap and children(here, "mark") and lemma_of(noun) in self._speech.nouns:
            return True  # "an accusation that Peru rejected"
        pronoun = next((c for c in here.children if c.lower_ in ("that", "which", "who") and c.dep_ != "mark" and c.i < here.i), None)
        if pronoun is not None and (pronoun.lower_ != "that" or pronoun.dep_ in ("nsubj", "nsubjpass")):
            return True
        content = lemma_of(noun) in self._speech.nouns or lemma_of(noun) in self._modal.nouns
        complete = first(here, "nsubj", "nsubjpass") is not None and any(c != pronoun for c in children(here, "dobj", "attr", "acomp"))
        if pronoun is not None and (complete or self._unhandled(here, noun)):
            return False
        if content and (complete or (pronoun is not None and pronoun.dep_ not in ("dobj", "pobj"))):
            return False
        return here.dep_ == "relcl" or pronoun is not None

    def _unhandled(self, here: Token, noun: Token) -> bool:
        """True for a deed behind a charge, a denial or a story and its "that", and not for what is done with a charge."""
        told, lemma = self._speech.nouns.get(lemma_of(noun)), lemma_of(here)
        open_ = (told is not None and told != "neutral") or lemma_of(noun) in TOLD
        return open_ and lemma not in HANDLED and lemma not in self._speech.verbs and first(here, "nsubj", "nsubjpass") is not None

    def bears(self, preposition: Token) -> bool:
        """True for the "of" or "about" of words whose content a gerund with its own subject can be: "reports of", "spoke of"."""
        above, lemma = preposition.head, lemma_of(preposition.head)
        if preposition.lower_ not in ("of", "about"):
            return False
        if above.pos_ in VERBAL:
            return lemma in self._speech.verbs or lemma in self._modal.verbs or lemma in SPEAKING
        told = self._speech.nouns.get(lemma)
        return (told is not None and told != "neutral") or lemma in TOLD or lemma in self._modal.nouns or lemma in self._modal.conditions

    def _passed_over(self, here: Token, noun: Token) -> bool:
        """True for "reports of drones being sold", whose participle the parser hung on the reports."""
        return any(p.i < here.i and self.bears(p) for p in children(noun, "prep")) and any(c.lower_ == "being" for c in here.children)

    def holds(self, noun: Token, walk: Walk) -> None:
        """Adds what a noun says of the clause that "is" equates with it: "the fear is that"."""
        self._governs(noun, lemma_of(noun), walk, closed=True, default=None)

    def _above(self, here: Token, noun: Token, lemma: str) -> Token | None:
        """Returns the noun whose content it is where the parser hung it on a noun below: "reports in the press that"."""
        if here.dep_ not in ("acl", "ccomp") or noun.dep_ != "pobj" or lemma in self._speech.nouns or lemma in self._modal.factive.nouns:
            return None
        above = noun.head.head
        return above if lemma_of(above) in self._speech.nouns or lemma_of(above) in self._modal.nouns else None

    def _of(self, here: Token, noun: Token, lemma: str, walk: Walk, *, gerund: bool) -> None:
        """Adds what a noun says of a gerund or an event behind its preposition."""
        word = here.lower_ if here.dep_ != "pobj" else "of"
        if gerund and word in ("by", "after", "before", "since", "despite"):
            return
        if gerund:
            self._governs(noun, lemma, walk, closed=lemma not in self._modal.factive.nouns and word in CONTENT, default=Modality.POSSIBLE)
            return
        known = lemma in self._speech.nouns or lemma in self._modal.nouns
        if known and (word in OPEN or (word in CONTENT and walk.direct and _any(here))):
            self._governs(noun, lemma, walk, closed=False, default=None)
        elif (
            lemma in BARGAINING
            and word in ("on", "over", "about")
            and walk.direct
            and any(lemma_of(o) in BARGAINED for o in children(here, "pobj"))
        ):
            walk.lower(Modality.POSSIBLE)  # "negotiations on the purchase of jets"
        elif lemma in self._modal.attitudes and walk.direct and _any(here):
            walk.lower(Modality.POSSIBLE)  # "opposition to an attack"
        elif lemma in self._modal.conditions and word == "of":
            walk.lower(Modality.CONDITIONAL)  # "in the event of"
        elif word in GIVEN and here.dep_ != "pobj" and not _any(here):
            walk.presupposed = True  # "anger over Chile's attack"

    def _governs(self, noun: Token, lemma: str, walk: Walk, *, closed: bool, default: Modality | None) -> None:
        """Adds what a noun is to its content: words of somebody, a plan, a possibility; what is in no list vouches for nothing."""
        kind, walk.content = self._speech.nouns.get(lemma), noun.i
        if lemma in self._modal.nouns and (kind is None or kind == "neutral" or default is not None):
            walk.plan(self._modal.nouns[lemma], denied=_is_none(noun))
            kind = None
        elif kind is not None:
            self._told(noun, kind, walk)
        elif lemma in self._modal.conditions:
            walk.lower(Modality.CONDITIONAL)
        elif lemma in self._modal.factive.nouns and default is not Modality.INTENDED:
            return
        elif default is not None:
            walk.lower(default)
        elif closed:
            walk.alleging = True
            if (owner := self._voices.owner(noun)) is not None:
                walk.voices.append(owner)

    def _told(self, noun: Token, kind: str, walk: Walk) -> None:
        walk.acts.add(noun.i)
        if kind == "denying":
            walk.stance = Stance.DENIES
        elif kind == "questioning":
            walk.stance = Stance.QUESTIONS
        elif kind == "alleging":
            walk.alleging = True
        if (owner := self._voices.owner(noun)) is not None:
            walk.voices.append(owner)
        elif not walk.voices and kind in ("alleging", "neutral"):
            walk.voices.append(self._voices.words(noun))


def _is_none(noun: Token) -> bool:
    """True for "no plans", and for "plans" behind "does not have"."""
    return any(c.lower_ == "no" for c in noun.children) or (noun.dep_ in ("dobj", "attr") and is_denied(noun.head))


def _any(preposition: Token) -> bool:
    """True where what follows a preposition is any event, and none that is known."""
    return any(indefinite(o) for o in children(preposition, "pobj"))
