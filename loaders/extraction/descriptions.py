"""Whom definite descriptions mean: "the alliance", "the kingdom", "the rebels", "the Armenian leader", "the two ministers".

The newest actor of the right kind that the words do not speak against; where nothing fits, nobody is meant.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from loaders.extraction.discourse import COLLECTIVE, Discourse, Mentioned, any_party, led, pair_of
from loaders.extraction.gazetteer import Named, acts_in, fields_army, governs, publishes
from loaders.extraction.mentions import FORMER, Kind, Mention
from loaders.extraction.reached import Reached
from loaders.extraction.relatives import Relatives
from loaders.extraction.syntax import children, lemma_of, logical_subject, objects_of, path_up
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings

POINTING = frozenset({"the", "this", "that"})
MODIFYING = ("amod", "compound", "nmod", "nummod")
LOCAL = 3  # sentences, the token's own among them
NUMBERS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
MEMBERS = frozenset({"ally", "member", "partner", "country", "nation", "state"})
MEN = frozenset({"man", "woman", "politician", "general", "commander", "warlord", "statesman"})
GROUPED = frozenset({"group", "movement", "faction", "militia", "organisation", "organization", "band", "gang"})
DIPLOMATIC = frozenset({"foreign", "ambassador", "envoy", "diplomat", "consul", "state"})
BODIES = frozenset({"group", "movement", "front", "party", "sect"})  # armed or not
BANDS = frozenset({"militia", "faction", "brigade", "resistance", "insurgency", "paramilitary"})  # one of them is several men
DEPUTY = frozenset({"vice", "deputy"})


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands about a noun: whose it is, and the other words before it; `owners` are ids."""

    owners: frozenset[str]
    others: frozenset[str]


