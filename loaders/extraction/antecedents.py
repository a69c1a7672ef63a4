"""Whom pronouns and definite descriptions mean: "it", "their army", "both sides", "the alliance", "the government"."""

from collections.abc import Callable, Iterable
from itertools import islice

from graph.model import Span
from loaders.extraction.descriptions import Descriptions
from loaders.extraction.discourse import COLLECTIVE, HE, I_, IT, THEY, WE, Discourse, Mentioned, any_party, fits, pair_of, several_of
from loaders.extraction.document import Passage
from loaders.extraction.doings import Doings
from loaders.extraction.gazetteer import Named
from loaders.extraction.mentions import Mention
from loaders.extraction.reached import MEANT, Reached, side_of
from loaders.extraction.speaking_organs import SpeakingOrgans
from loaders.extraction.syntax import children, first, lemma_of, logical_subject, path_up
from loaders.extraction.tokens import Token
from loaders.extraction.weapons import weapon_name
from loaders.extraction.wordings import Trigger, Wordings

HELPING = frozenset(
    {"arm", "rearm", "equip", "supply", "sell", "ship", "provide", "fund", "finance", "support", "back", "train", "help", "aid", "assist"}
)
ORDERED = {"former": 0, "latter": 1}  # which of the two named last
NEIGHBOURLY = frozenset(
    {"country", "nation", "state", "government", "neighbour", "neighbor", "group", "movement", "capital", "power", "two", "ally", "partner"}
    | {"leader", "president", "minister"}
)
NOMINAL = ("NOUN", "PROPN")
MUTUAL = frozenset(
    {"each", "another", "war", "wars", "fighting", "clashed", "ceasefire", "cease", "truce", "fought", "enmity"}
)  # of foes: "the two countries accuse each other", "went to war"
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj")
OPPOSED = frozenset({"side", "foe", "rival", "enemy", "belligerent"})  # of one another: not two who act alike against others
HOSTILE = frozenset({"ATTACKS", "CAPTURES"})


