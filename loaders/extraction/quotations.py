"""Who says what stands between quotation marks: the verb of saying beside it, else whoever spoke last."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from loaders.extraction.document import Passage, Quotation
from loaders.extraction.reached import Reached
from loaders.extraction.syntax import lemma_of, logical_subject
from loaders.extraction.tokens import Token


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it on one level: actors, or the words `content[start:end]` of somebody unnamed; `others` are unnamed beside the actors."""

    actors: tuple[Reached, ...]
    start: int
    end: int
    others: tuple[tuple[int, int], ...] = ()


class Quotations:
    """Finds the voices of the quotations of one passage; `before` tells who spoke in the sentence before a word."""

    def __init__(
        self, passage: Passage, verbs: Mapping[str, str], voice_of: Callable[[Token], Voice], before: Callable[[Token], Voice | None]
    ) -> None:
        self._passage, self._verbs, self._voice_of, self._spoke_before = passage, verbs, voice_of, before
        self._quoted: dict[Quotation, Voice | None] = {}

    @property
    def last(self) -> Voice | None:
        """The voice of the last quotation, with whom the next passage may go on."""
        return next((v for v in reversed(self._quoted.values()) if v is not None), None)

    def voice(self, quotation: Quotation) -> Voice | None:
        """Returns who says what stands between quotation marks: the verb of saying beside it, else whoever spoke last."""
        if quotation not in self._quoted:
            self._quoted[quotation] = None  # a quotation within its own speaker's phrase ends here
            self._quoted[quotation] = self._beside(quotation) or self._before(quotation)
        return self._quoted[quotation]

    def _beside(self, quotation: Quotation) -> Voice | None:
        doc = self._passage.doc
        last = min(quotation.end, len(doc) - 1)
        near = [doc[quotation.end - 1].sent, doc[last].sent, doc[max(quotation.start - 1, 0)].sent]
        for sentence in dict.fromkeys(near):
            for token in sorted(sentence, key=lambda t: min(abs(t.i - quotation.start), abs(t.i - quotation.end))):
                outside = not quotation.start <= token.i < quotation.end
                saying = outside and token.pos_ == "VERB" and lemma_of(token) in self._verbs
                subjects = logical_subject(token) if saying else []
                if subjects and not quotation.start <= subjects[0].i < quotation.end:
                    return self._voice_of(subjects[0])
        return None

    def _before(self, quotation: Quotation) -> Voice | None:
        """Returns who spoke in the sentence before, else in the quotation before."""
        opening = self._passage.doc[quotation.start]
        if (spoke := self._spoke_before(opening)) is not None:
            return spoke
        earlier = [v for q in self._passage.quotations if q.end <= quotation.start and (v := self.voice(q)) is not None]
        return earlier[-1] if earlier else None