class Descriptions:
    """Finds whom a described actor is within one passage and its article."""

    def __init__(
        self,
        discourse: Discourse,
        wordings: Wordings,
        mention: Callable[[Token], Mention | None],
        mentioned: Callable[[int, int], list[Mentioned]],
        actors: Callable[[Token], list[Reached]],
    ) -> None:
        self._discourse, self._mention, self._mentioned, self._actors = discourse, mention, mentioned, actors
        self._words = wordings.classes
        self.relatives = Relatives(discourse, wordings, mention, mentioned, actors)
        self._offices = wordings.offices
        self._described = self._words["blocs"] | self._words["associations"] | self._words["firms"]
        self._telling = wordings.former, wordings.coming, self._words["apart"], self._words["institutions"], DEPUTY

    # -- persons

    def person(self, token: Token) -> list[Mentioned]:
        """Returns the person named before whom "the president", "the Armenian leader", "his Turkish counterpart" mean."""
        lemma = lemma_of(token)
        held = lemma in self._offices and lemma not in self._words["seats"]  # "chief of the army" is one, "the army" is none
        if not (held or lemma in self._words["wielders"]) or token.tag_ not in ("NN", "NNP"):
            return []
        words = self._about(token, of=True)
        pointed = any(c.lower_ in POINTING for c in children(token, "det"))
        if words is None or (not pointed and not (words.owners and children(token, "poss"))):
            return []
        if lemma == "counterpart" and not words.owners:
            return []
        for sentence in self._recent(token):
            fitting = [m for m in sentence if m.named.kind == "Person" and self._holds(m, lemma, words)]
            chosen = [m for m in fitting if m.subject] or fitting
            if chosen:
                return chosen[-1:] if len({m.named.id for m in chosen}) == 1 else []
        return []

    def _holds(self, one: Mentioned, lemma: str, words: _Words) -> bool:
        """True where a person is known to hold the office that a noun names, of whom the words before it say."""
        offices, home = self._discourse.offices.get(one.named.id, frozenset()), one.named.side
        if FORMER in offices and words.others & self._telling[0] and words.owners:
            return words.owners <= offices
        if words.owners and (home is None or home not in words.owners):
            return False
        rebel = one.named.home is not None and one.named.home.kind != "State" and words.others & self._words["groups"]  # "the rebel leader"
        if any((words.others & telling) - offices for telling in self._telling) and not rebel:
            return False
        if lemma in self._words["wielders"] or (words.owners and lemma in ("chief", "head", "boss")):  # whoever leads
            return "LEADS" in offices
        match lemma:
            case "counterpart" | "official":
                return bool(offices & {"LEADS", "REPRESENTS"}) and (lemma == "counterpart" or "LEADS" not in offices)
            case "diplomat" | "envoy" | "ambassador":
                return bool(offices & DIPLOMATIC) and ("foreign" not in offices or bool(words.others & {"top", "chief", "senior"}))
            case "premier":
                return "prime" in offices or "premier" in offices
            case "spokesman" | "spokeswoman" | "spokesperson":
                return any(word.startswith("spokes") for word in offices)
        return lemma in offices

    # -- bodies

    def body(self, token: Token) -> list[Mentioned]:
        """Returns whom "the bloc", "the Islamist group", "the kingdom", "the militants", "the junta" mean."""
        lemma = lemma_of(token)
        if not any(c.lower_ in POINTING for c in children(token, "det")):
            return []
        words = self._about(token, of=False)
        if words is None or (lemma == "community" and words.others & self._words["worldwide"]):
            return []
        named = self._is_body(lemma, words) or (token.text[0].isupper() and token.i > token.sent.start + 1)  # "the Command"
        if (lemma in self._words["groups"] or named) and (same := self._of_that_name(token)):
            return same
        if token.tag_ in ("NN", "NNP") and (lemma in self._words["lands"] or lemma in self._words["rules"]):
            return self._land(token, lemma, words)
        if lemma in self._words["seats"] and not words.owners and not words.others - self._words["official"]:
            return self.relatives.seat(token)
        kinds = self._kinds(lemma, token)
        if words.owners and kinds != {"Company"}:
            return self._of_the_country(token, kinds, words.owners) if "ArmedGroup" in kinds else []
        found = self._newest(token, kinds, frozenset()) if kinds else []
        return found or (self._newest(token, frozenset({"Organization"}), frozenset()) if kinds == {"Company"} else [])

    def bare(self, token: Token) -> list[Mentioned]:
        """Returns whom the first word of "alliance warplanes", "junta outposts", "rebel positions" means; of several groups none."""
        lemma = lemma_of(token)
        if lemma in self._words["rules"]:
            return self.relatives.ruled(self._words["rules"])
        if lemma in self._words["blocs"]:
            return self._newest(token, frozenset({"Alliance"}), frozenset())
        groups = {m.named.id: m for sentence in self._recent(token) for m in sentence if m.named.kind == "ArmedGroup"}
        return list(groups.values()) if len(groups) == 1 else []

    def named_so(self, token: Token, words: Iterable[Token]) -> list[Mentioned]:
        """Returns the armed group named before whom "the Islamist militants", "the Iran-backed rebels", "the Yemeni rebels" mean."""
        if not any(c.lower_ in POINTING for c in children(token, "det")) or any(c.dep_ in ("relcl", "acl", "prep") for c in token.children):
            return []
        owners: set[str] = set()
        for word in words:
            mention = self._mention(word)
            if mention is not None and word.head == token and mention.named.kind == "State":
                owners.add(mention.named.id)
            elif word.lower_ not in self._words["creeds"] and not (word.tag_ == "VBN" and word.head == token):
                return []
        armed = frozenset({"ArmedGroup"})
        return self._of_the_country(token, armed, frozenset(owners)) if owners else self._newest(token, armed, frozenset())

    def member(self, token: Token) -> list[Mentioned]:
        """Returns the state named before whom "the NATO ally", "the EU member" mean."""
        if lemma_of(token) not in MEMBERS or token.tag_ != "NN" or not any(c.lower_ in POINTING for c in children(token, "det")):
            return []
        bodies = [m for c in children(token, "compound", "nmod", "amod") if (m := self._mention(c)) is not None]
        if len(bodies) != 1 or bodies[0].named.kind != "Alliance":
            return []
        return self._newest(token, frozenset({"State"}), frozenset(), inner=True)

    def specialised(self, token: Token) -> list[Mentioned]:
        """Returns the agency named before whom "the UN watchdog", "the EU's border agency" mean."""
        if lemma_of(token) not in self._words["associations"] or token.tag_ not in ("NN", "NNP"):
            return []
        words = self._about(token, of=False)
        if words is None or not words.owners or not any(c.lower_ in POINTING for c in children(token, "det")):
            return []
        for sentence in islice(self._recent(token), LOCAL):
            named = [m for m in sentence if m.subject and m.named.id not in words.owners]
            if any(m.named.kind in COLLECTIVE for m in named):
                return [m for m in named if m.named.kind == "Organization" or (m.named.kind == "Alliance" and m.named.id != "un")][-1:]
        return []

    def _of_the_country(self, token: Token, kinds: frozenset[str], owners: frozenset[str]) -> list[Mentioned]:
        """Returns the newest group that acts in one of these states: "the Lebanese group"."""
        for sentence in self._recent(token):
            if fitting := [m for m in sentence if m.named.kind in kinds and acts_in(m.named.id) in owners]:
                return fitting[-1:]
        return []

    def _kinds(self, lemma: str, token: Token) -> frozenset[str]:
        """Returns the kinds of actors that a noun can describe; several are only ever an armed group."""
        found: set[str] = set()
        if lemma in self._words["groups"] and (token.tag_ in ("NNS", "NNPS") or lemma in BANDS):
            found.add("ArmedGroup")  # "the former warlord" is somebody
        if lemma == "force" and any(c.lower_ == "paramilitary" for c in children(token, "amod", "compound")):
            found.add("ArmedGroup")
        if token.tag_ in ("NN", "NNP"):
            if lemma in self._words["blocs"]:
                found |= {"Alliance", "Organization"}
            if lemma in self._words["associations"]:
                found |= {"Organization", "ArmedGroup"} if lemma in BODIES else {"Alliance", "Organization"}
            if lemma in self._words["firms"]:
                found.add("Company")
        return frozenset(found)

    def _is_body(self, lemma: str, words: _Words) -> bool:
        """True for a noun that a body's name may end in, alone: "the congress" of the World Uyghur Congress."""
        return not words.owners and not words.others and lemma in self._words["bodies"] and lemma not in self._described

    def _land(self, token: Token, lemma: str, words: _Words) -> list[Mentioned]:
        """Returns the state named last that a noun fits: a kingdom or an island is only what is one."""
        if lemma in self._words["rules"] and (words.owners or words.others & self._words["apart"]):
            return []
        if lemma in self._words["rules"] and (ruled := self.relatives.ruled(self._words["rules"])):
            return ruled
        told = {"island" if w == "archipelago" else w for w in (lemma, *words.others)}
        kinds = [self._words[w] for w in sorted(told) if w in ("kingdom", "island", "emirate", "sultanate")]
        only = frozenset.intersection(*kinds) if kinds else frozenset()
        if lemma in ("country", "nation") and not words.others and (home := self.relatives.fought_over(token)):
            return home
        return self._newest(token, frozenset({"State"}), only, inner=not only)

    def _of_that_name(self, token: Token) -> list[Mentioned]:
        """Returns the newest actor whose name ends in this word ("the rebels" after "Libyan rebels")."""
        for sentence in self._recent(token):
            for one in reversed(sentence):
                name = one.named.name.casefold()
                headed = token.text[0].isupper() and name.partition(" for ")[0].partition(" of ")[0].endswith(f" {token.lower_}")
                if one.named.kind in COLLECTIVE and one.named.iso3 is None and (name.endswith(token.lower_) or headed):
                    return [one]
        return []

    def _newest(self, token: Token, kinds: frozenset[str], only: frozenset[str], *, inner: bool = False) -> list[Mentioned]:
        """Returns the newest mention of one of these kinds, a sentence's subject before the rest of it, else nothing.

        With `inner` a group that acts in one state stands for it where no state is named: "the country" of the FARC is Colombia.
        """
        mates = _clause_mates(token, self._actors) if inner else set()
        grouped = lemma_of(token) in self._words["blocs"] or lemma_of(token) in BODIES  # no outlet is called so
        for sentence in self._recent(token):
            told = [led(m) for m in sentence] if inner else sentence
            fitting = [m for m in told if m.named.kind in kinds and (not only or m.named.id in only) and m.named.id not in mates]
            fitting = [m for m in fitting if not (grouped and publishes(m.named))]
            if fitting:
                return ([m for m in fitting if m.subject] or fitting)[-1:]
            if inner and (home := self.relatives.home_of(sentence)):
                return home
        return []

    # -- several

    def persons(self, token: Token) -> list[Mentioned]:
        """Returns the persons of "the two presidents", "both men", "the three leaders": those whom one sentence names together."""
        lemma, number = lemma_of(token), self._number(token)
        if number == 2 and token.lower_ == "two":
            return self._couple()
        gathered: dict[str, Mentioned] = {}
        men = lemma in MEN or (lemma in self._words["titles"] and lemma not in self._offices)
        if number is None or not (lemma in self._offices or men):
            return []
        for sentence in self._recent(token):
            named = {m.named.id: m for m in sentence if m.named.kind == "Person"}
            apart = self.are_apart(token)
            named = {i: m for i, m in named.items() if not apart or m.named.home is None or m.named.home.kind != "State"}
            fitting = [m for m in named.values() if men or self._holds(m, lemma, NO_WORDS)]
            if len(fitting) == number:
                return fitting
            if len(fitting) == 1 and {fitting[0].named.id} - set(gathered):
                gathered |= {fitting[0].named.id: fitting[0]}  # "X, the leader of A, said yes. B's leader, Y, refused."
                if len(gathered) == number:
                    return list(gathered.values())
            acting = [m for m in named.values() if m.named.home is not None and not self._is_of(token)]
            if len(acting) == len(named) == number and len({m.named.side for m in acting}) == number:
                return acting  # "the two ministers" of a secretary of state and her colleague
        return []

    def _is_of(self, token: Token) -> bool:
        """True for "both NATO members": they are of somebody named."""
        return any(self._mention(c) is not None for c in children(token, *MODIFYING))

    def _couple(self) -> list[Mentioned]:
        """Returns the two persons of "the two met": the only ones of the last sentences, which name no state as a party."""
        persons: dict[str, Mentioned] = {}
        for sentence in islice(self._discourse.recent(), 2):
            if any(m.named.kind in COLLECTIVE and m.party and not m.adjective for m in sentence):
                break
            persons |= {m.named.id: m for m in sentence if m.named.kind == "Person"}
            if len(persons) > 1:
                break
        return list(persons.values()) if len(persons) == 2 else []

    def are_apart(self, token: Token) -> bool:
        """True for persons who act for no state: "the two rebel leaders"."""
        return lemma_of(token) in self._offices and any(c.lower_ in self._words["apart"] for c in children(token, *MODIFYING))

    def states(self, token: Token) -> list[Mentioned]:
        """Returns the parties of "the three countries", "the trio": the last ones that a sentence joins, if they are as many."""
        number = self._number(token)
        if number is None or number < 3 or not (lemma_of(token) in self._words["paired"] or token.lower_ in NUMBERS):
            return []
        can_be = self.whom(lemma_of(token))
        for sentence in self._recent(token):
            groups: dict[int, dict[str, Mentioned]] = {}
            for one in sentence:
                if one.named.kind in COLLECTIVE and can_be(one.named):
                    groups.setdefault(one.joined, {})[one.named.id] = one
            if (found := next((list(g.values()) for g in groups.values() if len(g) == number), None)) is not None:
                return found
        return []

    def whom(self, lemma: str) -> Callable[[Named], bool]:
        """Returns what tells whom a plural noun can mean: "the two governments" those who govern, "both armies" those who have one."""
        if lemma in self._words["governing"]:
            return governs
        if lemma in GROUPED:
            return is_band
        return fields_army if lemma in self._words["marching"] else any_party

    def names_a_pair(self, token: Token) -> bool:
        """True for "the rivals", "the warring sides", "the allies": whoever the sentence before joins."""
        if token.tag_ != "NNS" or lemma_of(token) not in self._words["pairs"] or self._about(token, of=False) is None:
            return False
        named = any((m := self._mention(c)) is not None and m.kind is Kind.ACTOR for c in token.children) or (
            token.i + 1 < len(token.doc) and self._mention(token.nbor()) is not None
        )
        if named or not any(c.lower_ == "the" for c in children(token, "det")):
            return False
        return any(pair_of(sentence) is not None for sentence in islice(self._discourse.recent(), 2))

    def is_office(self, token: Token) -> bool:
        """True for a noun that names one holder of an office: "Egypt's president"."""
        return token.tag_ in ("NN", "NNP") and lemma_of(token) in self._offices

    def _number(self, token: Token) -> int | None:
        """Returns how many "both", "the two", "all three" mean, None without a number or where they are new."""
        if token.lower_ in NUMBERS and token.pos_ != "ADJ":
            return NUMBERS[token.lower_] if token.lower_ == "both" or any(c.lower_ in ("the", "all") for c in token.children) else None
        words = {c.lower_ for c in token.children if c.dep_ in ("det", "nummod", "predet", "amod", "preconj", "cc")}
        number = next((NUMBERS[w] for w in sorted(words) if w in NUMBERS), None)
        return number if number is not None and (words & {"the", "both", "all", "these", "those"}) else None

    # -- what they have in common

    def _about(self, token: Token, *, of: bool) -> _Words | None:
        """Returns what stands about a noun, None where its words say that it is another one."""
        owners: set[str] = set()
        others: set[str] = set()
        for child in token.children:
            if child.lower_ == "of" and child.dep_ == "prep" and self._is_portfolio(token):
                continue
            apart = (
                child.dep_ == "relcl" and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
            )  # it only adds to what is meant
            if (child.dep_ in ("relcl", "acl") and not apart) or (child.dep_ == "prep" and not of):
                return None
            if child.dep_ == "prep" and child.lower_ == "of":
                whose = [r.named.id for t in objects_of(token, "of") for r in self._actors(t)]
                if not whose:
                    return None
                owners |= set(whose)
            elif child.dep_ == "poss":
                mention = self._mention(child)
                if mention is None and lemma_of(token) != "counterpart":
                    return None
                owners |= {mention.named.id} if mention is not None else set()
            elif child.dep_ in MODIFYING:
                mention = self._mention(child)
                if mention is not None and mention.kind is Kind.ACTOR:
                    owners.add(mention.named.id)
                elif child.ent_type_ == "NORP" and child.text[0].isupper() and child.lower_ not in self._words["creeds"] and of:
                    return None
                others |= {child.lower_, *(c.lower_ for c in child.children)}
        return _Words(frozenset(owners), frozenset(others))

    def _is_portfolio(self, token: Token) -> bool:
        """True for what a ministry deals with: "the Ministry of Foreign Affairs"."""
        objects = objects_of(token, "of")
        return bool(objects) and all(lemma_of(o) in self._words["portfolios"] for o in objects)

    def _recent(self, token: Token) -> Iterator[tuple[Mentioned, ...]]:
        """Yields the mentions of the sentence before the token, without the subject of its own clause, then those of earlier ones."""
        mates = _clause_mates(token, self._actors)
        yield tuple(m for m in self._mentioned(token.sent.start, token.left_edge.i) if m.named.id not in mates)
        for sentence in self._discourse.recent():
            yield tuple(m for m in sentence if m.named.id not in mates) if mates else sentence


def is_band(named: Named) -> bool:
    """True for a group or a movement: whom "both groups" can mean."""
    return named.kind in ("ArmedGroup", "Organization")


NO_WORDS = _Words(frozenset(), frozenset())


def _clause_mates(token: Token, actors: Callable[[Token], list[Reached]]) -> set[str]:
    """Returns the subject of the clause in which a noun is no subject: it would have been a pronoun.

    Not a subject that the noun is part of ("officers of the army"): whom that means is asked of the noun itself.
    """
    below, verb = next(((below, head) for below, head in path_up(token) if head.pos_ in ("VERB", "AUX")), (token, None))
    if verb is None or below.dep_ in ("nsubj", "nsubjpass"):
        return set()
    return {r.named.id for s in logical_subject(verb) if s.i < token.left_edge.i and not s.is_ancestor(token) for r in actors(s)}