class Antecedents:
    """Finds antecedents within one passage and its article.

    `actors` resolves a phrase, `mentioned` gives the actors named between two tokens, `speaker_of` who speaks there.
    """

    def __init__(
        self,
        passage: Passage,
        discourse: Discourse,
        wordings: Wordings,
        actors: Callable[[Token], list[Reached]],
        mentioned: Callable[[int, int], list[Mentioned]],
        speaker_of: Callable[[Token], list[Reached]],
        mention: Callable[[Token], Mention | None],
        state_of: Callable[[str], Named | None],
    ) -> None:
        self._passage, self._discourse, self._words, self._speech = passage, discourse, wordings.classes, wordings.speech.verbs
        self._texts = frozenset(wordings.speech.nouns)
        self._matters = (
            wordings.classes["matters"] | self._texts | wordings.classes["moves"] | wordings.classes["deeds"] | wordings.classes["sayings"]
        )
        self._organs, self._verbs = wordings.organs, wordings.frames[Trigger.VERB]
        self._actors, self._mentioned, self._speaker_of, self._mention = actors, mentioned, speaker_of, mention
        self._descriptions = Descriptions(discourse, wordings, mention, mentioned, actors)
        self.relatives = self._descriptions.relatives
        self.organs = SpeakingOrgans(passage, discourse, wordings, actors, mention, state_of)
        self.doings = Doings(discourse, wordings, actors)

    def pronoun(self, token: Token) -> list[Reached]:
        """Returns whom a pronoun means: in its sentence, else in one before; "we" are those who speak."""
        word = token.lower_
        if word in WE | I_:
            speakers = [side_of(r) if word in WE else r for r in self._speaker_of(token)]
            return self._meant(token, [Mentioned(r.named, Span(r.start, r.end), True, 0) for r in speakers])
        if word == "it" and self._is_matter(token):
            return []
        if (beside := self._joined_owner(token, word)) is not None:
            return self._meant(token, [beside])
        inside = self._inside(token, word)
        return self._meant(token, (inside or self._discourse.before(word, self._clause_mates(token))) if inside is not None else [])

    def _joined_owner(self, token: Token, word: str) -> Mentioned | None:
        """Returns whose "its president" is in "blamed the congress and its president": the body that stands before "and"."""
        noun = token.head
        if token.dep_ != "poss" or word not in IT | THEY or noun.dep_ != "conj" or noun.head.i > token.i or noun.head.pos_ not in NOMINAL:
            return None
        mention = self._mention(noun.head)
        if mention is not None:
            before = [m for m in self._mentioned(mention.start, mention.end) if fits(word, m.named)]
            return before[0] if before else None
        found = self.definite(noun.head)
        return Mentioned(found[0].named, Span(found[0].start, found[0].end), False, 0) if len(found) == 1 else None

    def _is_matter(self, token: Token) -> bool:
        """True for an object "it" that stands for a matter: "had not known of the raid and did not endorse it".

        The argument named last in its sentence is one, or there is none but the subject and the sentence before deals with one.
        """
        if token.dep_ not in ("dobj", "pobj"):
            return False
        start = token.sent.start
        told = [t for t in token.doc[start : token.i] if t.dep_ in ARGUMENTS and t.pos_ in ("NOUN", "PROPN", "NUM")]
        if len(told) > 1:
            return self._deals_with(told[-1])
        return start > 0 and any(self._deals_with(t) for t in children(token.doc[start - 1].sent.root, "dobj"))

    def _deals_with(self, noun: Token) -> bool:
        """True for a noun of a deed or of what is signed, which is nobody's name."""
        return lemma_of(noun) in self._matters and noun.tag_ == "NN" and self._mention(noun) is None

    def _meant(self, token: Token, antecedents: Iterable[Mentioned]) -> list[Reached]:
        """Returns the antecedents as what the token means."""
        start, end = self._passage.span(token.i, token.i + 1)
        return [Reached(m.named, start, end, MEANT, (m.at,)) for m in antecedents]

    def _inside(self, token: Token, word: str) -> list[Mentioned] | None:
        """Returns the antecedent of a pronoun within its sentence, empty where nobody fits, None where more than one could be meant.

        A subject or possessive means the subject of a clause around it, an object whoever else is named before it.
        """
        sentence = token.sent
        here = [m for m in self._mentioned(sentence.start, token.i) if fits(word, m.named)]
        if (blamed := self._blamed(token, here)) is not None:
            return [blamed]
        own = self._clause_mates(token)
        hit = self._hitting(token.head) if token.dep_ == "poss" else None
        for below, clause in path_up(token) if token.dep_ in ("poss", "nsubj", "nsubjpass") else ():
            if token.dep_ == "poss" and (nearer := self._possessor(clause, token, word)):
                return nearer
            if clause == hit:
                own |= {r.named.id for s in logical_subject(clause) for r in self._actors(s)}
                own |= {m.named.id for s in logical_subject(clause) for m in self._mentioned(s.left_edge.i, s.i)}
                continue
            if clause.pos_ not in ("VERB", "AUX") or (below.dep_ in ("nsubj", "nsubjpass") and token.dep_ != "poss"):
                continue
            reached = [
                r
                for s in logical_subject(clause)
                if (s.i < token.i or hit is not None) and not weapon_name(s) and token.i not in {t.i for t in s.subtree}
                for r in self._actors(s)
                if fits(word, r.named) or (word in HE and self._descriptions.is_office(s))  # "Egypt's president said that he"
            ]
            fitting = [r for r in reached if r.named.id not in own]
            if len(fitting) > 1 and word in IT | HE:
                return None  # "its" where several act: neither of them, and who else is a guess
            if fitting:
                if word in IT and _through_phrase(token, clause) and self._rivalled(fitting[0], token, own):
                    return None
                return [Mentioned(r.named, Span(r.start, r.end), True, 0) for r in fitting]
        here = [m for m in here if m.named.id not in own]
        if hit is not None and not here and any(f.theme for f in self._verbs.get(lemma_of(hit), ())):
            return None  # "Peru shot down one of its drones": its own, as it seems
        if word in THEY:
            return several_of(here)
        subjects = ([m for m in here if m.subject] or here) if token.dep_ in ("poss", "nsubj", "nsubjpass") else here
        return subjects[-1:] if len({m.named.id for m in subjects}) < 2 else None

    def _blamed(self, token: Token, here: list[Mentioned]) -> Mentioned | None:
        """Returns who has done what a reprisal is said to answer: the other in "Chad cut ties with Sudan, saying it had armed rebels"."""
        clause, saying = token.head, token.head.head
        told = clause.dep_ == "ccomp" and saying.tag_ == "VBG" and saying.dep_ == "advcl" and lemma_of(saying) in self._speech
        if token.dep_ != "nsubj" or not told or lemma_of(saying.head) not in self._words["reprisals"]:
            return None
        acting = {r.named.id for s in logical_subject(saying.head) for r in self._actors(s)}
        others = {m.named.id: m for m in here if m.named.id not in acting}
        perfect = any(c.dep_ == "aux" and lemma_of(c) == "have" for c in clause.children)
        return next(iter(others.values())) if perfect and len(others) == 1 else None

    def _hitting(self, noun: Token) -> Token | None:
        """Returns the verb that attacks or seizes a thing, as a rule not the doer's: "said Tajik forces had attacked its villages".

        Who arrests or boards, may do so to his own: only what somebody else tells of it is not.
        """
        while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.tag_ in ("CD", "NNS"):
            noun = noun.head.head  # "captured two of its soldiers"
        slot = noun.head.lower_ if noun.dep_ == "pobj" else "dobj" if noun.dep_ in ("dobj", "nsubjpass") else None
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if slot is None or verb.pos_ != "VERB" or any(c.lower_ == "own" for c in noun.children):
            return None
        types = HOSTILE | {"COERCES"} if verb.dep_ == "ccomp" else HOSTILE
        particles = {c.lower_ for c in verb.children}
        frames = self._verbs.get(lemma_of(verb), ())
        harmed = slot == "dobj" and lemma_of(verb) in self._words["harming"]
        hit = harmed or any(f.relation in types and slot in f.object and (not f.particle or f.particle & particles) for f in frames)
        return verb if hit else None

    def _possessor(self, noun: Token, token: Token, word: str) -> list[Mentioned]:
        """Returns whose noun it is in "Russia's readiness to defend its ally": the owner is nearer than the subject."""
        owner = first(noun, "poss") if noun.pos_ in ("NOUN", "PROPN") else None
        if owner is None or owner.i >= token.i:
            return []
        return [Mentioned(r.named, Span(r.start, r.end), False, 0) for r in self._actors(owner) if fits(word, r.named)]

    def _clause_mates(self, token: Token) -> set[str]:
        """Returns who cannot be meant by a pronoun that is no possessive: the subject of its own clause."""
        if token.dep_ == "poss" or token.lower_.endswith(("self", "selves")):
            return set()
        below, verb = next(((below, head) for below, head in path_up(token) if head.pos_ in ("VERB", "AUX")), (token, None))
        if verb is None:
            return set()
        if below.dep_ in ("nsubj", "nsubjpass"):
            if verb.tag_ == "VB" and verb.dep_ in ("ccomp", "xcomp") and not any(c.dep_ in ("aux", "mark") for c in verb.children):
                return {r.named.id for s in logical_subject(verb.head) if s.i < token.i for r in self._actors(s)}  # "help it fend off"
            related = (
                verb.dep_ == "relcl" and verb.head.i < token.i and any(t.tag_ in ("WDT", "WP") for t in verb.doc[verb.head.i : token.i])
            )
            text = lemma_of(verb.head) in self._texts  # "issued a communique in which it said"
            return {r.named.id for r in self._actors(verb.head)} if related and not text else set()
        described = [verb.head] if verb.dep_ == "relcl" and verb.head.i < token.i else []  # "Peru, to which it has sold arms"
        return {r.named.id for s in (*logical_subject(verb), *described) if s.i < token.i for r in self._actors(s)}

    def _rivalled(self, subject: Reached, token: Token, own: set[str]) -> bool:
        """True where another collective is named between the subject and a pronoun that could mean either."""
        between = [m for m in self._mentioned(token.sent.start, token.i) if m.at.start > subject.end and m.named.kind in COLLECTIVE]
        return any(m.named.id != subject.named.id and m.named.id not in own for m in between)

    def both(self, token: Token) -> list[Reached]:
        """Returns the two parties named last for "both sides", "the two countries"."""
        if several := self._descriptions.states(token):
            return self._meant(token, several)
        words = {c.lower_ for c in token.children if c.dep_ in ("det", "nummod", "predet", "amod", "preconj", "cc")}
        lemma = lemma_of(token)
        if token.lower_ in ORDERED and "the" in words and token.dep_ not in ("amod", "compound") and not children(token, "conj"):
            both = sorted(self._pair(token, set()), key=lambda m: m.at.start)
            return self._meant(token, [both[ORDERED[token.lower_]]] if both else [])
        if (
            token.lower_ in ("both", "each", "neither")
            or (token.lower_ in ("two", "pair", "duo") and "the" in words)
            or (lemma in self._words["paired"] and words & {"both", "two", "each", "either", "neither"})
            or (lemma == "other" and "the" in words)
            or self._descriptions.names_a_pair(token)
        ):
            if self._descriptions.are_apart(token):
                return []  # "the two rebel leaders"
            own = self._clause_mates(token) if lemma != "other" else set()  # "each blames the other"
            own |= self._claimants(token)
            foes = lemma not in NEIGHBOURLY or any(t.lower_ in MUTUAL for t in token.sent)
            pair = self._pair(token, own, self._descriptions.whom(lemma), opposed=foes)
            return self._meant(token, pair if lemma not in OPPOSED or self._are_sides(token, pair) else ())
        return []

    def _claimants(self, token: Token) -> set[str]:
        """Returns whose claim or charge it is in "X accused A of arming B, a charge both countries deny": not one of the two."""
        verb = token.head
        if verb.dep_ != "relcl" or token.dep_ != "nsubj" or lemma_of(verb.head) not in self._texts:
            return set()
        return {i for r in self._actors(verb.head) for i in (r.named.id, r.named.side) if i is not None}

    def _are_sides(self, token: Token, pair: tuple[Mentioned, ...]) -> bool:
        """True for a pair that can be the two sides: not two who act alike towards others.

        Whoever is helped is a side only where the article opposes the two: "armed both sides".
        """
        if len(pair) != 2:
            return False
        one, other = (m.named.id for m in pair)
        helped = any(lemma_of(t) in HELPING for t in islice(token.ancestors, 2))
        if helped and "between" not in {t.lower_ for t in token.sent}:
            return self._discourse.are_foes(one, other)
        return not self._discourse.are_together(one, other)

    def pair(self, token: Token) -> list[Reached]:
        """Returns the two parties that the sentence names before a verb or noun, else those of the article, but for who does it."""
        doers = [r for t in logical_subject(token) for r in self._actors(t)]
        return self._meant(token, self._pair(token, {i for r in doers for i in (r.named.id, r.named.side) if i is not None}))

    def _pair(
        self, token: Token, own: set[str], can_be: Callable[[Named], bool] = any_party, *, opposed: bool = True
    ) -> tuple[Mentioned, ...]:
        """Returns the two parties named below the token ("both sides of the war between A and B"), before it, or in the article.

        Each is such as `can_be` meant: a party has no part in what "the two governments" do.
        """
        below = [m for m in self._mentioned(token.i, token.right_edge.i + 1) if m.named.id not in own]
        before = [m for m in self._mentioned(token.sent.start, token.i) if not own & {m.named.id, m.named.side}]
        behind = [m for m in self._mentioned(token.right_edge.i + 1, token.sent.end) if not own & {m.named.id, m.named.side}]
        pair = (
            pair_of(below, can_be)
            or pair_of(before, can_be)
            or (pair_of(behind, can_be) if not before else None)
            or self._discourse.pair(with_={m.named.id for m in before}, without=own, can_be=can_be, opposed=opposed)
        )
        return pair or ()

    def definite(self, token: Token) -> list[Reached]:
        """Returns whom "the alliance", "the kingdom", "the rebels" mean: the last one named that it fits."""
        lemma = lemma_of(token)
        if self.relatives.is_manned(token):
            return self._meant(token, self.relatives.seat(token))
        if kin := self.relatives.kin(token):
            return self._meant(token, kin)
        if token.dep_ in ("compound", "nmod") and lemma in self._words["bare"] and not any(True for _ in token.children):
            return self._meant(token, self._descriptions.bare(token))
        if speaking := self.organs.holder(token):
            return self._meant(token, speaking)
        if not any(c.lower_ in ("the", "this", "that") for c in token.children if c.dep_ == "det"):
            return []
        if (
            lemma in self._organs | self._words["lands"]
            and lemma not in self._words["groups"]
            and not any(c.dep_ in ("amod", "poss", "relcl") for c in token.children)
            and (teller := self._teller(token))
        ):
            return self._meant(token, [Mentioned(r.named, Span(r.start, r.end), True, 0) for r in teller])
        return self._meant(token, self._descriptions.body(token))

    def described(self, token: Token) -> list[Reached]:
        """Returns the person or persons named before whom "the president", "the two ministers" mean."""
        described = self._descriptions
        found = described.person(token) or described.persons(token) or described.specialised(token) or described.member(token)
        return self._meant(token, found)

    def group(self, token: Token, words: Iterable[Token]) -> list[Reached]:
        """Returns the armed group named before whom "the Islamist militants" mean; `words` are what stands before the noun."""
        return self._meant(token, self._descriptions.named_so(token, words))

    def doer(self, token: Token) -> list[Reached]:
        """Returns whose deed "the attack", "the decision", "a step that ..." is, as the text before it tells."""
        return self._meant(token, self.doings.doer(token))

    def _teller(self, token: Token) -> list[Reached]:
        """Returns for whom the one speaks who tells of "the army", "the government" without saying whose."""
        for below, verb in path_up(token):
            if verb.pos_ == "VERB" and below.dep_ == "ccomp" and lemma_of(verb) in self._speech:
                return [
                    side_of(r)
                    for t in logical_subject(verb)
                    for r in self._actors(t)
                    if r.named.kind == "State" or r.named.home is not None
                ]
        return []


def _through_phrase(token: Token, clause: Token) -> bool:
    """True where a prepositional phrase or an adverbial clause lies between a word and the verb above it."""
    for below, head in path_up(token):
        if below.dep_ in ("prep", "advcl"):
            return True
        if head.i == clause.i:
            break
    return False
