"""The bodies of one article: acronyms that it introduces ("Free Papua Movement (OPM)"), and what it says of their kind.

"The Patriotic Front, a rebel group" makes an armed group of the Patriotic Front wherever the article names it.
"""

import re
from dataclasses import replace

from loaders.extraction.gazetteer import Named, Use
from loaders.extraction.mentions import Kind, Mention
from loaders.extraction.syntax import lemma_of
from loaders.extraction.tokens import Doc, Token
from loaders.extraction.unlabelled import Kinds

ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&./-]{1,9}")
SHORT = 5  # tokens of an acronym in brackets: "CNDD-FDD" is three
KNOWN_AS = (("known", "as"), ("also", "known", "as"), ("or",), ("abbreviated",), ("called",), ("better", "known", "as"))
PARTS = frozenset({"splinter", "offshoot", "faction", "wing", "breakaway", "remnant"})
MEN = frozenset({"from", "of", "with"})


class Bodies:
    """What an article tells of its bodies; learns from all passages before any is read."""

    def __init__(self, kinds: Kinds, organs: frozenset[str]) -> None:
        self._kinds, self._organs = kinds, organs
        self._meant: dict[str, Named] = {}  # whom an acronym stands for
        self._same: dict[str, Named] = {}  # id of a name -> the actor of the reference data that it is
        self._told: dict[str, str] = {}  # id -> kind
        self._initials: dict[str, set[Named]] = {}  # whose names have these first letters
        self._parts: dict[str, set[Named]] = {}  # whose names have this word

    def _whole(self, named: Named) -> Named:
        """Returns the one group of the article of whose name a plural is a part: "the Tigers", of the Liberation Tigers."""
        of = self._parts.get(named.name, set()) if named.kind in ("Organization", "ArmedGroup") and named.name.endswith("s") else set()
        return next(iter(of)) if len(of) == 1 else named

    def learn(self, doc: Doc, mentions: list[Mention]) -> None:
        """Takes in the acronyms and the kinds that a passage tells."""
        starts = {m.start: m for m in mentions}
        for mention in mentions:
            if mention.kind is not Kind.ACTOR:
                continue
            if mention.named.kind == "State" and (organ := _organ_end(doc, mention.end, self._organs)) is not None:
                known = starts.get(found[1]) if (found := _acronym(doc, organ)) is not None else None
                if found is not None and (known is None or known.use is Use.NAME):
                    self._introduce(mention.named, found[0], None)  # "the Chinese foreign ministry (MFA)"
            if mention.use is Use.ADJECTIVE:
                continue
            if mention.named.kind in ("ArmedGroup", "Organization") and " " in mention.named.name:
                for word in mention.named.name.split():
                    self._parts.setdefault(word, set()).add(mention.named)
            if mention.named.kind not in ("Person", "State") and len(letters := _initials(mention.named.name)) > 2:
                self._initials.setdefault(letters, set()).add(mention.named)
            found = _acronym(doc, mention.end) if mention.named.kind != "Person" else None
            if found is not None and (mention.named.kind != "State" or _made_of(found[0], mention.named.name)):
                self._introduce(mention.named, found[0], starts.get(found[1]))
            if mention.use is Use.NAME and mention.named.kind == "Organization" and self._splits(doc, mention, mentions):
                self._told.setdefault(mention.named.id, "ArmedGroup")
            told = self._kind(doc, mention) if mention.use is Use.NAME and mention.named.kind != "State" else None
            if told is not None:
                self._told.setdefault(mention.named.id, told)

    def _introduce(self, named: Named, acronym: str, known: Mention | None) -> None:
        """Remembers an acronym; one of the reference data that its letters do not make tells who an unknown name is."""
        listed = known is not None and known.use is Use.GROUP and known.named.id != named.id
        if listed and known is not None and named.kind != "State" and not _made_of(acronym, named.name):
            self._same.setdefault(named.id, known.named)
        else:
            self._meant.setdefault(acronym, named)

    def _kind(self, doc: Doc, mention: Mention) -> str | None:
        """Returns what kind the words about a name tell: "the militia X", "X fighters", "gunmen of X", "X, a rebel group"."""
        before = doc[mention.start - 1] if mention.start else None
        if before is not None and before.pos_ in ("NOUN", "PROPN") and before.text.islower() and before.tag_ in ("NN", "NNP"):
            return self._kinds.of_noun(before)
        head = doc[mention.head]
        if head.dep_ == "appos" and head.head.i < mention.start and lemma_of(head.head) in ("group", "movement", "party", "militia"):
            return self._kinds.of_noun(head.head) or "Organization"  # "a second group, Hizb ut-Tahrir,"
        if (kind := self._kinds.introduced(doc, mention.start)) is not None or mention.named.kind == "Person":
            return kind
        if before is not None and before.lower_ == "the" and mention.start > 2 and doc[mention.start - 2].lower_ in MEN:
            before = doc[mention.start - 2]
        if (
            before is not None
            and before.lower_ in MEN
            and mention.start > 2
            and self._armed(doc[mention.start - (2 if before.i == mention.start - 1 else 3)])
        ):
            return "ArmedGroup"
        if mention.end < len(doc) and self._armed(doc[mention.end]):
            return "ArmedGroup"
        return self._kinds.apposed(doc, mention.end)

    @staticmethod
    def _splits(doc: Doc, mention: Mention, mentions: list[Mention]) -> bool:
        """True for what is said to be a part of an armed group: "the Defence Force, a splinter of the BRA"."""
        head = doc[mention.head]
        parts = [c for c in head.children if c.dep_ == "appos" and c.i >= mention.end and lemma_of(c) in PARTS]
        return any(m.named.kind == "ArmedGroup" and part.i < m.start <= part.i + 4 for part in parts for m in mentions)

    def _armed(self, noun: Token) -> bool:
        return noun.text.islower() and self._kinds.of_noun(noun) == "ArmedGroup"

    def applied(self, doc: Doc, mentions: list[Mention]) -> list[Mention]:
        """Returns the mentions of a passage with what the article tells of them, and its acronyms wherever they stand."""
        done = [m if (named := self._as_told(m)) is m.named else replace(m, named=named) for m in mentions]
        done = [replace(m, kind=Kind.ACTOR, use=Use.NAME) if m.kind is Kind.PLACE and m.named.kind != "Place" else m for m in done]
        taken = {i for m in done for i in range(m.start, m.end)}
        for token in doc:
            if token.i not in taken and token.text in self._meant:
                done.append(Mention(token.i, token.i + 1, token.i, Kind.ACTOR, self._meant[token.text], Use.NAME))
        return sorted(done, key=lambda m: m.start)

    def _as_told(self, mention: Mention) -> Named:
        named = mention.named
        if mention.use in (Use.NAME, Use.GROUP, Use.PLACE) and (full := self._meant.get(named.name)) is not None:
            named = full
        elif mention.use in (Use.NAME, Use.PLACE) and named.name.isupper() and len(of := self._initials.get(named.name, set())) == 1:
            (named,) = of  # "the RFB", of which the article tells as the Ranao Freedom Brigade
        named = self._whole(self._same.get(named.id, named))
        kind = self._told.get(named.id)
        listed = mention.use is Use.GROUP or named.kind == "State"
        return replace(named, kind=kind, home=None) if kind is not None and not listed and kind != named.kind else named


