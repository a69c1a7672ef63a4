"""Armed groups that a phrase names or describes: "Libyan rebels", "the Islamist militants", "FARC fighters"."""

from collections.abc import Callable, Iterable

from graph.model import slug
from loaders.extraction.gazetteer import Named
from loaders.extraction.mentions import Kind
from loaders.extraction.names import Names
from loaders.extraction.owners import prefixed
from loaders.extraction.reached import ORGANIC, Reached
from loaders.extraction.syntax import children, first, modifiers, objects_of
from loaders.extraction.tokens import Token
from loaders.extraction.weapons import weapon_name

GROUP_TOKENS, BACKED_TOKENS = 6, 9
BACKED = frozenset(
    {"backed", "armed", "trained", "supported", "funded", "financed", "equipped", "led", "sponsored", "supplied", "paid", "based"}
)
BROAD = frozenset(
    {
        "african",
        "european",
        "western",
        "asian",
        "american",
        "arab",
        "muslim",
        "christian",
        "nordic",
        "baltic",
        "balkan",
        "caribbean",
        "latin",
    }
)
MANNED = frozenset({"troop", "soldier", "peacekeeper", "force"})  # of many states: no group of that name
INDEFINITE = frozenset({"a", "an", "some", "many"})


class Groups:
    """Finds groups in one passage; `meant` tells which group named before the words mean. `named` holds those that a phrase names."""

    def __init__(self, names: Names, meant: Callable[[Token, Iterable[Token]], list[Reached]]) -> None:
        self._names, self._meant = names, meant
        self.named: dict[int, Reached] = {}  # by the head of the phrase

    def of(self, token: Token) -> list[Reached]:
        """Returns the group that a phrase such as "Libyan rebels" names, or the known groups whose members it means."""
        if _is_other(token):
            return []
        known: list[Reached] = []
        words = [m for m in children(token, "amod") if (by := first(m, "npadvmod")) is not None and self._names.of(by) is not None]
        for modifier in (*modifiers(token, "amod", "compound", "nmod"), *objects_of(token, "of")):
            mention = self._names.of(modifier)
            if modifier.dep_ == "pobj" and (mention is None or mention.named.kind not in ("ArmedGroup", "Organization")):
                continue
            body = mention is not None and mention.kind is Kind.ACTOR and mention.named.kind not in ("State", "Person")
            if body and mention is not None and not prefixed(modifier):
                known.append(self._names.reached(mention, ORGANIC))
            if mention is not None or modifier.ent_type_ == "NORP" or modifier.text[0].isupper():
                words.append(modifier)
        if known:
            return known
        if not words:
            return self._backed(token)
        words = [w for w in words if w.ent_type_ not in ("DATE", "TIME")]
        if (
            not words
            or _is_mixed(token, words)
            or any(t.tag_ == "NNS" and t.i != token.i for t in self._names.doc[min(w.i for w in words) : token.i])
        ):
            return []  # "Kenya arms rebels": a sentence, whatever the parser made of it
        if meant := self._meant(token, words):
            return meant
        start, end = min(w.left_edge.i for w in words), token.i + 1
        while start < end and self._names.doc[start].pos_ in ("DET", "PUNCT", "NUM"):
            start += 1
        name = self._names.doc[start:end].text
        if end - start > GROUP_TOKENS:
            return []
        at = self._names.at(start, end)
        self.named[token.i] = Reached(Named(slug(name), name, "ArmedGroup"), at.start, at.end, ORGANIC)
        return [self.named[token.i]]

    def _backed(self, token: Token) -> list[Reached]:
        """Returns the group that is named by who is behind it: "rebels backed by Rwanda", "gunmen loyal to Jan Berg"."""
        if token.tag_ not in ("NNS", "NN") or any(c.dep_ in ("det", "poss") and c.lower_ not in INDEFINITE for c in token.children):
            return []
        below = [c for c in token.children if (c.dep_ == "acl" and c.lower_ in BACKED) or c.lower_ in ("loyal", "answerable", "allied")]
        behind = [o for c in below if c.i == token.i + 1 for word in ("by", "to", "in") for o in objects_of(c, word)]
        mention = self._names.of(behind[0]) if behind else None
        if mention is None or mention.kind is not Kind.ACTOR or mention.end - token.i > BACKED_TOKENS:
            return []
        name = self._names.doc[token.i : mention.end].text
        name = name[0].lower() + name[1:]
        at = self._names.at(token.i, mention.end)
        self.named[token.i] = Reached(Named(slug(name), name, "ArmedGroup"), at.start, at.end, ORGANIC)
        return [self.named[token.i]]


def _is_other(token: Token) -> bool:
    """True for a word that only describes ("the Islamist movement"), and for a machine: "a Su-25 fighter"."""
    describes = token.dep_ in ("compound", "amod", "nmod") and token.tag_ not in ("NNS", "NNPS")
    return describes or any(weapon_name(c) for c in children(token, "compound", "nmod"))


def _is_mixed(token: Token, words: list[Token]) -> bool:
    """True for the men of several states: "West African troops" are no group of that name."""
    return token.lemma in MANNED and any(w.lower_ in BROAD for w in words)
