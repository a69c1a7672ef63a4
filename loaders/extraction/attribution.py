"""Who says so, and how: the speakers, stance and modality over one predicate.

The walk goes from the predicate up to the root of its sentence. Each step may add an operator: a verb of saying adds
a speaker, a denial turns the stance, "could", "if", "urged to", "plans to" and "failed to" set the modality, hedges
make an allegation (the modules of `telling`).
Quotation marks, "according to", speaker labels and the voice of a statement give speakers where the sentence itself
has none (`asides.py`, `quotations.py`).
"""

from graph.model import Modality, Part
from loaders.extraction.actors import Resolver
from loaders.extraction.asides import Asides
from loaders.extraction.document import Passage, Quotation
from loaders.extraction.propositions import Proposition
from loaders.extraction.quotations import Quotations, Voice
from loaders.extraction.reached import Reached
from loaders.extraction.syntax import first, lemma_of
from loaders.extraction.telling.around import Around
from loaders.extraction.telling.complements import Form, form_of
from loaders.extraction.telling.going_on import GoingOn
from loaders.extraction.telling.governors import COMPLEMENTS, Governors
from loaders.extraction.telling.unreal import Unreality
from loaders.extraction.telling.voices import Voices
from loaders.extraction.telling.walk import NOMINAL, Told, Walk
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings

MARKS = frozenset({'"', "'", "``", "''"})
SHORT_QUOTATION = 3  # tokens: shorter ones are scare quotes, nobody's sentence


