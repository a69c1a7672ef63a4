"""Who a subject of saying is: the actors that it means, whose text it is, else its words."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from loaders.extraction.actors import Resolver
from loaders.extraction.document import Passage
from loaders.extraction.quotations import Voice
from loaders.extraction.reached import Reached
from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import children, is_passive, lemma_of, logical_subject, objects_of

INANIMATE = frozenset({"this", "that", "these", "those", "which", "what", "there", "it"})  # "this explains why": nobody says so
WORDS_OF_A_SPEAKER = 8  # tokens kept of an unnamed speaker's phrase
ADDRESSED = frozenset(
    {"tell", "inform", "notify", "brief", "advise", "assure", "remind", "warn", "alert", "show"}
)  # "was told": by somebody else


class Voices:
    """Makes voices of the words of one passage."""

    def __init__(self, passage: Passage, resolver: Resolver, speech: Speech) -> None:
        self._passage, self._resolver, self._speech = passage, resolver, speech

    def of(self, subject: Token) -> Voice:
        """Returns who a subject of saying is: the actors that it means, else its words."""
        reached = tuple(self._resolver.actors(subject)) or tuple(self._owner_of_text(subject))
        if reached:
            return _named(reached)
        start = max(subject.left_edge.i, subject.i - WORDS_OF_A_SPEAKER)
        return Voice((), *self._passage.span(start, subject.i + 1))

    def words(self, token: Token) -> Voice:
        """Returns somebody unnamed, of whom only this word tells."""
        return Voice((), *self._passage.span(token.i, token.i + 1))

    def owner(self, noun: Token) -> Voice | None:
        """Returns whose claim, view or report a noun is, or None where it does not say."""
        owners = [*(o for p in ("by", "from") for o in objects_of(noun, p)), *children(noun, "poss", "amod", "compound", "nmod")]
        reached = [r for o in owners for r in self._resolver.actors(o)]
        return _named(reached) if reached else None

    def sayer(self, verb: Token) -> Token | None:
        """Returns who says what a verb says: its subject, before or after it, and whoever is convinced of it."""
        subjects = logical_subject(verb)
        if subjects:
            return subjects[0]
        if is_passive(verb):
            believer = next(iter(children(verb, "nsubjpass")), None)
            return believer if believer is not None and lemma_of(verb) not in ADDRESSED and believer.lower_ not in INANIMATE else None
        said = next(iter(children(verb, "ccomp")), None)
        inverted = [
            c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "npadvmod", "attr", "oprd", "nsubj") and c.pos_ != "VERB"
        ]
        return inverted[0] if inverted and said is not None and said.i < verb.i else None

    def can_say(self, token: Token) -> bool:
        """True for whoever is known, and for unnamed people, offices and texts that are cited."""
        return bool(self._resolver.actors(token)) or lemma_of(token) in self._speech.unnamed or lemma_of(token) in self._speech.nouns

    @staticmethod
    def speaks(subject: Token) -> bool:
        """True for a subject that can say something though it is nobody known: "officials", "reports", "he"."""
        return subject.lower_ not in INANIMATE

    def _owner_of_text(self, subject: Token) -> Iterator[Reached]:
        """Yields whose statement or report it is, where that is what is said to say it."""
        if lemma_of(subject) in self._speech.nouns or lemma_of(subject) in self._speech.views:
            owners = [*children(subject, "poss", "amod", "compound"), *(o for p in ("by", "from", "of") for o in objects_of(subject, p))]
            yield from (r for owner in owners for r in self._resolver.actors(owner))


def _named(reached: Iterable[Reached]) -> Voice:
    found = tuple(reached)
    return Voice(found, min(r.start for r in found), max(r.end for r in found))
