"""For whom "the ministry", "the army", "the envoy" speak that say something without a word of whose they are.

Each speaks for the side of the organ of that kind named last ("Chad's foreign ministry said ... The ministry added"), or of the
place from which it speaks ("In Juba, the army said"), else for the side that spoke last; not for one of which it tells by its name.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from graph.model import Span
from loaders.extraction.discourse import Discourse, Mentioned, Spoken
from loaders.extraction.document import Passage
from loaders.extraction.gazetteer import Named, Use
from loaders.extraction.mentions import Kind, Mention
from loaders.extraction.reached import Reached, side_of
from loaders.extraction.syntax import children, first, lemma_of, logical_subject, objects_of
from loaders.extraction.telling.hedges import NOBODY
from loaders.extraction.tokens import Span as Sentence
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings

LAST = 3  # sentences back in which whoever spoke last is looked for
BESIDE = ("poss", "amod", "compound", "nmod")
SUBJECTS = ("nsubj", "nsubjpass")


class SpeakingOrgans:
    """Finds for whom organs speak within one passage and its article; `actors` and `mention` resolve words."""

    def __init__(
        self,
        passage: Passage,
        discourse: Discourse,
        wordings: Wordings,
        actors: Callable[[Token], list[Reached]],
        mention: Callable[[Token], Mention | None],
        by_map: Callable[[str], Named | None],
    ) -> None:
        self._passage, self._discourse, self._actors, self._mention, self._by_map = passage, discourse, actors, mention, by_map
        self._speech: Mapping[str, str] = wordings.speech.verbs
        self._official, self._portfolios = wordings.classes["official"], wordings.classes["portfolios"]
        self._speaking, self._staff = wordings.classes["speaking"], wordings.classes["staff"]
        self._kin = {"envoy": wordings.classes["emissaries"], "army": wordings.classes["soldiery"]}
        self._told = wordings.speech.tales | frozenset(wordings.speech.nouns)

    def holder(self, token: Token) -> list[Mentioned]:
        """Returns the state or body for which a bare organ says something, none where the article does not tell."""
        if lemma_of(token) not in self._speaking | self._staff or not self._is_bare(token) or (verb := self._saying(token)) is None:
            return []
        if (placed := self._from_where(verb, token)) is not None:
            return [placed]
        mine = self._named_by(token)
        told = self._told_of(verb)
        same = [s for s in self._before(token) if self._is_of_that_kind(mine, s)]
        last = next((s for s in self._before(token, LAST) if s.said), None)
        free = [s for s in (*same, *([last] if last is not None else [])) if s.named.id not in told]
        chosen = next(iter(free or same), None)
        return [Mentioned(chosen.named, chosen.at, True, 0)] if chosen is not None else []

    def spoken(self, sentence: Sentence) -> tuple[Spoken, ...]:
        """Returns the sides that have a word in a sentence and the organs that it gives to them, in order."""
        found: list[Spoken] = []
        for token in sentence:
            organ = lemma_of(token) in self._speaking | self._staff
            says = token.dep_ in SUBJECTS and token.pos_ in ("NOUN", "PROPN", "PRON") and (self._saying(token) or self._has_word(token))
            owned = organ and any(self._mention(c) is not None for c in (*children(token, *BESIDE), *objects_of(token, "of")))
            if not (says or owned):
                continue
            sides = {(s := side_of(r)).named.id: s for r in self._actors(token)}
            if len(sides) == 1:
                lemma, words = self._named_by(token) if organ else ("", frozenset[str]())
                found += [Spoken(lemma, words, s.named, self._at(token), bool(says)) for s in sides.values()]
        return tuple(found)

    def _at(self, token: Token) -> Span:
        return Span(*self._passage.span(token.i, token.i + 1))

    def _is_bare(self, token: Token) -> bool:
        """True for "the army", "the foreign ministry", "a ministry spokesman": whose it is stands nowhere beside it."""
        ministry = self._organ_before(token) is not None
        if not (
            ministry or (lemma_of(token) in self._speaking and any(c.lower_ in ("the", "this", "that") for c in children(token, "det")))
        ):
            return False
        if any(c.dep_ in ("poss", "relcl", "acl", "appos") or self._mention(c) is not None for c in token.children):
            return False
        return all(lemma_of(o) in self._portfolios for c in children(token, "prep") for o in children(c, "pobj"))

    def _organ_before(self, token: Token) -> Token | None:
        """Returns the organ of "a ministry spokesman", "a military official"."""
        return next((c for c in children(token, "compound", "nmod", "amod") if lemma_of(c) in self._speaking), None)

    def _has_word(self, token: Token) -> bool:
        """True for whoever "gave a different version", "had no comment"."""
        told = children(token.head, "dobj") if token.head.pos_ == "VERB" else []
        return any(lemma_of(o) in self._told for o in told)

    def _saying(self, token: Token) -> Token | None:
        """Returns the verb of which a noun is the speaker, or "according"."""
        head = token.head
        if token.dep_ in SUBJECTS and head.pos_ == "VERB" and lemma_of(head) in self._speech:
            return head
        above = head.head if token.dep_ == "pobj" and head.lower_ == "to" else head
        return above if above.lower_ == "according" else None

    def _named_by(self, token: Token) -> tuple[str, frozenset[str]]:
        """Returns the kind of an organ and the words before it: of "the ministry spokesman" the ministry's."""
        inner = self._organ_before(token) or token
        lemma = next((k for k in ("envoy", "army") if lemma_of(inner) in self._kin[k]), lemma_of(inner))
        words = {c.lower_ for t in {token, inner} for c in children(t, "amod", "compound", "nmod") if c.lower_ in self._official}
        words |= {lemma_of(o) for o in objects_of(inner, "of") if lemma_of(o) in self._portfolios}
        return lemma, frozenset("defence" if w == "defense" else w for w in words)

    @staticmethod
    def _is_of_that_kind(mine: tuple[str, frozenset[str]], spoken: Spoken) -> bool:
        """True for an organ of the same name, where the words before one do not speak against the other."""
        lemma, words = mine
        return spoken.lemma == lemma and (not words or not spoken.words or words <= spoken.words or spoken.words <= words)

    def _before(self, token: Token, sentences: int | None = None) -> Iterator[Spoken]:
        """Yields who spoke before a word and the organs named there, the newest first, within so many sentences."""
        start = self._at(token).start
        here = token.doc[token.sent.start : token.left_edge.i]
        yield from reversed(self.spoken(here) if len(here) else ())
        for said in islice(self._discourse.spoken(), sentences):
            yield from (s for s in reversed(said) if s.at.start < start)

    def _from_where(self, verb: Token, token: Token) -> Mentioned | None:
        """Returns the state from whose town an organ speaks: "In Juba, the army said"."""
        for place in (t for c in children(verb, "prep") if c.lower_ == "in" and c.i < token.i for t in children(c, "pobj")):
            mention = self._mention(place)
            if mention is None:
                continue
            state = mention.named if mention.use is Use.SEAT else None
            state = self._by_map(mention.named.name) if mention.kind is Kind.PLACE else state
            if state is not None and state.kind == "State":
                return Mentioned(state, self._at(place), False, 0)
        return None

    def _told_of(self, verb: Token) -> frozenset[str]:
        """Returns who acts, by name, in what somebody says: as a rule none for whom he speaks, but where he denies it."""
        clause = first(verb, "ccomp") or verb.sent.root
        if any(t.dep_ == "neg" or t.lower_ in NOBODY | {"never", "neither"} for t in clause.subtree):
            return frozenset()
        named = (self._mention(t) for s in logical_subject(clause) if clause != verb for t in (s, *children(s, *BESIDE)))
        return frozenset(m.named.id for m in named if m is not None)
