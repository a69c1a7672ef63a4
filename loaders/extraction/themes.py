"""The noun that a frame asks for ("sold *missiles*"), and what it tells: the weapon, and how far a transfer has come."""

from dataclasses import replace

from loaders.extraction.actors import Resolver
from loaders.extraction.arguments import Arguments, Site
from loaders.extraction.gazetteer import Use
from loaders.extraction.mentions import Kind, Mention
from loaders.extraction.slots import MONEY
from loaders.extraction.syntax import antecedent, children, coordinated, first, lemma_of, logical_object, modifiers, objects_of
from loaders.extraction.tokens import Doc, Token
from loaders.extraction.weapons import system_of, weapon_name, weapon_of
from loaders.extraction.wordings import ANY, Frame, Theme, Trigger, Wordings

PARTIES = frozenset({"State", "ArmedGroup", "Alliance"})  # whose name before a weapon is no part of the weapon's
PARTS = frozenset(
    {"most", "half", "all", "some", "part", "much", "third", "quarter", "rest", "bulk", "one", "two", "several", "many", "dozens", "none"}
)
SHOWN_OTHERWISE = frozenset({"arms", "forces", "ground"})  # classes of which more stands in texts than their words


class Themes:
    """Finds the themes of frames in one passage."""

    def __init__(self, resolver: Resolver, arguments: Arguments, wordings: Wordings) -> None:
        self._resolver, self._arguments, self._wordings = resolver, arguments, wordings
        self._words: frozenset[str] | None = None  # what the passage holds, so that most themes need not be looked for
        self._frames: dict[str, bool] = {}  # by name, whether what they ask for is missing
        self._absent_words: dict[frozenset[str], bool] = {}
        self._standing: dict[tuple[str, int, int], list[Token]] = {}  # what stands in a slot of a trigger, which many frames ask

    def find(self, frame: Frame, token: Token, carrier: Token | None, gap: Token | None = None) -> Token | None:
        """Returns the noun that the frame asks for, else None."""
        if frame.theme is None or self.absent(frame, token.doc):
            return None
        site = Site(token, carrier, None, gap)
        for slot in frame.theme.slots:
            for found in self._in(slot, site):
                for candidate in coordinated(found):
                    part = objects_of(candidate, "of") if candidate.lower_ in PARTS else []
                    if part and self._is(part[0], frame.theme):
                        return part[0]  # "wrote off most of X's debt"
                    if self._is(candidate, frame.theme):
                        return candidate
        return None

    def absent(self, frame: Frame, doc: Doc) -> bool:
        """True where none of the words that a frame asks for stands anywhere in the passage."""
        if frame.name not in self._frames:
            self._frames[frame.name] = frame.theme is not None and self._absent(frame.theme, doc)
        return self._frames[frame.name]

    def _absent(self, theme: Theme, doc: Doc) -> bool:
        if self._words is None:
            lemmas = [lemma_of(t) for t in doc]
            self._words = frozenset(lemmas).union(f"{lemmas[t.i]} {lemmas[t.head.i]}" for t in doc)
        if theme.under and self._missing(theme.under):
            return True
        return theme.name not in SHOWN_OTHERWISE and theme.lemmas is not ANY and self._missing(theme.lemmas)

    def _missing(self, words: frozenset[str]) -> bool:
        """True where none of these words stands in the passage, which is looked up once for all frames of one class."""
        if words not in self._absent_words:
            self._absent_words[words] = self._words is not None and words.isdisjoint(self._words)
        return self._absent_words[words]

    def _in(self, slot: str, site: Site) -> list[Token]:
        """Returns the words that stand in a slot of a trigger, looked for once."""
        if site.gap is not None:
            return self._found(slot, site)
        key = slot, site.trigger.i, site.carrier.i if site.carrier is not None else -1
        if key not in self._standing:
            self._standing[key] = self._found(slot, site)
        return self._standing[key]

    def _found(self, slot: str, site: Site) -> list[Token]:
        """Returns the words that stand in a slot: those of arguments, and clauses."""
        if slot == "dobj" and site.gap is not None:
            return [site.gap]
        if slot == "dobj":
            return [antecedent(t) for t in logical_object(site.trigger)]
        if slot in ("xcomp", "ccomp", "advcl", "intj", "npadvmod"):
            return children(site.trigger, slot)
        if slot == "gerund":
            return [g for p in children(site.trigger, "prep") for g in children(p, "pcomp")]
        return self._arguments.tokens(slot, site)

    def _is(self, token: Token, theme: Theme) -> bool:
        """True for a word of the theme's list, and for one that stands for it: a measure of it, a designation, a place."""
        lemma = lemma_of(token)
        if theme.under and lemma not in theme.under:
            return False
        if theme.name == "forces" and lemma in self._wordings.classes["flown"] and "missile" not in theme.lemmas and _is_flown(token):
            return False  # "24 Sukhoi fighters" are no fighters
        if not theme.under and (lemma in theme.lemmas or any(f"{lemma_of(c)} {lemma}" in theme.lemmas for c in token.children)):
            return True
        if lemma in self._wordings.classes["loads"] and any(self._is(t, theme) for t in _loaded(token)):
            return True  # "thousands of containers of munitions"
        mention = self._resolver.mention(token)
        if theme.name == "ground" and mention is not None and (mention.kind is Kind.PLACE or mention.use is Use.SEAT):
            return True
        if theme.name == "ground" and token.pos_ == "PROPN" and any(lemma_of(a) in theme.lemmas for a in children(token, "appos")):
            return True  # "Goma, the largest city in the east"
        if theme.name == "arms" and (weapon_name(token) or any(weapon_name(c) for c in token.children) or _listed(token)):
            return True
        if theme.name == "forces" and lemma in ("man", "woman") and first(token, "nummod") is not None:
            return True  # "a thousand men"
        parts = [c for c in token.children if c.dep_ in ("compound", "amod")] + objects_of(token, "of")
        if theme.under:  # "a contract for jets", "signed a deal with X for jets"
            hosts = (token, token.head) if token.dep_ == "dobj" else (token,)
            parts += [t for host in hosts for o in objects_of(host, "for") for t in coordinated(o)]
        if theme.under:
            return any(self._is(p, replace(theme, under=frozenset())) for p in parts)
        if theme.name == "forces" and any(f"{lemma_of(p)} {lemma}" in self._wordings.classes["arms"] for p in parts):
            return False  # "patrol aircraft" are no patrol
        return theme.name is not None and lemma != "train" and any(lemma_of(p) in theme.lemmas for p in parts)  # "bullet trains"

    def things(self, frame: Frame, theme: Token | None) -> Token | None:
        """Returns the noun of the arms or troops themselves: "a small number of drones", "arms deliveries", "a contract for jets"."""
        if theme is None or frame.theme is None or frame.theme.name not in ("arms", "forces"):
            return None
        own = [theme, *(t for of in objects_of(theme, "of") for t in (of, *objects_of(of, "of")))]
        if frame.theme.under:
            own += [
                *objects_of(theme, "for"),
                *modifiers(theme, "compound"),
                *(objects_of(theme.head, "for") if theme.dep_ == "dobj" else []),
            ]
        return next((t for t in own if lemma_of(t) in frame.theme.lemmas or any(weapon_name(c) for c in (t, *t.children))), theme)

    def weapon(self, frame: Frame, things: Token | None) -> str | None:
        """Returns the weapons as the reference list names them, else their words: the noun with what stands before it."""
        if things is None or frame.theme is None or frame.theme.name != "arms":
            return None
        start = things.i
        while start > things.left_edge.i and self._describes(things.doc[start - 1]):
            start -= 1
        return weapon_of(things.doc[start : things.i + 1].text, things)

    def status(self, frame: Frame, trigger: Token, carrier: Token | None) -> str | None:
        """Returns how far a transfer has come: as the verb that carries it says, else as the frame does."""
        verb = carrier if frame.trigger is Trigger.NOUN else trigger if frame.status == "cancelled" else None
        told = self._wordings.statuses.get(lemma_of(verb)) if verb is not None else None
        return told or frame.status if frame.status is not None else None

    def _describes(self, word: Token) -> bool:
        """True for a word that belongs to the name of a weapon before its head, and not to whose or how many it is."""
        mention = self._resolver.mention(word)
        if mention is not None and (mention.named.kind in PARTIES or _is_given_to(mention, word.doc)):
            return False
        return "-" in (word.text, word.nbor(1).text) or (word.pos_ != "NUM" and word.dep_ in ("compound", "amod", "nmod"))


def _loaded(noun: Token) -> list[Token]:
    """Returns what a measure is a measure of: "thousands of shells", "60 million dollars in aid"."""
    inside = objects_of(noun, "of") or objects_of(noun, "in")
    return inside or (objects_of(noun.head, "in") if noun.dep_ in ("dobj", "nsubjpass") and lemma_of(noun) in MONEY else [])


def _is_given_to(mention: Mention, doc: Doc) -> bool:
    """True for a name right behind a verb: what somebody gave the FDLR are rifles, and no FDLR rifles."""
    before = mention.start - 1 - (mention.start > 1 and doc[mention.start - 1].lower_ == "the")
    return mention.kind is Kind.ACTOR and mention.named.kind != "Company" and before >= 0 and doc[before].pos_ == "VERB"


def _is_flown(noun: Token) -> bool:
    """True for "fighter" behind the name of a weapon: an aircraft."""
    return any(weapon_name(c) for c in noun.children)


def _listed(noun: Token) -> bool:
    """True for a noun behind the name of a listed weapon of several words: "Super Tucano aircraft"."""
    return first(noun, "compound", "nmod") is not None and system_of(noun) is not None
