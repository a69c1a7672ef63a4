"""What a verb says of what stands behind its preposition, and what a preposition alone makes of it."""

from graph.model import Modality
from loaders.extraction.syntax import children, first, is_passive, lemma_of
from loaders.extraction.telling.contents import ANY, SPEAKING, TOLD, Contents, indefinite
from loaders.extraction.telling.hedges import NOBODY, unprevented
from loaders.extraction.telling.naming import QUOTING
from loaders.extraction.telling.speaking import Speaking
from loaders.extraction.telling.walk import Walk
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Trigger, Wordings

PRESUPPOSING = frozenset({"after", "against", "amid", "despite", "following", "over", "since", "during"})  # "protested against the raid"
GOVERNED = frozenset({"for", "of", "on", "against", "from", "with", "about", "at", "to"})
WITHIN = frozenset({"in", "on", "at", "during", "via", "through", "by"})  # "said in a report", "announced on television"
CHARGES = frozenset({"of", "for", "over", "with", "on", "in"})


class Prepositions:
    """Adds to a walk what prepositions and their verbs say of what follows."""

    def __init__(self, wordings: Wordings, speaking: Speaking, contents: Contents) -> None:
        self._speech, self._modal, self._judging = wordings.speech, wordings.modal, wordings.classes["judging"]
        self._deeds = frozenset(wordings.frames[Trigger.NOUN])
        self._speaking, self._contents = speaking, contents

    def through(self, preposition: Token, verb: Token, walk: Walk) -> None:
        """Adds what a verb says of what stands behind its preposition: "accused of", "called for", "succeeded in"."""
        lemma, word = lemma_of(verb), preposition.lower_
        governed = first(preposition, "pcomp")
        gerund = governed is not None or preposition.i == walk.bearer
        if governed is not None and word == "with" and children(governed, "nsubj", "nsubjpass"):
            return  # ", with both sides accusing each other"
        if (gerund or word == "of") and not unprevented(verb, lemma):
            self._nobody(verb, walk, gerund=gerund)
        if self._sets(preposition, verb, lemma, walk):
            return
        if self._tells(verb, lemma, word, walk, gerund=gerund) or self._extraposed(verb, lemma, word, walk):
            return
        if lemma in self._modal.verbs and word in GOVERNED:
            if unprevented(verb, lemma):
                walk.actual = True
            elif walk.direct or gerund or word in ("for", "of", "against"):
                walk.lower(self._modal.verbs[lemma])
                self._speaking.utter(verb, walk)  # "called for a withdrawal"
        elif gerund:
            self._gerund_after(word, lemma, walk)
        elif word == "as" and walk.direct and self._passed_off(preposition, verb):
            walk.allege()  # "sold it as an attack on", "was passed off as an invasion"
        elif word in ("for", "against", "from", "about") and walk.direct and any(_any(o) for o in children(preposition, "pobj")):
            walk.lower(Modality.POSSIBLE)  # "trained for an attack"
        elif word in PRESUPPOSING:
            walk.presupposed = True

    def _passed_off(self, preposition: Token, verb: Token) -> bool:
        """True for a deed that something else is called or made to look like."""
        deeds = (o for o in children(preposition, "pobj") if lemma_of(o) in self._deeds)
        return any(c.lower_ in ("a", "an") for o in deeds for c in o.children) and bool(children(verb, "dobj", "nsubjpass"))

    def _sets(self, preposition: Token, verb: Token, lemma: str, walk: Walk) -> bool:
        """Adds that it is near, talked of, or said in a text; returns whether it is the text in which it is said."""
        word = preposition.lower_
        if word == "with" and self._looms(preposition, walk):
            walk.lower(Modality.POSSIBLE)  # "with an invasion in prospect"
            return True
        if lemma == "be" and word == "to" and preposition.i == verb.i + 1:
            walk.lower(Modality.INTENDED)  # "is to host talks", read as a noun
        if lemma == "be" and word in ("of", "about") and self._talked(verb):
            walk.lower(Modality.POSSIBLE)  # "talk in Lima is of war"
        if word not in WITHIN or walk.content is None or self._speech.verbs.get(lemma) != "neutral":
            return False
        walk.voices = [v for v in walk.voices if v.actors]  # the report is but where it was said
        self._speaking.speak(verb, walk, "neutral")  # "said in a report that"
        return True

    def _extraposed(self, verb: Token, lemma: str, word: str, walk: Walk) -> bool:
        """Adds what the subject of a verb says of what follows it: "fears grow of an attack"; returns whether."""
        open_ = word in ("of", "about") and lemma not in self._modal.verbs
        for noun in children(verb, "nsubj", "nsubjpass") if open_ else ():
            told = self._speech.nouns.get(lemma_of(noun))
            if (told is not None and told != "neutral") or lemma_of(noun) in self._modal.nouns or lemma_of(noun) in TOLD:
                self._contents.holds(noun, walk)
                return True
        return False

    def _talked(self, verb: Token) -> bool:
        return any(lemma_of(s) in self._modal.nouns or lemma_of(s) in self._speech.nouns for s in children(verb, "nsubj"))

    def _nobody(self, verb: Token, walk: Walk, *, gerund: bool) -> None:
        """Adds that it is not so where nobody does it: "played no role in attacking", "nothing came of an attack"."""
        arguments = children(verb, "nsubj", "nsubjpass", *(("dobj",) if gerund else ()))
        nothing = any(t.lower_ in NOBODY for a in arguments for t in (a, *children(a, "det")))
        if nothing or (gerund and children(verb, "neg")):
            walk.lower(Modality.NEGATED)

    def _looms(self, preposition: Token, walk: Walk) -> bool:
        """True for an event that is near and has not come: "with an invasion looming"."""
        if not walk.direct:
            return False
        for event in children(preposition, "pobj", "pcomp"):
            for below in event.subtree:
                near = lemma_of(below) in self._modal.undecided or self._modal.adjectives.get(below.lower_) is Modality.POSSIBLE
                if (near and below.i > event.i) or lemma_of(below) == "loom":
                    return True
        return False

    def _tells(self, verb: Token, lemma: str, word: str, walk: Walk, *, gerund: bool) -> bool:
        """Adds the voice of a verb that with this preposition tells or charges; returns whether it does."""
        kind = self._speech.verbs.get(lemma)
        if (word == "as" and not gerund and lemma in self._speech.regarding) or (word == "for" and lemma in self._judging):
            self._speaking.speak(verb, walk, "neutral")  # "regards Oslo as an ally", "condemned X for arming Y": theirs is the word
        elif lemma in self._speech.verdict.clearing and word in CHARGES:
            self._speaking.speak(verb, walk, "denying")  # "acquitted of"
        elif any(c.dep_ == "advmod" and c.lower_ in self._speech.verdict.adverbs for c in verb.children) and word in CHARGES:
            walk.untrue()  # "wrongfully convicted of"
        elif lemma in self._speech.charging and kind is None and is_passive(verb) and not children(verb, "agent") and word in CHARGES:
            walk.alleging = True
        elif (kind == "alleging" or lemma in self._speech.charging) and word in CHARGES:
            self._speaking.speak(verb, walk, "alleging")
        elif kind == "denying" and word in ("of", "in", "at"):
            self._speaking.speak(verb, walk, "denying")
        elif word == "as" and lemma in QUOTING and any(lemma_of(g) in self._speech.verbs for g in verb.subtree if g.tag_ == "VBG"):
            return True  # "was quoted as saying that": he says so
        elif gerund and word in ("of", "about") and (kind == "neutral" or lemma in SPEAKING) and not is_passive(verb):
            walk.alleging = True
            self._speaking.speak(verb, walk, "neutral")  # "told of how X attacked", "boasted of attacking"
        elif gerund and (word == "as" or ((kind == "neutral" or lemma in SPEAKING) and word in ("of", "about", "to", "at"))):
            walk.alleging = True  # "was described as having attacked", "boasted of attacking"
        else:
            return False
        return True

    def _gerund_after(self, word: str, lemma: str, walk: Walk) -> None:
        """Adds what a verb makes of a gerund behind its preposition: of "by attacking" a fact, of "for attacking" an allegation."""
        if word in ("by", "after", "before", "since", "while", "upon", "in", "through", "despite", "besides", "into", "when", "amid"):
            return
        if lemma in self._modal.factive.gerunds and word in ("with", "to", "at", "on", "up", "from", "of"):
            return
        if word in ("for", "of", "over"):
            walk.alleging = True  # "acquitted of attacking", "framed for": whether it was so is not said
        else:
            walk.lower(Modality.POSSIBLE)

    def below(self, here: Token, preposition: Token, walk: Walk) -> None:
        """Adds what a preposition alone makes of what follows it: "without attacking", "absent an attack"."""
        word = preposition.lower_
        if unprevented(preposition.head, lemma_of(preposition.head)):
            return
        opening = word == "of" and any(t.lower_ in ("instead", "short") for t in (preposition.head, *preposition.children))
        if (word in self._modal.negating and here.dep_ in ("pcomp", "xcomp")) or opening:
            walk.lower(Modality.NEGATED if word != "against" else Modality.POSSIBLE)
        elif here.dep_ == "pobj" and word in self._modal.conditioning and walk.direct:
            walk.lower(Modality.CONDITIONAL)
        elif here.dep_ == "pobj" and walk.direct and _lies_ahead(here, preposition):
            walk.lower(Modality.POSSIBLE)


def _lies_ahead(event: Token, preposition: Token) -> bool:
    """True for an event of which nothing says that it came: "ahead of a war", "before any war"."""
    ahead = preposition.lower_ == "of" and any(t.lower_ == "ahead" for t in (preposition.head, *preposition.children))
    return (ahead and indefinite(event)) or (preposition.lower_ == "before" and _any(event))


def _any(noun: Token) -> bool:
    """True for "an attack", "any attack"."""
    return any(c.lower_ in ANY for c in noun.children)