class Attribution:
    """Finds how the predicates of one passage are told; `default` speaks where nobody else does."""

    def __init__(self, passage: Passage, resolver: Resolver, wordings: Wordings, default: Voice | None, last: Voice | None) -> None:
        self._passage, self._default = passage, default
        seats = wordings.classes["organs"] | wordings.classes["institutions"]
        self._speech, self._judging = wordings.speech, wordings.classes["judging"]
        self._voices = Voices(passage, resolver, wordings.speech, last, seats)
        self._governors = Governors(wordings, self._voices)
        self._unreality = Unreality(wordings.speech, wordings.modal)
        self._around = Around(wordings.speech, wordings.modal)
        self._going_on = GoingOn(passage, self._voices, wordings.speech)
        self._asides = Asides(passage, self._voices, wordings.speech, self._going_on)
        self._quotations = Quotations(passage, wordings.speech.verbs, self._voices.of, self._voices.before)

    @property
    def last(self) -> Voice | None:
        """Who speaks last in the passage, with whom the next one may go on."""
        doc = self._passage.doc
        closing = self._passage.quotations[-1] if self._passage.quotations else None
        if closing is not None and closing.end >= len(doc) - 1:
            return self._quotations.voice(closing)
        return self._voices.closing(doc[len(doc) - 1].sent)

    def told(self, predicate: Token, carrier: Token | None = None, *, over: bool = False) -> Told:
        """Returns how the proposition of a predicate is told.

        `carrier` is the light verb of a noun ("took part in"); what is `over` is not denied by "no longer".
        """
        walk = Walk(over=over)
        self._governors.hedges.own(predicate, walk)
        if carrier is not None:
            self._governors.hedges.auxiliaries(carrier, walk)
        here = predicate
        while here.dep_ != "ROOT" and not walk.closed and not _severed(here):
            self._governors.step(here, here.head, walk)
            here = here.head
        self._governors.hedges.marks(here, walk)
        perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in predicate.children)  # "claimed to have taken"
        planned = any(c.tag_ == "TO" for c in predicate.children)  # "Germany to send tanks"
        headline = predicate.dep_ == "ROOT" and first(predicate, "nsubj") is not None and not planned  # "Taliban seize Kandahar"
        if not (walk.actual or perfect or headline) and form_of(predicate) is Form.INFINITIVE:
            walk.lower(Modality.INTENDED)  # an infinitive that nothing makes a fact
        self._unreality.add(predicate, walk)
        self._beside(predicate, walk)
        self._unreality.heading(predicate, walk)
        self._around.add(predicate, walk)
        return walk.outcome()

    def answered(self, denial: Proposition) -> Reached | None:
        """Returns who said, before a denial, what it denies without naming it, where one actor did."""
        own = {denial.subject.named.id, denial.subject.named.side}
        voice = self._voices.told_before(denial.predicate)
        actors = voice.actors if voice is not None else ()
        return actors[0] if len(actors) == 1 and not own & {actors[0].named.id, actors[0].named.side} - {None} else None

    def quotation_of(self, token: Token) -> Quotation | None:
        """Returns the quotation that a token stands in."""
        return self._passage.quotation_of(token)

    def description(self, noun: Token) -> Told:
        """Returns how a description of somebody is told, which no clause around it changes: "the alleged leader of X"."""
        walk = Walk()
        self._governors.hedges.description(noun, walk)
        walk.alleging |= self._is_scared(noun)
        return walk.outcome()

    def speaker_of(self, token: Token) -> list[Reached]:
        """Returns who speaks where the token stands in a quotation, else the default speaker."""
        quotation = self._passage.quotation_of(token)
        voice = self._quotations.voice(quotation) if quotation is not None else None
        voice = voice or self._default
        if voice is None and self._passage.part is Part.HEADLINE:
            voice = next(self._asides.voices(token, set()), None)  # "Chinese ship rammed our boat, Manila says"
        return list(voice.actors) if voice is not None else []

    def _beside(self, predicate: Token, walk: Walk) -> None:
        """Adds the voices that stand beside the sentence: "according to", a parenthesis, quotation marks, the default."""
        for voice in self._asides.voices(predicate, walk.acts):
            _outermost(voice, walk)
        walk.alleging |= self._is_scared(predicate)
        quotation = self._passage.quotation_of(predicate)
        if quotation is not None and not walk.voices and self._says_of_himself(predicate, quotation):
            return  # 'Lima "categorically rejects any suggestion" that'
        if quotation is not None and quotation.end - quotation.start > SHORT_QUOTATION:
            quoted = self._quotations.voice(quotation)
            if quoted is not None and not walk.voices:
                walk.voices.append(quoted)
            walk.alleging |= quoted is None and not walk.voices and self._default is None  # somebody's words, and not the article's
        if not walk.voices and self._default is not None:
            walk.voices.append(self._default)
        if not walk.voices and quotation is None and (still := self._going_on.goes_on(predicate)) is not None:
            walk.voices.append(still)

    def _says_of_himself(self, predicate: Token, quotation: Quotation) -> bool:
        """True for an act of speech told in the words of whoever does it, who stands before the quotation marks."""
        subject = first(predicate, "nsubj")
        if predicate.dep_ not in ("ROOT", "conj") or subject is None or quotation.start <= subject.i:
            return False
        return self._speech.verbs.get(lemma_of(predicate)) in ("denying", "alleging") or lemma_of(predicate) in self._judging

    def _is_scared(self, predicate: Token) -> bool:
        """True within scare quotes: about a word or a name with its adjective, or in a headline about the words of somebody not named."""
        doc, start, end = predicate.doc, predicate.i, predicate.i + 1
        named = predicate.pos_ in NOMINAL or predicate.dep_ == "amod"
        headline = self._passage.part is Part.HEADLINE
        if named and not headline:
            quotation = self._passage.quotation_of(predicate)
            if quotation is not None:
                return quotation.end - quotation.start <= SHORT_QUOTATION
        while headline and start > predicate.sent.start and doc[start - 1].text not in MARKS and predicate.i - start < SHORT_QUOTATION:
            start -= 1
        while headline and end < predicate.sent.end and doc[end].text not in MARKS and end - predicate.i <= 2 * SHORT_QUOTATION:
            end += 1
        opened = start > 0 and doc[start - 1].text in MARKS and not (doc[start - 1].whitespace_ and start - 1 > predicate.sent.start)
        return opened and end < len(doc) and doc[end].text in MARKS


def _outermost(voice: Voice, walk: Walk) -> None:
    if not voice.actors and any(v.start == voice.start and v.end == voice.end for v in walk.voices):
        return  # the same words, found twice
    known = {r.named.id for v in walk.voices for r in v.actors}
    if not voice.actors or not known & {r.named.id for r in voice.actors}:
        walk.voices.append(voice)


def _severed(token: Token) -> bool:
    """True where a semicolon or colon parts a clause from the clause that the parser hung it on."""
    if token.dep_ not in COMPLEMENTS | {"conj", "advcl", "acl", "appos", "relcl", "dep"}:
        return False
    said = token.dep_ == "ccomp" and token.head.i + 1 < token.i and token.head.pos_ == "VERB" and token.head.nbor().text == ":"
    if said:
        return False  # "the general said: X attacked"
    first_, last = sorted((token.i, token.head.i))
    return any(t.text in (";", ":", ".") for t in token.doc[first_:last])
