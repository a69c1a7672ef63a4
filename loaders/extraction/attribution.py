"""Who says so, and how: the speakers, stance and modality over one predicate.

The walk goes from the predicate up to the root of its sentence. Each step may add an operator: a verb of saying adds
a speaker, a denial turns the stance, "could", "if", "urged to", "plans to" and "failed to" set the modality, hedges
make an allegation. Quotation marks, "according to", speaker labels and the voice of a statement give speakers where
the sentence itself has none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.model import Modality, Stance
from loaders.extraction.actors import Resolver
from loaders.extraction.asides import Asides
from loaders.extraction.document import Passage
from loaders.extraction.quotations import Quotations, Voice
from loaders.extraction.reached import Reached
from loaders.extraction.syntax import children, first, is_passive, lemma_of, logical_subject, objects_of
from loaders.extraction.wordings import Wordings

COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis"})
ARGUMENTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
NEGATING_PREPOSITIONS = frozenset({"without", "instead", "against", "from"})
PRESUPPOSING = frozenset({"after", "against", "amid", "despite", "following", "over", "since"})  # "protested against the invasion"
NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing"})  # as or before an argument: it did not happen
INANIMATE = frozenset({"this", "that", "these", "those", "which", "what", "there"})  # "this explains why": nobody says so
SHORT_QUOTATION = 3  # tokens: shorter ones are scare quotes, nobody's sentence
EMPTYING = frozenset({"det", "preconj", "cc", "nsubj", "nsubjpass", "dobj", "predet"})
WORDS_OF_A_SPEAKER = 8  # tokens kept of an unnamed speaker's phrase


@dataclass(frozen=True, slots=True)
class Told:
    """How a predicate is told: voices from the outermost in, stance, modality, and the speech acts it stands under."""

    voices: tuple[Voice, ...] = ()
    stance: Stance = Stance.AFFIRMS
    modality: Modality = Modality.ACTUAL
    alleging: bool = False
    acts: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Walk:
    """What the walk up has gathered; voices from the innermost out."""

    voices: list[Voice] = field(default_factory=list)
    stance: Stance = Stance.AFFIRMS
    modality: Modality = Modality.ACTUAL
    alleging: bool = False
    acts: set[int] = field(default_factory=set)
    actual: bool = False  # a verb has been passed that makes a fact of its infinitive ("managed to")
    presupposed: bool = False  # a phrase has been passed that takes it for granted ("after the attack")
    told: bool = False  # a verb of saying has been passed: what hedges it does not hedge what it says

    def lower(self, modality: Modality) -> None:
        """Sets the modality unless something nearer to the predicate has, or takes it for granted."""
        if self.modality is Modality.ACTUAL and not self.presupposed:
            self.modality = modality


class Attribution:
    """Finds how the predicates of one passage are told; `default` speaks where nobody else does."""

    def __init__(self, passage: Passage, resolver: Resolver, wordings: Wordings, default: Voice | None, last: Voice | None) -> None:
        self._passage, self._resolver, self._default = passage, resolver, default
        self._speech, self._modal, self._judging = wordings.speech, wordings.modal, wordings.classes["judging"]
        self._asides = Asides(passage, self._voice, resolver.actors, wordings.speech)
        self._quotations = Quotations(passage, self._speech.verbs, self._voice, last)

    @property
    def last(self) -> Voice | None:
        """The voice of the last quotation, with whom the next passage may go on."""
        return self._quotations.last

    def told(self, predicate: Token, carrier: Token | None = None) -> Told:
        """Returns how the proposition of a predicate is told; `carrier` is the light verb of a noun ("took part in")."""
        walk = _Walk()
        self._own(predicate, walk)
        if carrier is not None:
            self._auxiliaries(carrier, walk)
        here = predicate
        if any(c.dep_ == "advcl" and _doubts(c) for c in predicate.children):
            walk.alleging = True  # "attacked, if reports are true"
        while here.dep_ != "ROOT" and not _severed(here):
            self._step(here, here.head, walk)
            here = here.head
        perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in predicate.children)  # "claimed to have taken"
        headline = predicate.dep_ == "ROOT" and first(predicate, "nsubj") is not None  # "Taliban seize Kandahar"
        if not (walk.actual or perfect or headline) and (
            any(c.tag_ == "TO" for c in predicate.children) or (predicate.tag_ == "VB" and not children(predicate, "aux"))
        ):
            walk.lower(Modality.INTENDED)  # an infinitive that nothing makes a fact
        self._aside(predicate, walk)
        if predicate.sent[-1].text == "?" and not walk.voices:
            walk.stance = Stance.QUESTIONS
        return Told(tuple(reversed(walk.voices)), walk.stance, walk.modality, walk.alleging, frozenset(walk.acts))

    def speaker_of(self, token: Token) -> list[Reached]:
        """Returns who speaks where the token stands in a quotation, else the default speaker."""
        quotation = self._passage.quotation_of(token)
        voice = self._quotations.voice(quotation) if quotation is not None else None
        voice = voice or self._default
        return list(voice.actors) if voice is not None else []

    # -- one step of the walk

    def _own(self, token: Token, walk: _Walk) -> None:
        """Adds what a predicate's own auxiliaries, adverbs, adjectives and conjunctions say of it."""
        self._auxiliaries(token, walk)
        for child in token.children:
            word = child.lower_
            if child.dep_ == "amod" and token.pos_ in ("NOUN", "PROPN"):
                self._adjective(child, walk)
            elif child.dep_ == "mark" and word in self._modal.conditional and token.dep_ == "advcl":
                walk.lower(Modality.CONDITIONAL)
            elif child.dep_ == "mark" and word in ("whether", "if") and token.dep_ in ("ccomp", "pcomp"):
                walk.stance = Stance.QUESTIONS

    def _auxiliaries(self, verb: Token, walk: _Walk) -> None:
        """Adds what stands about a verb: "not", "could", "will", "reportedly", "no troops", "had it been"."""
        for child in verb.children:
            word, dep = child.lower_, child.dep_
            if dep == "neg" or (dep in ("advmod", "preconj", "det") and word in self._modal.negations):
                walk.lower(Modality.NEGATED)
            elif dep == "aux" and word in self._modal.possible:
                walk.lower(Modality.POSSIBLE)
            elif dep == "aux" and (word in self._modal.future or word == "wo"):
                walk.lower(Modality.INTENDED)
            elif dep == "advmod" and word in self._speech.adverbs:
                walk.alleging = True
        if _inverted(verb):
            walk.lower(Modality.CONDITIONAL)
        for argument in children(verb, "nsubj", "nsubjpass", "dobj", "attr", "pobj"):
            if any(c.lower_ in NOBODY and c.dep_ in EMPTYING for c in (argument, *argument.children)):
                walk.lower(Modality.NEGATED)

    def _adjective(self, adjective: Token, walk: _Walk) -> None:
        """Adds what an adjective or participle says of its noun: "alleged", "planned", "possible"."""
        words = {adjective.lower_, lemma_of(adjective)}
        modal = next((self._modal.adjectives[w] for w in sorted(words) if w in self._modal.adjectives), None)
        if modal is not None:
            walk.lower(modal)
        elif words & self._speech.adjectives:
            walk.alleging = True

    def _step(self, here: Token, head: Token, walk: _Walk) -> None:
        """Adds what the head of one edge says of the clause or noun below it."""
        dep = here.dep_
        if head.pos_ in ("VERB", "AUX"):
            if dep in COMPLEMENTS or (dep in ARGUMENTS and here.pos_ in ("NOUN", "PROPN")):
                self._verb(here, head, walk)
            elif dep == "advcl" and any(c.tag_ == "TO" for c in here.children):
                walk.lower(Modality.INTENDED)
            elif dep == "prep":
                self._through_preposition(here, head, walk, gerund=first(here, "pcomp") is not None)
            elif dep == "conj" and first(here, "nsubj", "nsubjpass") is None and not children(here, "aux"):
                self._shared(head, walk)
        elif head.pos_ in ("NOUN", "PROPN") and dep in ("acl", "ccomp", "prep", "relcl", "pobj"):
            self._noun(here, head, walk)
        elif head.dep_ in ("prep", "mark") and head.lower_ in NEGATING_PREPOSITIONS and dep == "pcomp":
            walk.lower(Modality.NEGATED if head.lower_ != "against" else Modality.POSSIBLE)
        elif head.pos_ == "ADJ" and dep in ("xcomp", "ccomp", "prep"):
            self._adjectival(dep, lemma_of(head), walk)

    def _adjectival(self, dep: str, lemma: str, walk: _Walk) -> None:
        """Adds what an adjective says of its complement: "able to", "quick to"."""
        if lemma in self._modal.adjectives:
            walk.lower(self._modal.adjectives[lemma])
        elif lemma in self._modal.factive:
            walk.actual = True
        elif dep != "prep":
            walk.lower(Modality.POSSIBLE)

    def _shared(self, head: Token, walk: _Walk) -> None:
        """Adds the modal auxiliary that a verb shares with the verb it is joined to."""
        if any(c.dep_ == "aux" and c.lower_ in self._modal.possible for c in head.children):
            walk.lower(Modality.POSSIBLE)
        elif any(c.dep_ == "aux" and c.lower_ in self._modal.future for c in head.children):
            walk.lower(Modality.INTENDED)

    def _verb(self, here: Token, head: Token, walk: _Walk) -> None:
        """Adds what a verb says of its complement: who says it, or that it is asked for, planned, or not so."""
        lemma = lemma_of(head)
        if lemma == "be" and here.dep_ == "ccomp":
            for beside in children(head, "acomp"):  # "it is false that"
                self._adjectival(here.dep_, lemma_of(beside), walk)
        infinitive = any(c.tag_ == "TO" for c in here.children) or (here.tag_ == "VB" and not children(here, "aux")) or lemma == "let"
        nominal = here.pos_ in ("NOUN", "PROPN")
        modal = infinitive or nominal or here.tag_ == "VBG" or lemma in self._modal.that
        kind = self._speech.verbs.get(lemma)
        if is_passive(head) and infinitive and lemma in self._speech.said_to:
            walk.alleging = walk.actual = True
            self._speak(head, walk, "alleging")
        elif lemma in self._speech.seem and here.dep_ in ("xcomp", "ccomp"):
            walk.alleging = walk.actual = True
        elif lemma in self._modal.verbs and kind != "denying" and modal:
            walk.lower(self._modal.verbs[lemma])
        elif kind is not None and self._is_told(here, lemma, kind, infinitive=infinitive, nominal=nominal):
            self._speak(head, walk, kind)
            return
        elif infinitive and here.dep_ == "xcomp" and lemma not in self._modal.factive:
            walk.lower(Modality.INTENDED)
        elif infinitive:
            walk.actual = True
        self._hedges_of(head, walk)

    def _is_told(self, here: Token, lemma: str, kind: str, *, infinitive: bool, nominal: bool) -> bool:
        """True where a verb of saying says its complement: a clause, or a noun after "reported", "denied", "alleged"."""
        if kind == "neutral":
            return not infinitive and (lemma in self._speech.reporting if nominal else here.dep_ in ("ccomp", "parataxis"))
        return True

    def _hedges_of(self, head: Token, walk: _Walk) -> None:
        """Adds the negation and the modals of a verb that governs the predicate and is no verb of saying."""
        if walk.told:
            return
        self._auxiliaries(head, walk)

    def _speak(self, verb: Token, walk: _Walk, kind: str) -> None:
        """Adds the subject of a verb of saying as the next voice outwards, with what the verb does to what is said."""
        negated = any(c.dep_ == "neg" or (c.dep_ == "advmod" and c.lower_ in self._modal.negations) for c in verb.children)
        subjects = logical_subject(verb)
        voice = self._voice(subjects[0]) if subjects else Voice((), *self._passage.span(verb.i, verb.i + 1))
        if kind == "neutral" and subjects and not voice.actors and not self._speaks(subjects[0]):
            return  # "this explains why", "the map shows that": nobody says so
        walk.voices.append(voice)
        walk.acts.add(verb.i)
        if negated:
            walk.lower(Modality.POSSIBLE)
        elif kind == "denying":
            walk.stance = Stance.DENIES
            walk.voices = [voice]  # "rejects Armenia's charge": who made the charge denies nothing
        elif kind == "questioning":
            walk.stance = Stance.QUESTIONS
        elif kind == "alleging":
            walk.alleging = True
        if any(c.dep_ == "advmod" and c.lower_ in self._speech.adverbs for c in verb.children):
            walk.alleging = True
        walk.told = True

    def _through_preposition(self, preposition: Token, verb: Token, walk: _Walk, *, gerund: bool) -> None:
        """Adds what a verb says of what stands behind its preposition: "accused of", "called for", "warned of"."""
        lemma, word = lemma_of(verb), preposition.lower_
        if lemma in self._judging and word == "for":
            self._speak(verb, walk, "neutral")  # "condemned X for arming Y": theirs is the word that X did
        elif self._speech.verbs.get(lemma) == "alleging" and word in ("of", "for", "over", "with"):
            self._speak(verb, walk, "alleging")
        elif self._speech.verbs.get(lemma) == "denying" and word in ("of", "in"):
            self._speak(verb, walk, "denying")
        elif lemma in self._modal.verbs and word in ("for", "of", "on", "against", "from", "with"):
            walk.lower(self._modal.verbs[lemma])
        elif word in PRESUPPOSING:
            walk.presupposed = True
        elif gerund and word in ("for", "of", "in", "about", "to"):
            walk.alleging = True  # "acquitted of attacking", "framed for": whether it was so is not said

    def _noun(self, here: Token, noun: Token, walk: _Walk) -> None:
        """Adds what a noun says of its complement: "reports that", "allegations of", "plans to", "no evidence that"."""
        lemma = lemma_of(noun)
        prepositional = here.dep_ in ("prep", "pobj")
        if prepositional and here.lower_ not in ("of", "about", "for", "that"):
            return
        if (here.dep_ == "relcl" and not children(here, "mark")) or any(
            c.lower_ in ("that", "which") and c.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") for c in here.children
        ):
            return  # "a charge that he dismissed" tells of the charge, "the charge that he fled" what it is
        if here.dep_ == "acl" and here.tag_ == "VBN":
            return  # "a plan backed by X": what is told of the plan is not what it plans
        kind = self._speech.nouns.get(lemma)
        if kind is None and here.dep_ in ("acl", "ccomp") and noun.dep_ == "pobj":  # "reports in the press that"
            above = noun.head.head
            kind, noun = self._speech.nouns.get(lemma_of(above)), above if lemma_of(above) in self._speech.nouns else noun
        if kind is not None:
            owners = [o for p in ("by", "from") for o in objects_of(noun, p)] + children(noun, "poss", "amod", "compound")
            reached = [r for o in owners for r in self._resolver.actors(o)]
            walk.acts.add(noun.i)
            walk.alleging |= kind == "alleging"
            if kind == "denying":
                walk.stance = Stance.DENIES
            if reached:
                walk.voices.append(Voice(tuple(reached), min(r.start for r in reached), max(r.end for r in reached)))
            elif not walk.voices and kind == "alleging":
                walk.voices.append(Voice((), *self._passage.span(noun.i, noun.i + 1)))
        elif lemma in self._modal.nouns:
            walk.lower(self._modal.nouns[lemma])
        elif here.dep_ == "acl" and any(c.tag_ == "TO" for c in here.children):
            walk.lower(Modality.INTENDED)
        if any(c.lower_ == "no" for c in noun.children if c.dep_ == "det"):
            walk.lower(Modality.NEGATED)

    # -- who speaks

    def _voice(self, subject: Token) -> Voice:
        """Returns who a subject of saying is: the actors that it means, else its words."""
        reached = tuple(self._resolver.actors(subject)) or tuple(self._owner_of_text(subject))
        if reached:
            return Voice(reached, min(r.start for r in reached), max(r.end for r in reached))
        start = max(subject.left_edge.i, subject.i - WORDS_OF_A_SPEAKER)
        return Voice((), *self._passage.span(start, subject.i + 1))

    @staticmethod
    def _speaks(subject: Token) -> bool:
        """True for a subject that can say something though it is nobody known: "officials", "reports", "he"."""
        return subject.lower_ not in INANIMATE

    def _owner_of_text(self, subject: Token) -> Iterator[Reached]:
        """Yields whose statement or report it is, where that is what is said to say it."""
        if lemma_of(subject) in self._speech.nouns:
            for owner in (
                *children(subject, "poss", "amod", "compound"),
                *objects_of(subject, "by"),
                *objects_of(subject, "from"),
                *objects_of(subject, "of"),
            ):
                yield from self._resolver.actors(owner)

    def _aside(self, predicate: Token, walk: _Walk) -> None:
        """Adds the voices that stand beside the sentence: "according to", a parenthesis, quotation marks, the default."""
        for voice in self._asides.voices(predicate, walk.acts):
            self._outermost(voice, walk)
        quotation = self._passage.quotation_of(predicate)
        if quotation is not None and quotation.end - quotation.start > SHORT_QUOTATION:
            quoted = self._quotations.voice(quotation)
            if quoted is not None and not walk.voices:
                walk.voices.append(quoted)
        if not walk.voices and self._default is not None:
            walk.voices.append(self._default)

    def _outermost(self, voice: Voice, walk: _Walk) -> None:
        known = {r.named.id for v in walk.voices for r in v.actors}
        if not voice.actors or not known & {r.named.id for r in voice.actors}:
            walk.voices.append(voice)


def _severed(token: Token) -> bool:
    """True where a semicolon or colon parts a clause from the clause that the parser hung it on."""
    if token.dep_ not in COMPLEMENTS | {"conj", "advcl"}:
        return False
    first_, last = sorted((token.i, token.head.i))
    return any(t.text in (";", ":") for t in token.doc[first_:last])


def _inverted(verb: Token) -> bool:
    """True for a condition without "if": "had Georgia been a member", "should it attack"."""
    subject = first(verb, "nsubj", "nsubjpass", "expl")
    first_ = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("had", "were", "should")), None)
    return subject is not None and first_ is not None and first_.i < subject.i and verb.sent[-1].text != "?"


def _doubts(clause: Token) -> bool:
    """True for "if the reports are true": a condition on the telling and not on the deed."""
    mark = first(clause, "mark")
    return (
        mark is not None
        and mark.lower_ == "if"
        and any(c.lower_ in ("true", "confirmed", "right", "correct") for c in (clause, *clause.children))
    )