def _organ_end(doc: Doc, at: int, organs: frozenset[str]) -> int | None:
    """Returns one past the last word of an organ that follows a state's name: "'s foreign ministry"."""
    at += at < len(doc) and doc[at].lower_ in ("'s", "'")
    end = at
    while end < len(doc) and end - at < SHORT and lemma_of(doc[end]) in organs:
        end += 1
    return end if end > at else None


def _acronym(doc: Doc, at: int) -> tuple[str, int] | None:
    """Returns the acronym that follows a name and its first token: "(OPM)", ", or OPM,", ", known as the OPM,"."""
    if at + 1 >= len(doc):
        return None
    if doc[at].text == "(":
        close = next((i for i in range(at + 1, min(at + 2 + SHORT, len(doc))) if doc[i].text in (")", ",", ";")), None)
        words = doc[at + 1 : close].text if close is not None else ""
        return (words, at + 1) if _is_acronym(words) else None
    if doc[at].text != ",":
        return None
    for opener in KNOWN_AS:
        start = at + 1 + len(opener)
        if tuple(t.lower_ for t in doc[at + 1 : start]) == opener:
            start += start < len(doc) and doc[start].lower_ == "the"
            if start + 1 < len(doc) and _is_acronym(doc[start].text) and doc[start + 1].text in (",", ".", ")", ";"):
                return doc[start].text, start
    return None


def _is_acronym(words: str) -> bool:
    return ACRONYM.fullmatch(words) is not None and sum(c.isupper() for c in words) >= 2


def _made_of(acronym: str, name: str) -> bool:
    """True where the letters of an acronym are the first letters of the words of a name."""
    return "".join(c for c in acronym if c.isupper()) == _initials(name)


def _initials(name: str) -> str:
    """Returns the first letters of the capitalised words of a name."""
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", name) if w[0].isupper())
