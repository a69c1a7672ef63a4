"""A verb of saying on the way up: who says it, and what the verb does to what is said."""

from graph.model import Modality, Stance
from loaders.extraction.quotations import Voice
from loaders.extraction.syntax import children, first, lemma_of
from loaders.extraction.telling.hedges import NOBODY, is_not_one
from loaders.extraction.telling.naming import sayer_of
from loaders.extraction.telling.voices import Voices
from loaders.extraction.telling.walk import VERBAL, Walk
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings


class Speaking:
    """Adds to a walk the voices of verbs and adjectives of saying and believing."""

    def __init__(self, wordings: Wordings, voices: Voices) -> None:
        self._speech, self._modal, self._voices = wordings.speech, wordings.modal, voices

    def speak(self, verb: Token, walk: Walk, kind: str) -> None:
        """Adds the subject of a verb of saying as the next voice outwards, with what the verb does to what is said."""
        if verb.i in walk.acts:
            return  # its subject speaks already
        subject = sayer_of(verb)
        if subject is None and kind == "questioning" and verb.tag_ == "VBN":
            walk.stance = Stance.QUESTIONS
            return  # "Asked whether": who asks is not said
        voice = self._voices.of(subject) if subject is not None else self._voices.words(verb)
        if kind == "neutral" and subject is not None and not voice.actors and not self._voices.known(subject, voice):
            walk.alleging |= subject.lower_ == "it" or lemma_of(verb) not in self._speech.showing  # "which suggests that"
            return  # "this explains why": nobody says so
        self._say(verb, subject, voice, walk, kind)

    def _say(self, verb: Token, subject: Token | None, voice: Voice, walk: Walk, kind: str) -> None:
        """Adds the voice of a verb of saying, with what the verb does to what is said."""
        negated = any(c.dep_ == "neg" or (c.dep_ == "advmod" and c.lower_ in self._modal.negations) for c in verb.children)
        unsaid = any(c.dep_ == "aux" and c.lower_ in self._modal.future | self._modal.possible for c in verb.children)
        if self._finds_out(verb, voice) and not (negated or unsaid):
            return
        if kind in ("denying", "questioning") and subject is not None and subject.lower_ in ("nobody", "none", "noone"):
            return  # "Nobody disputes that"
        if not (kind == "denying" and walk.presupposed):  # who denies violating a truce that X brokered does not tell of X
            walk.voices.append(voice)
        walk.acts.add(verb.i)
        nobody = subject is not None and any(t.lower_ in NOBODY | {"few"} for t in (subject, *subject.children))
        nobody = nobody or (subject is not None and is_not_one(subject))
        if kind == "denying" and verb.i and verb.nbor(-1).lower_ == "nor":
            walk.stance = Stance.QUESTIONS  # "neither confirmed nor denied that"
        elif negated or nobody or unsaid:
            walk.lower(Modality.POSSIBLE)
        elif kind == "denying" and walk.presupposed:
            walk.alleging = True  # "denied violating a truce brokered by Brazil": not that Brazil brokered it
        elif kind == "denying":
            walk.stance = Stance.DENIES
            walk.voices = [voice]  # "rejects Armenia's charge": who made the charge denies nothing
        elif kind == "questioning":
            walk.stance = Stance.QUESTIONS
        elif kind == "alleging":
            walk.alleging = True
        if any(c.dep_ == "advmod" and c.lower_ in self._speech.adverbs for c in verb.children):
            walk.alleging = True
        if kind != "denying" and any(c.dep_ == "advmod" and c.lower_ in self._speech.verdict.adverbs for c in verb.children):
            walk.untrue()  # "falsely claimed"
        walk.told = True

    def _finds_out(self, verb: Token, voice: Voice) -> bool:
        """True for "Oslo learned that": what it learned is so; not for an outlet, whose word it is, nor for "learned from X that"."""
        if lemma_of(verb) not in self._speech.finding_out or verb.tag_ not in ("VBD", "VBN"):
            return False
        states = bool(voice.actors) and all(r.named.kind == "State" or r.named.home is not None for r in voice.actors)
        return states and not any(c.lower_ in ("from", "through", "via") for c in children(verb, "prep"))

    def utter(self, verb: Token, walk: Walk) -> None:
        """Adds whoever demands, threatens or fears as the next voice outwards, where the text names somebody."""
        subject = sayer_of(verb) if lemma_of(verb) in self._speech.uttering else None
        if subject is not None and self._voices.speaks(subject) and (voice := self._voices.of(subject)).actors:
            walk.voices.append(voice)
            walk.acts.add(verb.i)

    def believed(self, adjective: Token, walk: Walk) -> None:
        """Adds whoever is certain, adamant or confident of a clause as its voice."""
        walk.allege()
        subject = first(adjective.head, "nsubj") if adjective.head.pos_ in VERBAL else None
        if subject is not None and self._voices.speaks(subject):
            walk.voices.append(self._voices.of(subject))
            walk.told = True
