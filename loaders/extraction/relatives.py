"""Whom words mean that tell of a relation to somebody named: "the army" of the one state meant, "its ally", "its neighbour"."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import islice

from graph.model import Span
from loaders.extraction.discourse import COLLECTIVE, Discourse, Mentioned, led
from loaders.extraction.gazetteer import acts_in, fights_as_army
from loaders.extraction.mentions import Mention
from loaders.extraction.reached import Reached
from loaders.extraction.syntax import children, lemma_of, logical_subject, path_up
from loaders.extraction.tokens import Span as Sentence
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings

LOCAL = 3  # sentences, the token's own among them
KIN = frozenset(
    {"ally", "neighbour", "neighbor", "rival", "foe", "enemy", "archrival", "archenemy", "patron", "backer", "adversary", "opponent"}
)
ORDERING = frozenset({"order", "tell", "instruct", "direct", "command", "deploy", "urge", "authorise", "authorize", "call"})
OWN = frozenset({"its", "their", "his", "her"})
AIRED = frozenset({"radio", "television", "tv", "media", "broadcaster"})
MANNED = frozenset({"troop", "force", "soldier", "unit", "jet", "warplane", "helicopter", "artillery", "position"})
RULING = frozenset({"government", "army", "regime", "state", "federal", "junta", "loyalist"})


class Relatives:
    """Finds such actors within one passage and its article; `actors` and `mention` resolve words."""

    def __init__(
        self,
        discourse: Discourse,
        wordings: Wordings,
        mention: Callable[[Token], Mention | None],
        mentioned: Callable[[int, int], list[Mentioned]],
        actors: Callable[[Token], list[Reached]],
    ) -> None:
        self._discourse, self._mention, self._mentioned, self._actors = discourse, mention, mentioned, actors
        self._seats = wordings.classes["seats"]

    def seats(self, sentence: Sentence) -> tuple[tuple[str, str], ...]:
        """Returns the seats of power that a sentence gives to a state: (lemma, id), as in "Sudan's army"."""
        found: list[tuple[str, str]] = []
        for token in sentence:
            if (lemma := lemma_of(token)) in self._seats:
                held = [self._mention(t) for t in (token, *children(token, "poss", "amod", "compound", "nmod"))]
                found += [(lemma, m.named.id) for m in held if m is not None and m.named.kind == "State"]
        return tuple(found)

    def is_manned(self, token: Token) -> bool:
        """True for "government troops", "army positions": nobody else's, though no article stands before them."""
        if lemma_of(token) in AIRED:
            words = children(token, "compound", "amod", "nmod", "poss")
            return any(c.lower_ == "state" for c in words) and not any(self._mention(c) is not None for c in words)
        return lemma_of(token) in MANNED and any(c.lower_ in RULING for c in children(token, "compound", "nmod", "amod"))

    def seat(self, token: Token) -> list[Mentioned]:
        """Returns the state whose "the government", "the air force" is.

        It is the one state of which this sentence and the two before it speak; else the one to which the article gave such
        a seat; else the one against which a group named here fights.
        """
        if contested := self._contested(token):
            return contested
        sentence = token.sent
        local = [tuple(self._mentioned(sentence.start, token.left_edge.i)), *islice(self._discourse.recent(), LOCAL - 1)]
        own = self._clause_mates(token)
        nouns = [m for said in local for m in said if m.named.kind == "State" and not m.adjective]
        if not nouns and (given := self._given(token)):
            return given  # "the Somali group": the state is not spoken of
        spoken = [m for said in local for m in said if m.named.kind == "State"]
        spoken = spoken or [m for said in local for one in said if (m := led(one)).named.kind == "State"]
        if len({m.named.id for m in spoken}) == 1:
            return [m for m in spoken[:1] if m.named.id not in own]
        given = self._led_by_subject(token) or self._given(token) or self._fought(token, local)
        return given or (self._behind(token) if not spoken else []) or self._at_home()

    def _at_home(self) -> list[Mentioned]:
        """Returns the state from whose capital the article is, if it has been named."""
        home = self._discourse.home
        return self._named(frozenset({home.id})) if home is not None else []

    def _contested(self, token: Token) -> list[Mentioned]:
        """Returns the army that is a party of its own, if the article names one: "the army" of Sudan's war."""
        if lemma_of(token) not in ("army", "military"):
            return []
        told = (*self._mentioned(token.sent.start, token.i), *(m for said in self._discourse.recent() for m in said))
        armies = {m.named.id: m for m in told if fights_as_army(m.named)}
        return list(armies.values()) if len(armies) == 1 else []

    def _led_by_subject(self, token: Token) -> list[Mentioned]:
        """Returns the state whose leader gives orders to "the army"."""
        if lemma_of(token) not in ("army", "military", "navy", "police", "force") or token.dep_ not in ("dobj", "nsubj"):
            return []
        verb = token.head if token.dep_ == "dobj" else token.head.head
        leaders = [r for s in logical_subject(verb) if s.i < token.i for r in self._actors(s)] if lemma_of(verb) in ORDERING else []
        homes = {
            h.id: Mentioned(h, Span(r.start, r.end), True, 0) for r in leaders if (h := r.named.home) is not None and h.kind == "State"
        }
        return list(homes.values()) if len(homes) == 1 else []

    def fought_over(self, token: Token) -> list[Mentioned]:
        """Returns the one state in which the groups act that stand behind "the country" in its sentence, where no state stands before."""
        sentence = token.sent
        if any(m.named.kind == "State" for m in self._mentioned(sentence.start, token.i)):
            return []
        return self.home_of(m for m in self._mentioned(token.i, sentence.end) if m.named.kind == "ArmedGroup")

    def home_of(self, sentence: Iterable[Mentioned]) -> list[Mentioned]:
        """Returns the one state in which the groups of a sentence act."""
        groups = {h: m for m in sentence if m.named.kind in COLLECTIVE and (h := acts_in(m.named.id)) is not None}
        return self._held(groups) if len(groups) == 1 else []

    def ruled(self, rules: Iterable[str]) -> list[Mentioned]:
        """Returns the one state to which the article has given a junta or a regime before."""
        held = frozenset(state for rule in rules for state in self._discourse.seats.get(rule, ()))
        return self._named(held) if len(held) == 1 else []

    def _given(self, token: Token) -> list[Mentioned]:
        """Returns the one state to which the article has given such a seat before."""
        held = self._discourse.seats.get(lemma_of(token), frozenset[str]())
        return self._named(held) if len(held) == 1 else []

    def _fought(self, token: Token, local: Iterable[tuple[Mentioned, ...]]) -> list[Mentioned]:
        """Returns the state in which the groups act that the sentence and those before it name."""
        behind = tuple(self._mentioned(token.i, token.sent.end))
        homes = {h: m for said in (behind, *local) for m in said if m.named.kind == "ArmedGroup" and (h := acts_in(m.named.id)) is not None}
        return self._held(homes) if len(homes) == 1 else []

    def _held(self, homes: Mapping[str, Mentioned]) -> list[Mentioned]:
        """Returns the newest mention of the one state in which a group acts, else that state where the group is named."""
        ((home, group),) = homes.items()
        told = self._named(frozenset({home}))
        return told or ([replace(group, named=self._discourse.named(home))] if self._discourse.named is not None else [])

    def _behind(self, token: Token) -> list[Mentioned]:
        """Returns the one state that the rest of the sentence names: "The army has retaken X, Mozambique's ministry said"."""
        named = {m.named.id: m for m in self._mentioned(token.i, token.sent.end) if m.named.kind == "State" and m.party}
        return list(named.values()) if len(named) == 1 else []

    def _named(self, ids: frozenset[str]) -> list[Mentioned]:
        """Returns the newest mention of these actors."""
        return next(([m] for sentence in self._discourse.recent() for m in sentence if m.named.id in ids), [])

    def kin(self, token: Token) -> list[Mentioned]:
        """Returns who is meant by "its ally", "its neighbour": the one other party named in the sentence, or with him in the one before."""
        if lemma_of(token) not in KIN or token.tag_ not in ("NN", "NNS"):
            return []
        owner = next((c for c in children(token, "poss") if c.lower_ in OWN), None)
        if owner is None or any(self._mention(c) is not None for c in token.children if c.dep_ != "prep"):
            return []
        own = {i for r in self._actors(owner) for i in (r.named.id, r.named.side) if i is not None}
        if not own:
            return []
        own |= self._clause_mates(token)
        before = (said for said in islice(self._discourse.recent(), 1) if any({m.named.id, m.named.side} & own for m in said))
        for said in (tuple(self._mentioned(token.sent.start, token.i)), *before):
            others = {
                m.named.id: m
                for m in said
                if m.named.kind in COLLECTIVE and m.named.kind != "Alliance" and m.named.id not in own and (m.party or token.tag_ == "NN")
            }
            if others:
                one = token.tag_ == "NN"
                return list(others.values()) if (len(others) == 1) == one and len(others) < 3 else []
        return []

    def _clause_mates(self, token: Token) -> set[str]:
        """Returns the subject of the clause in which a noun is no subject: it would have been "its army"."""
        below, verb = next(((below, head) for below, head in path_up(token) if head.pos_ in ("VERB", "AUX")), (token, None))
        if verb is None or below.dep_ in ("nsubj", "nsubjpass"):
            return set()
        return {r.named.id for s in logical_subject(verb) if s.i < token.left_edge.i for r in self._actors(s)}
