"""Whom a noun phrase means: names, organs that stand for their state, groups, pronouns, coordinations.

"Turkish officers", "Ankara", "leaders of Turkey" and "its army" all reach Turkey; "Syrian rebels" are an actor of
their own; "Turkish coffee" reaches nobody.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from graph.model import Part, Span, slug
from loaders.extraction.antecedents import Antecedents
from loaders.extraction.discourse import PRONOUNS, Discourse, Mentioned
from loaders.extraction.document import Passage
from loaders.extraction.gazetteer import Named, Use
from loaders.extraction.mentions import Kind, Mention, Mentions
from loaders.extraction.reached import MAPPED, ORGANIC, SURE, Reached, side_of
from loaders.extraction.syntax import (
    antecedent,
    children,
    coordinated,
    first,
    lemma_of,
    logical_subject,
    modifiers,
    objects_of,
    surface_subject,
)
from loaders.extraction.unlabelled import REACH, introduced_by
from loaders.extraction.weapons import weapon_name
from loaders.extraction.wordings import ANY, Wordings

LOCATING = frozenset({"in", "at", "near", "around", "outside", "inside", "across", "over", "throughout", "within"})
JOINING = frozenset({"and", "or", "&", ",", "-", "–", "the", "both", "as", "well"})  # words between the items of a list
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
CROWD = frozenset({"armed", "masked", "angry", "young", "many", "most", "few", "several", "ordinary", "displaced"})
INNER = 7  # tokens between a body and the body within it
WIDE = 60  # code points: a longer phrase is not taken whole as the actor's words
GROUP_TOKENS = 6
FOLLOW = 3  # how many nested possessors are followed ("the spokesman of the president of ...")


def _located(token: Token) -> bool:
    """True where the token names the place of something, itself or the first of its list."""
    here = token
    while here.dep_ == "conj":
        here = here.head
    return here.dep_ == "pobj" and here.head.lower_ in LOCATING


def is_subject(token: Token) -> bool:
    """True where the token is or belongs to the subject of a clause."""
    here = token
    while here.dep_ in ("conj", "poss", "compound", "amod"):
        here = here.head
    return here.dep_ in ("nsubj", "nsubjpass")


class Resolver:
    """Finds whom the tokens of one passage mean; `speaker_of` gives the speaker of the quotation a token stands in."""

    def __init__(
        self,
        passage: Passage,
        mentions: Mentions,
        discourse: Discourse,
        wordings: Wordings,
        speaker_of: Callable[[Token], list[Reached]],
        state_of: Callable[[str], Named | None],
    ) -> None:
        self._passage, self._mentions, self._discourse = passage, mentions, discourse
        self.words = frozenset(t.lower_ for t in passage.doc)  # what need not be looked for where it does not stand
        self._known: dict[int, tuple[Reached, ...]] = {}  # whom tokens mean, asked for by many wordings, until a sentence has been read
        self._known_at = discourse.turn
        self._text_nouns, self._state_of = frozenset(wordings.speech.nouns), state_of
        self._organs = wordings.classes["organs"] | wordings.classes["forces"]
        self._forces = wordings.classes["forces"]
        self._phrases: dict[int, Reached] = {}  # groups named by a phrase, by its head
        self._groups, self._words = wordings.classes["groups"], wordings.classes
        self.speaker_of = speaker_of
        self._antecedents = Antecedents(passage, discourse, wordings, self.actors, self.mentioned, speaker_of, self.mention)

    def actors(self, token: Token, through: frozenset[str] = frozenset()) -> list[Reached]:
        """Returns whom the phrase headed by the token means, all that are coordinated, each once."""
        if through:
            return self._meant(token, through)
        if self._known_at != self._discourse.turn:
            self._known_at, self._known = self._discourse.turn, {}
        if token.i not in self._known:
            self._known[token.i] = tuple(self._meant(token, through))
        return list(self._known[token.i])

    def _meant(self, token: Token, through: frozenset[str]) -> list[Reached]:
        return _unique(r for t in self._listed(antecedent(token)) for r in self._one(t, through, FOLLOW))

    def _listed(self, token: Token) -> list[Token]:
        """Returns the token with all that is listed with it; two names set beside one another are a list too."""
        found: list[Token] = []
        for one in coordinated(token):
            mention = self._mentions.of(one)
            beside = [
                a
                for a in children(one, "appos")
                if (m := self._mentions.of(a)) is not None and mention is not None and _list_of(mention, m)
            ]
            found += [one, *(t for a in beside for t in self._listed(a))]
        return self._before_comma(token) + found if self._passage.part is Part.HEADLINE else found

    def _before_comma(self, token: Token) -> list[Token]:
        """Returns who stands before a comma at the head of a headline, where it means "and": "Armenia, Azerbaijan trade fire"."""
        comma = token.left_edge.i - 1
        before = self._mentions.by_token.get(comma - 1) if comma > 0 and token.doc[comma].text == "," else None
        listed = (
            before is not None
            and before.kind is Kind.ACTOR
            and before.start == token.sent.start
            and not token.doc[before.head].is_ancestor(token)
        )
        return [token.doc[before.head]] if before is not None and listed else []

    def mention(self, token: Token) -> Mention | None:
        """Returns the mention that the token is part of, else None."""
        return self._mentions.of(token)

    def mentioned(self, start: int, end: int) -> list[Mentioned]:
        """Returns the actors named in these tokens, as later sentences may refer to them."""
        found: list[Mentioned] = []
        last: Mention | None = None
        for m in self._mentions.all:
            if start <= m.start < end and m.kind is Kind.ACTOR:
                head = self._passage.doc[m.head]
                joined = last is not None and all(t.lower_ in JOINING for t in self._passage.doc[last.end : m.start])
                found.append(
                    Mentioned(
                        m.named, self._at(m.start, m.end), is_subject(head), found[-1].joined if joined else m.start, not _located(head)
                    )
                )
                last = m
        phrases = [(i, r) for i, r in self._phrases.items() if start <= i < end]
        found += [Mentioned(r.named, Span(r.start, r.end), is_subject(self._passage.doc[i]), i) for i, r in phrases]
        return sorted(found, key=lambda m: m.at.start)

    def parties(self, token: Token) -> list[Reached]:
        """Returns the two parties that a deal or talks of the sentence are between: those it names, else those named last."""
        return self._antecedents.pair(token)

    def _one(self, token: Token, through: frozenset[str], depth: int) -> list[Reached]:
        token = antecedent(token)
        mention = self._mentions.of(token)
        if mention is not None and mention.kind is Kind.ACTOR:
            if _is_crowd(token, mention):
                return []
            if mention.use is Use.SEAT and depth == FOLLOW and _located(token):
                return []
            if (
                mention.named.kind == "Alliance"
                and token.tag_ in ("NNS", "NNPS")
                and (listed := self._apposed(token, frozenset({"State"})))
            ):
                return listed
            return (self._national(token, mention, through) if through else []) or [self.reached(self._inner(token, mention))]
        if token.lower_ in PRONOUNS and token.pos_ == "PRON":
            return self._antecedents.pronoun(token)
        if depth and (listed := self._apposed(token, frozenset({"State", "Person"}))):
            return listed
        if (holder := self._holder_beside(token)) is not None:
            private = holder.named.home is None and lemma_of(token) in through
            nationals = self._owners(token, organ=False, depth=1, located=False) if private else []
            return nationals or [self.reached(holder)]
        if meant := self._antecedents.described(token) or self._antecedents.both(token):
            return meant
        if (introduced := self._introduced(token)) is not None:
            return [introduced]
        if depth and (reached := self._noun(token, through, depth, mention)):
            return reached
        if (named := first(token, "appos")) is not None and depth:
            return [replace(r, factor=r.factor * ORGANIC) for r in self._one(named, frozenset(), 0)]
        return self._antecedents.definite(token) or (self._described(token) if depth else [])

    def _inner(self, token: Token, mention: Mention) -> Mention:
        """Returns the body within a body where the parser took the outer one for the head: "of the OSCE's so-called Minsk Group"."""
        if mention.named.kind != "Alliance" or token.dep_ in ("poss", "compound", "nmod", "amod"):
            return mention
        for word in self._passage.doc[mention.end : mention.end + INNER]:
            found = self._mentions.by_token.get(word.i)
            if found is not None and found.kind is Kind.ACTOR:
                return found if found.named.kind in ("Alliance", "Organization") and word.i > mention.end else mention
            if word.pos_ in ("ADP", "CCONJ", "AUX", "DET", "PRON") or word.text in (",", ".", ";", ":") or word.tag_ in FINITE:
                break
        return mention

    def _national(self, token: Token, mention: Mention, through: frozenset[str]) -> list[Reached]:
        """Returns whose person or thing a name is that nobody acts for: "the American contractor X", "the Indian frigate X"."""
        own = mention.named
        if own.kind not in ("Person", "Organization") or own.home is not None or mention.use is not Use.NAME:
            return []
        if not any(lemma_of(c) in through for c in children(token, "compound", "nmod") if self._mentions.of(c) is not mention):
            return []
        owners = [m for t in modifiers(token, "amod", "compound", "nmod") if (m := self._mentions.of(t)) is not None and m is not mention]
        return [self.reached(m, ORGANIC) for m in owners if m.kind is Kind.ACTOR and m.use in (Use.ADJECTIVE, Use.NAME)][:1]

    def _apposed(self, token: Token, kinds: frozenset[str]) -> list[Reached]:
        """Returns those listed behind a plural: "the Baltic states, Estonia, Latvia and Lithuania", "the two presidents, X and Y"."""
        listed = children(token, "appos") if token.tag_ in ("NNS", "NNPS") else []
        found = [r for a in listed for t in self._listed(a) for r in self._one(t, frozenset(), 0) if r.named.kind in kinds]
        return found if len(found) > 1 else []

    def _introduced(self, token: Token) -> Reached | None:
        """Returns whom a noun is said to be called: "the militia known as X", "a group calling itself X"."""
        for verb in introduced_by(token):
            for mention in self._mentions.all:
                if verb.i < mention.start <= verb.i + REACH and mention.kind is Kind.ACTOR:
                    return self.reached(mention)
        return None

    def _holder_beside(self, token: Token) -> Mention | None:
        """Returns the person set beside an office: "Ghana's foreign minister, X"."""
        beside = first(token, "appos")
        mention = self._mentions.of(beside) if beside is not None and lemma_of(token) in self._organs else None
        return mention if mention is not None and mention.named.kind == "Person" else None

    def _described(self, token: Token) -> list[Reached]:
        """Returns who a noun describes: "X is an actor that ...", "X, a group that ..."."""
        if token.dep_ == "attr" and (subject := surface_subject(token.head)) is not None and subject.i != token.i:
            return [r for t in coordinated(subject) for r in self._one(t, frozenset(), 0)]
        saying = lemma_of(token) in self._text_nouns  # "accused it of harbouring the group, a charge that it denies": not the group
        return self._one(token.head, frozenset(), 0) if token.dep_ == "appos" and not saying else []

    def _noun(self, token: Token, through: frozenset[str], depth: int, place: Mention | None) -> list[Reached]:
        """Returns the owners that a noun stands for, or the group that it names."""
        lemma = lemma_of(token)
        if found := self._titled(token, lemma) or self._parts(token, lemma, through, depth):
            return found
        people = any(m.ent_type_ == "NORP" and self._mentions.of(m) is None for m in children(token, "amod", "compound"))
        if (lemma in self._groups or (lemma in self._forces and people)) and (group := self._group(token)):
            return group
        if place is not None:
            return self._holder(token, place, through, depth) if through and depth else []
        if lemma in self._text_nouns and not through and token.dep_ == "dobj" and token.head.pos_ == "VERB":
            return [r for t in logical_subject(token.head) for r in self.actors(t)]
        kinds = {lemma, *(lemma_of(c) for c in children(token, "compound") if token.pos_ == "PROPN")}
        if lemma not in self._organs and not any(k in through for k in kinds) and not weapon_name(token):
            return []
        owners = self._owners(token, organ=lemma in self._organs, depth=depth, located=through is not ANY)
        owners = owners or ((self._ground(token) or self._content(token, lemma, through)) if through else [])
        return self._with_words(token, owners) if owners else []

    def _titled(self, token: Token, lemma: str) -> list[Reached]:
        """Returns who follows a title or the name of a kind: "President X", "the militia X", wherever the parser hung it."""
        following = self._mentions.by_token.get(token.i + 1)
        if following is None or following.kind is not Kind.ACTOR or following.start != token.i + 1 or following.use is Use.ADJECTIVE:
            return []
        titled = lemma in self._groups or (following.named.kind == "Person" and lemma in self._organs)
        return [self.reached(following)] if titled else []

    def _parts(self, token: Token, lemma: str, through: frozenset[str], depth: int) -> list[Reached]:
        """Returns the members named ("states including X"), what lies beyond a border, the whole of a part."""
        if token.tag_ in ("NNS", "NNPS") and (named := [o for w in ("including", "like", "as", "among") for o in objects_of(token, w)]):
            return [r for o in named for t in self._listed(o) for r in self._one(t, frozenset(), 0)]
        if lemma in ("border", "frontier", "boundary") and (beyond := objects_of(token, "with")):
            return [r for t in beyond for c in self._listed(t) for r in self._one(c, frozenset(), 0)]
        if (lemma in self._words["partitives"] or token.tag_ == "CD" or token.lower_ in ("several", "some", "many")) and (
            lemma != "member" or token.tag_ == "NNS"
        ):  # one member is not the whole
            return [r for whole in objects_of(token, "of") for t in coordinated(whole) for r in self._one(t, through, depth - 1)]
        return []

    def _with_words(self, token: Token, owners: list[Reached]) -> list[Reached]:
        """Returns the owners with the words of the whole phrase, where one short phrase names one owner."""
        own = self._at(token.i, token.i + 1)
        start, end = min(own.start, *(r.start for r in owners)), max(own.end, *(r.end for r in owners))
        whole = end - start <= WIDE and len(owners) == 1
        return [replace(r, start=start if whole else r.start, end=end if whole else r.end, factor=r.factor * ORGANIC) for r in owners]

    def _holder(self, token: Token, place: Mention, through: frozenset[str], depth: int) -> list[Reached]:
        """Returns whose a town is: as the text says ("Ganja, Azerbaijan's second city"), else as the map does."""
        apposed = [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]
        if said := [r for a in apposed for r in self._noun(a, through, depth - 1, None)]:
            return said
        if owner := list(self._owners(token, organ=False, depth=depth)):
            return owner
        state = self._state_of(place.named.name)
        return [replace(self.reached(place, MAPPED), named=state)] if state is not None else []

    def _content(self, token: Token, lemma: str, through: frozenset[str]) -> list[Reached]:
        """Returns whose what the noun holds is: "the headquarters of Serbian television", "imports of Taiwanese fruit"."""
        if lemma in self._words["deeds"]:
            return []
        inner = [t for o in objects_of(token, "of") for t in coordinated(o) if self._mentions.of(t) is None]
        return [r for t in inner for r in self._owners(t, organ=False, depth=1, located=through is not ANY)]

    def _ground(self, token: Token) -> list[Reached]:
        """Returns whose ground it is by its place: "the port of Poti", "a refinery in Russia's Ryazan region"."""
        for land in (o for word in ("in", "inside", "within", "across") for o in objects_of(token, word)):
            if lemma_of(land) in self._words["ground"] and (owners := self._owners(land, organ=False, depth=1, located=False)):
                return owners
        for place in (*objects_of(token, "of"), *children(token, "appos", "compound")):
            mention = self._mentions.of(place)
            if mention is not None and mention.kind is Kind.PLACE and (state := self._state_of(mention.named.name)) is not None:
                return [replace(self.reached(mention, MAPPED), named=state)]
        return []

    def _owners(self, token: Token, *, organ: bool, depth: int, located: bool = True) -> list[Reached]:
        """Returns whose a noun is: by possessives and adjectives before it, else by a preposition after it.

        A deed is whose doer follows "by" or "from": the one that follows "of" suffers it.
        """
        lemma, found = lemma_of(token), [r for t in _holding(token, self._words["held_by"]) for r in self._one(t, frozenset(), depth - 1)]
        for modifier in modifiers(token, "poss", "amod", "compound", "nmod", "nummod"):
            owner = self._mentions.of(modifier) or modifier.dep_ == "poss" or modifier.head.dep_ == "poss"
            if owner and not prefixed(modifier):
                owners = self._listed(antecedent(modifier)) if modifier.tag_ == "WP$" else [modifier]  # "A and B, whose envoys"
                found += [r for t in owners for r in self._one(t, frozenset(), depth - 1)]
        beyond = ("from", "for", "to") if organ and lemma not in self._words["paired"] else ()
        after = ("of", *(("in",) if (not organ and located) or beyond else ()), *beyond)
        if any(c.tag_ == "PRP$" for c in token.children):
            after = tuple(word for word in after if word != "in")  # "his mediation in Venezuela", "their bases in Syria": not Syria's
        for preposition in ("by", "from") if lemma in self._words["deeds"] else after:
            if found:
                break
            found = [r for o in objects_of(token, preposition) for t in coordinated(o) for r in self._one(t, frozenset(), depth - 1)]
        if lemma in self._words["lands"]:
            found = [r for r in map(side_of, found) if r.named.kind == "State"]  # "the countries of NATO" are not NATO
        return _unique(side_of(r) for r in found)

    def _group(self, token: Token) -> list[Reached]:
        """Returns the group that a phrase such as "Libyan rebels" names, or the known groups whose members it means."""
        if any(weapon_name(c) for c in children(token, "compound", "nmod")):
            return []  # "a Su-25 fighter" is a machine
        known: list[Reached] = []
        words = [m for m in children(token, "amod") if (by := first(m, "npadvmod")) is not None and self._mentions.of(by) is not None]
        for modifier in (*modifiers(token, "amod", "compound", "nmod"), *objects_of(token, "of")):
            mention = self._mentions.of(modifier)
            if modifier.dep_ == "pobj" and (mention is None or mention.named.kind not in ("ArmedGroup", "Organization")):
                continue
            body = mention is not None and mention.kind is Kind.ACTOR and mention.named.kind not in ("State", "Person")
            if body and mention is not None and not prefixed(modifier):
                known.append(self.reached(mention, ORGANIC))
            if mention is not None or modifier.ent_type_ == "NORP" or modifier.text[0].isupper():
                words.append(modifier)
        if known or not words:
            return known
        words = [w for w in words if w.ent_type_ not in ("DATE", "TIME")]
        if not words or any(t.tag_ == "NNS" and t.i != token.i for t in self._passage.doc[min(w.i for w in words) : token.i]):
            return []  # "Kenya arms rebels": a sentence, whatever the parser made of it
        if meant := self._antecedents.group(token, words):
            return meant
        start, end = min(w.left_edge.i for w in words), token.i + 1
        while start < end and self._passage.doc[start].pos_ in ("DET", "PUNCT", "NUM"):
            start += 1
        name = self._passage.doc[start:end].text
        if end - start > GROUP_TOKENS:
            return []
        at = self._at(start, end)
        self._phrases[token.i] = Reached(Named(slug(name), name, "ArmedGroup"), at.start, at.end, ORGANIC)
        return [self._phrases[token.i]]

    def _at(self, start: int, end: int) -> Span:
        return Span(*self._passage.span(start, end))

    def reached(self, mention: Mention, factor: float = SURE) -> Reached:
        """Returns the actor of a mention with the words that name it."""
        at = self._at(mention.start, mention.end)
        return Reached(mention.named, at.start, at.end, factor)


def _is_crowd(token: Token, mention: Mention) -> bool:
    """True for people of a state who are not that state: "ethnic Turks", "thirty armed Serbs"."""
    if mention.use in (Use.PEOPLE, Use.ADJECTIVE) and any(c.lower_ == "ethnic" for c in token.children):
        return True
    return mention.use is Use.PEOPLE and any(c.dep_ == "nummod" or c.lower_ in CROWD for c in token.children)


def prefixed(token: Token) -> bool:
    """True for the second part of "pro-Russian", "anti-Western": it names no owner."""
    return token.i >= 2 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in ("pro", "anti", "non", "ex", "post")


def _list_of(one: Mention, other: Mention) -> bool:
    """True where two names side by side are items of a list, and neither a town with its country nor a man with his."""
    return (
        one.kind is other.kind is Kind.ACTOR
        and one.named.kind == other.named.kind
        and one.use is not Use.SEAT
        and one.named.id != other.named.id
    )


def _holding(noun: Token, held_by: frozenset[str]) -> Iterator[Token]:
    """Yields who holds what the noun names: "a strip held by X", "forces loyal to X"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and lemma_of(child) in held_by:
            yield from (t for by in children(child, "agent", "prep") if by.lower_ == "by" for t in children(by, "pobj"))
        elif child.lower_ in ("loyal", "answerable", "allied"):
            yield from objects_of(child, "to")


def _unique(reached: Iterable[Reached]) -> list[Reached]:
    """Returns each actor once, the first mention of it."""
    return list({r.named.id: r for r in reversed(list(reached))}.values())[::-1]
