"""Whose a noun is: by what stands before it, by a preposition behind it, by the ground it is on, by what it holds."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from loaders.extraction.gazetteer import Named, Use
from loaders.extraction.mentions import Kind, Mention
from loaders.extraction.names import Names
from loaders.extraction.reached import MAPPED, Meaning, Reached, side_of, unique
from loaders.extraction.syntax import antecedent, children, coordinated, lemma_of, logical_subject, modifiers, objects_of
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import ANY, Wordings

DOING = frozenset(
    {
        "hold",
        "conduct",
        "stage",
        "launch",
        "make",
        "pass",
        "adopt",
        "announce",
        "fire",
        "take",
        "publish",
        "sign",
        "build",
        "deploy",
        "plan",
        "carry",
        "run",
        "impose",
        "issue",
        "mount",
        "wage",
        "propose",
        "offer",
        "test",
        "host",
        "lead",
        "organise",
        "organize",
        "order",
        "open",
        "start",
        "begin",
        "set",
        "send",
        "draw",
        "draft",
        "table",
        "unveil",
        "declare",
        "commit",
        "perpetrate",
        "perform",
        "undertake",
        "install",
        "lay",
        "erect",
        "put",
    }
)  # verbs whose subject owns what is done: "the drills that X held"
HALF = frozenset({"southern", "northern"})  # of the Koreas, the Sudans
TIED = frozenset({"loyal", "answerable", "allied", "belonging", "linked", "affiliated", "tied", "aligned", "subordinate"})
KEPT = frozenset({"flagged", "registered", "owned", "held", "controlled", "run", "operated", "administered", "occupied", "crewed", "led"})
SITES = ("near", "outside", "in", "around", "at", "on")  # before the place where something is hit


class Owners:
    """Finds the owners of nouns in one passage; `meaning` tells whom the words of an owner mean, `state_of` whose a town is."""

    def __init__(self, names: Names, wordings: Wordings, meaning: Meaning, state_of: Callable[[str], Named | None]) -> None:
        self._names, self._words, self._one, self._state_of = names, wordings.classes, meaning, state_of
        self._held, self._over = frozenset(wordings.offices), wordings.former - {"then", "late"}

    def of(self, token: Token, *, organ: bool, depth: int, located: bool = True) -> list[Reached]:
        """Returns whose a noun is: by possessives and adjectives before it, else by a preposition after it.

        A deed is whose doer follows "by" or "from": the one that follows "of" suffers it.
        """
        lemma, found = lemma_of(token), [r for t in _holding(token, self._words["held_by"]) for r in self._one(t, frozenset(), depth - 1)]
        posted = organ and token.dep_ == "dobj" and lemma in self._words["forces"] and bool(children(token, "acl"))
        if posted and not found and lemma_of(token.head) in self._words["posting"]:  # "X, which has troops in Y propping up Z"
            found = [r for t in logical_subject(token.head) for r in self._one(t, frozenset(), depth - 1)]
        if organ and lemma == "party" and any(c.lower_ in self._words["apart"] for c in modifiers(token, "amod", "compound")):
            return []  # "Chad's opposition party" does not act for Chad
        if organ and lemma in self._held and not children(token, "poss") and any(c.lower_ in self._over for c in children(token, "amod")):
            return []  # "a former Peruvian leader" no longer acts for Peru
        of_another = lemma in self._words["others"]
        for modifier in (*_flagging(token), *commanding(token), *modifiers(token, "poss", "amod", "compound", "nmod", "nummod")):
            if of_another and modifier.dep_ == "poss":
                continue  # "his counterparts" are not his own state's, and "X's opponents" are not X
            owner = (
                self._names.of(modifier) or modifier.dep_ == "poss" or modifier.head.dep_ == "poss" or (organ and modifier.lower_ in HALF)
            ) or (modifier.dep_ in ("compound", "nmod") and lemma_of(modifier) in self._words["bare"])  # "alliance warplanes"
            if owner and not prefixed(modifier):
                several = modifier.tag_ == "WP$" and token.tag_ in ("NNS", "NNPS")  # "A and B, whose envoys", and not "whose envoy"
                owners = self._names.listed(antecedent(modifier)) if several else [antecedent(modifier)]
                found += [r for t in owners for r in self._one(t, frozenset(), depth - 1)]
        one = lemma not in self._words["paired"] or (lemma == "government" and token.tag_ == "NN")  # "the military government in X"
        beyond = ("from", "for", "to") if organ and one else ()
        after = (*(() if of_another else ("of",)), *(("in", "inside") if (not organ and located) or beyond else ()), *beyond)
        after += () if organ else ("by", "from")  # "the move by X", "a plea from X", "prisoners from X"
        if any(c.tag_ == "PRP$" for c in token.children):
            after = tuple(
                word for word in after if word not in ("in", "inside")
            )  # "his mediation in Venezuela", "their bases in Syria": not Syria's
        for preposition in ("by", "from") if lemma in self._words["deeds"] else after:
            if found:
                break
            found = [r for o in objects_of(token, preposition) for t in coordinated(o) for r in self._one(t, frozenset(), depth - 1)]
        if organ and not found:  # "the minister of information of Iraq"
            dealt = [o for word in ("of", "for") for o in objects_of(token, word) if lemma_of(o) in self._words["portfolios"]]
            found = [r for o in dealt for t in objects_of(o, "of") for r in self._one(t, frozenset(), depth - 1)]
        if lemma in self._words["lands"]:
            found = [r for r in map(side_of, found) if r.named.kind == "State"]  # "the countries of NATO" are not NATO
        return unique(side_of(r) for r in found)

    def of_content(self, token: Token, lemma: str, through: frozenset[str]) -> list[Reached]:
        """Returns whose what the noun holds is: "the headquarters of Serbian television", "imports of Taiwanese fruit"."""
        if lemma in self._words["deeds"]:
            return []
        inner = [t for o in objects_of(token, "of") for t in coordinated(o) if self._names.of(t) is None]
        return [r for t in inner for r in self.of(t, organ=False, depth=1, located=through is not ANY)]

    def of_deed(self, token: Token) -> list[Reached]:
        """Returns who did what the noun names by the clause that describes it: "the exercises which X has held"."""
        clauses = (c for c in children(token, "relcl") if lemma_of(c) in DOING and children(c, "nsubj") and not children(c, "neg"))
        done = (
            c for c in clauses if any(o.tag_ in ("WDT", "WP") for o in children(c, "dobj")) or not children(c, "dobj", "ccomp", "auxpass")
        )
        doers = [t for c in done for s in children(c, "nsubj") if s.tag_ not in ("WDT", "WP") for t in self._names.listed(s)]
        return unique(side_of(r) for t in doers for r in self._one(t, frozenset(), 1))

    def of_ground(self, token: Token) -> list[Reached]:
        """Returns whose ground it is by its place: "the port of Poti", "a refinery in Russia's Ryazan region"."""
        for land in (o for word in ("in", "inside", "within", "across") for o in objects_of(token, word)):
            if lemma_of(land) in self._words["ground"] and (owners := self.of(land, organ=False, depth=1, located=False)):
                return owners
        for place in (*objects_of(token, "of"), *children(token, "appos", "compound")):
            mention = self._names.of(place)
            if mention is not None and mention.kind is Kind.PLACE and (state := self.by_map(mention)):
                return state
        return []

    def of_site(self, token: Token, lemma: str) -> list[Reached]:
        """Returns in whose land something is hit by the town that the clause names: "struck targets near Damascus"."""
        verb = token.head if token.dep_ in ("dobj", "nsubjpass") else token.head.head
        if lemma not in self._words["assets"] | self._words["people"] or lemma in self._words["arms"] | self._words["vessels"]:
            return []
        places = ((word, o) for host in (token, verb) for word in SITES for o in objects_of(host, word))
        for word, mention in ((w, m) for w, o in places if (m := self._names.of(o)) is not None):
            land = word == "in" and mention.kind is Kind.ACTOR and mention.named.kind == "State" and mention.use is Use.NAME
            if mention.use is Use.SEAT or (land and lemma in self._words["assets"]):  # "hit targets in X"
                return [self._names.reached(mention, MAPPED)]
            if mention.kind is Kind.PLACE and (state := self.by_map(mention)):
                return state
        return []

    def by_map(self, place: Mention) -> list[Reached]:
        """Returns the state in which the map shows a place."""
        state = self._state_of(place.named.name)
        return [replace(self._names.reached(place, MAPPED), named=state)] if state is not None else []


def _flagging(noun: Token) -> Iterator[Token]:
    """Yields whose flag or hand a thing is under: "a British-flagged tanker", "the Houthi-held port"."""
    for part in modifiers(noun, "amod"):
        if part.lower_ in KEPT:
            yield from children(part, "npadvmod")


def commanding(noun: Token) -> Iterator[Token]:
    """Yields under whose command a body is: "a coalition of ten states under Saudi leadership"."""
    hosts = (noun, *objects_of(noun, "of"))
    for lead in (o for host in hosts for o in objects_of(host, "under") if o.lower_ in ("leadership", "command")):
        yield from modifiers(lead, "amod", "poss", "compound")


def prefixed(token: Token) -> bool:
    """True for the second part of "pro-Russian", "anti-Western": it names no owner."""
    return token.i >= 2 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in ("pro", "anti", "non", "ex", "post")


def _holding(noun: Token, held_by: frozenset[str]) -> Iterator[Token]:
    """Yields who holds what the noun names: "a strip held by X", "forces loyal to X"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and lemma_of(child) in held_by:
            yield from (t for by in children(child, "agent", "prep") if by.lower_ == "by" for t in children(by, "pobj"))
        elif child.lower_ in TIED:
            yield from objects_of(child, "to")
