"""Whom a noun phrase means: names, organs that stand for their state, groups, pronouns, coordinations.

"Turkish officers", "Ankara", "leaders of Turkey" and "its army" all reach Turkey; "Syrian rebels" are an actor of
their own; "Turkish coffee" reaches nobody.
"""

from collections.abc import Callable
from dataclasses import replace

from graph.model import Span
from loaders.extraction.antecedents import Antecedents
from loaders.extraction.descriptions import POINTING
from loaders.extraction.discourse import HE, PRONOUNS, Discourse, Doing, Mentioned, Spoken
from loaders.extraction.document import Passage
from loaders.extraction.gazetteer import Named, Use
from loaders.extraction.groups import Groups
from loaders.extraction.mentions import Kind, Mention, Mentions
from loaders.extraction.names import Names
from loaders.extraction.nouns import Nouns
from loaders.extraction.owners import Owners, commanding
from loaders.extraction.reached import ORGANIC, SURE, Reached, unique
from loaders.extraction.syntax import antecedent, children, coordinated, first, lemma_of, modifiers, objects_of, surface_subject
from loaders.extraction.tokens import Span as Sentence
from loaders.extraction.tokens import Token
from loaders.extraction.unlabelled import REACH, introduced_by
from loaders.extraction.wordings import Wordings

TWINS = {"koreas": ("Seoul", "Pyongyang"), "sudans": ("Khartoum", "Juba"), "congos": ("Kinshasa", "Brazzaville")}  # by their capitals
HALVES = {"KOR": "south", "PRK": "north", "SSD": "south", "SDN": "north"}  # what a state is called beside its twin
COMMANDS = frozenset({"command", "fleet", "corps", "directorate", "headquarters"})  # last words of the names of a state's own bodies
PEERS = {"baltic-assembly": ("Tallinn", "Riga", "Vilnius"), "nordic-council": ("Copenhagen", "Helsinki", "Reykjavik", "Oslo", "Stockholm")}
RECALLED = frozenset({"nsubj", "nsubjpass", "dobj"})
SIDES = frozenset({"north", "south", "northern", "southern"})
LOCATING = frozenset({"in", "at", "near", "around", "outside", "inside", "across", "over", "throughout", "within"})
JOINING = frozenset({"and", "or", "&", ",", "-", "–", "the", "both", "as", "well"})  # words between the items of a list
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
CROWD = frozenset({"armed", "masked", "angry", "young", "many", "most", "few", "several", "ordinary", "displaced"})
FEW = frozenset({"one", "two", "three", "some", "part"})
INNER = 7  # tokens between a body and the body within it
FOLLOW = 3  # how many nested possessors are followed ("the spokesman of the president of ...")


def _located(token: Token, aiming: frozenset[str]) -> bool:
    """True where the token names the place of something, itself or the first of its list."""
    here = token
    while here.dep_ == "conj":
        here = here.head
    word = here.head
    if any(any(c.lower_ == "which" for c in children(r, "nsubj")) and r.tag_ == "VBD" for r in children(token, "relcl")):
        return False  # "fury in Paris, which recalled its envoys"
    return here.dep_ == "pobj" and word.lower_ in LOCATING and not (word.lower_ == "at" and lemma_of(word.head) in aiming)


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
        self._names, self._discourse = Names(passage, mentions), discourse
        self.words = frozenset(t.lower_ for t in passage.doc)  # what need not be looked for where it does not stand
        self._known: dict[int, tuple[Reached, ...]] = {}  # whom tokens mean, asked for by many wordings, until a sentence has been read
        self._known_at = discourse.turn
        self._state_of = state_of
        self._text_nouns = frozenset(wordings.speech.nouns)
        self._organs, self._aiming = wordings.organs, wordings.classes["aiming"]
        self._gathering, self._including = wordings.classes["gathered"], wordings.classes["including"]
        self._wielders = frozenset(wordings.offices) | wordings.classes["wielders"]
        self.speaker_of = speaker_of
        self._antecedents = Antecedents(passage, discourse, wordings, self.actors, self.mentioned, speaker_of, self.mention, state_of)
        self._owners = Owners(self._names, wordings, self._one, state_of)
        self._groups = Groups(self._names, self._antecedents.group)
        self._nouns = Nouns(self._names, wordings, self._owners, self._groups, self._one, self.actors, self.doer)

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
        return unique(r for t in self._names.listed(antecedent(token)) for r in (*self._one(t, through, FOLLOW), *self._gathered(t)))

    def _gathered(self, token: Token) -> list[Reached]:
        """Returns the states of which a body that acts is said to be made: "a coalition that includes X and Y bombed"."""
        acting = token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.dep_ == "agent")
        if not acting or lemma_of(token) not in self._gathering or token.tag_ != "NN":
            return []
        below = [c for c in children(token, "acl", "relcl") if lemma_of(c) in self._including and not children(c, "neg")]
        made = [c for c in children(token, "acl") if lemma_of(c) in ("make", "compose", "consist")]
        members = [t for c in below for t in children(c, "dobj")] + [t for c in made for t in objects_of(c, "of")]
        members += [*objects_of(token, "including"), *commanding(token)]
        return [r for t in members for r in self.actors(t) if r.named.kind == "State"]

    def forget(self) -> None:
        """Makes whom words mean be asked anew: more is known of those named."""
        self._known = {}

    def mention(self, token: Token) -> Mention | None:
        """Returns the mention that the token is part of, else None."""
        return self._names.of(token)

    def mentioned(self, start: int, end: int) -> list[Mentioned]:
        """Returns the actors named in these tokens, as later sentences may refer to them."""
        found: list[Mentioned] = []
        last: Mention | None = None
        for m in self._names.all:
            if start <= m.start < end and m.kind is Kind.ACTOR:
                head = self._names.doc[m.head]
                joined = last is not None and self._joins(self._names.doc[last.end : m.start])
                found.append(
                    Mentioned(
                        m.named,
                        self._names.at(m.start, m.end),
                        is_subject(head),
                        found[-1].joined if joined else m.start,
                        not _located(head, self._aiming),
                        m.use is Use.ADJECTIVE,
                    )
                )
                last = m
        phrases = [(i, r) for i, r in self._groups.named.items() if start <= i < end]
        found += [Mentioned(r.named, Span(r.start, r.end), is_subject(self._names.doc[i]), i) for i, r in phrases]
        return sorted(found, key=lambda m: m.at.start)

    def recalled(self, sentence: Sentence) -> list[Mentioned]:
        """Returns the actors of a sentence that has been read: those named, and those whom its subjects mean without a name."""
        named = self.mentioned(sentence.start, sentence.end)
        placed = [(m.at.start, m) for m in named]
        for token in sentence:
            if token.dep_ not in RECALLED:
                continue
            main = token.head.dep_ in ("ROOT", "conj") or token.lower_ in HE
            told = main or token.head.dep_ == "ccomp"
            is_object = token.dep_ == "dobj" and token.pos_ == "NOUN" and lemma_of(token) in self._wielders
            subject = token.dep_ in ("nsubj", "nsubjpass") and told
            if not (subject or is_object) or self._names.of(token) is not None:
                continue
            if token.pos_ != "PRON" and not any(c.dep_ == "poss" or c.lower_ in POINTING for c in token.children):
                continue
            at = self._names.at(token.i, token.i + 1)
            known = {m.named.id for m in named if m.subject}
            meant = [r for r in self.actors(token) if r.named.id not in known]
            placed += [
                (at.start, Mentioned(r.named, r.context[0] if r.context else Span(r.start, r.end), subject and main, token.i))
                for r in meant
            ]
        return [m for _, m in sorted(placed, key=lambda p: p[0])]

    def _joins(self, between: Sentence) -> bool:
        """True for what stands between the items of a list: "and", "government and the", "'s army and"."""
        if all(t.lower_ in JOINING for t in between):
            return True
        listed = all(t.lower_ in JOINING or t.lower_ == "'s" or t.lemma in self._organs for t in between)
        return listed and any(t.lower_ == "and" for t in between)

    def doings(self, sentence: Sentence) -> tuple[Doing, ...]:
        """Returns what a sentence tells as done, to which later ones may point back."""
        return self._antecedents.doings.of(sentence)

    def seats(self, sentence: Sentence) -> tuple[tuple[str, str], ...]:
        """Returns the armies and governments that a sentence gives to a state, by lemma and id."""
        return self._antecedents.relatives.seats(sentence)

    def spoken(self, sentence: Sentence) -> tuple[Spoken, ...]:
        """Returns the sides that have a word in a sentence, and the organs that it gives to them."""
        return self._antecedents.organs.spoken(sentence)

    def doer(self, token: Token) -> list[Reached]:
        """Returns who did what "it" or a definite noun points back to."""
        return self._antecedents.doer(token)

    def parties(self, token: Token) -> list[Reached]:
        """Returns the two parties that a deal or talks of the sentence are between: those it names, else those named last."""
        return self._antecedents.pair(token)

    def _one(self, token: Token, through: frozenset[str], depth: int) -> list[Reached]:
        token = antecedent(token)
        mention = self._names.of(token)
        if mention is not None and mention.kind is Kind.ACTOR:
            if _is_crowd(token, mention):
                harmed = "citizen" in through and not any(c.lower_ == "ethnic" for c in token.children)  # "arrested three Thais"
                return [self._names.reached(mention, ORGANIC)] if harmed else []
            if _is_a_national(token, mention) or (mention.use is Use.SEAT and depth == FOLLOW and _located(token, self._aiming)):
                return []
            if mention.named.kind == "Alliance" and token.tag_ in ("NNS", "NNPS") and (members := self._members(token, mention)):
                return members
            return (
                self._command(token, mention)
                or (self._national(token, mention, through) if through else [])
                or [self._names.reached(self._inner(token, mention))]
            )
        if token.lower_ in PRONOUNS and token.pos_ == "PRON":
            return self._antecedents.pronoun(token)
        if depth and (listed := self._apposed(token, frozenset({"State", "Person"}))):
            return listed
        if (holder := self._holder_beside(token)) is not None:
            private = holder.named.home is None and lemma_of(token) in through
            nationals = self._owners.of(token, organ=False, depth=1, located=False) if private else []
            return nationals or [self._names.reached(holder)]
        if meant := self._twins(token) or self._antecedents.described(token) or self._antecedents.both(token):
            return meant
        if (introduced := self._introduced(token)) is not None:
            return [introduced]
        if depth and (reached := self._nouns.meant(token, through, depth, mention)):
            return reached
        if (named := first(token, "appos")) is not None and depth:
            return [replace(r, factor=r.factor * ORGANIC) for r in self._one(named, frozenset(), 0)]
        return self._antecedents.definite(token) or (self._described(token) if depth else [])

    def _members(self, token: Token, mention: Mention) -> list[Reached]:
        """Returns the states of "the Baltic states", as the words behind list them, else as all know them."""
        if listed := self._apposed(token, frozenset({"State"})):
            return listed
        at = self._names.at(mention.start, mention.end)
        states = (self._state_of(town) for town in PEERS.get(mention.named.id, ()))
        return [Reached(s, at.start, at.end, ORGANIC) for s in states if s is not None]

    def _twins(self, token: Token) -> list[Reached]:
        """Returns the two states that one name is for: "both Koreas"."""
        if token.lower_ in SIDES and (half := self._half(token)):
            return half
        if token.lower_ not in TWINS:
            return []
        at = self._names.at(token.i, token.i + 1)
        states = [self._state_of(town) for town in TWINS[token.lower_]]
        return [Reached(named, at.start, at.end, ORGANIC) for named in states if named is not None]

    def _half(self, token: Token) -> list[Reached]:
        """Returns the state that "the South", "the North's" is where its article names one of the two."""
        adjective = token.dep_ in ("compound", "nmod", "amod")
        named = token.text[0].isupper() and token.i > 0 and token.nbor(-1).lower_ == "the"
        if adjective != token.lower_.endswith("ern") or not (adjective or named):
            return []
        told = (*self.mentioned(token.sent.start, token.i), *(m for said in self._discourse.recent() for m in said))
        twins = {m.named.id for m in told if m.named.id in HALVES and (m.named.id != "SDN" or not adjective)}
        names = {"koreas" if t in ("KOR", "PRK") else "sudans" for t in twins}
        town = TWINS[names.pop()] if len(names) == 1 else ()
        at = self._names.at(token.i, token.i + 1)
        states = (self._state_of(t) for t in town)
        return [Reached(s, at.start, at.end, ORGANIC) for s in states if s is not None and token.lower_.startswith(HALVES.get(s.id, "-"))]

    def _inner(self, token: Token, mention: Mention) -> Mention:
        """Returns the body within a body where the parser took the outer one for the head: "of the OSCE's so-called Minsk Group"."""
        if mention.named.kind != "Alliance" or token.dep_ in ("poss", "compound", "nmod", "amod"):
            return mention
        for word in self._names.doc[mention.end : mention.end + INNER]:
            found = self._names.at_token(word.i)
            if found is not None and found.kind is Kind.ACTOR:
                return found if found.named.kind in ("Alliance", "Organization") and word.i > mention.end else mention
            if word.pos_ in ("ADP", "CCONJ", "AUX", "DET", "PRON") or word.text in (",", ".", ";", ":") or word.tag_ in FINITE:
                break
        return mention

    def _command(self, token: Token, mention: Mention) -> list[Reached]:
        """Returns the state whose command or fleet a name is: "the U.S. military's Africa Command"."""
        named = mention.named
        if named.kind != "Organization" or named.home is not None or lemma_of(token) not in COMMANDS or not children(token, "poss"):
            return []
        return [replace(r, factor=r.factor * ORGANIC) for r in self._owners.of(token, organ=False, depth=2) if r.named.kind == "State"]

    def _national(self, token: Token, mention: Mention, through: frozenset[str]) -> list[Reached]:
        """Returns whose person or thing a name is that nobody acts for: "the American contractor X", "the Indian frigate X"."""
        own = mention.named
        if own.kind not in ("Person", "Organization") or own.home is not None or mention.use is not Use.NAME:
            return []
        if not any(lemma_of(c) in through for c in children(token, "compound", "nmod") if self._names.of(c) is not mention):
            return []
        owners = [m for t in modifiers(token, "amod", "compound", "nmod") if (m := self._names.of(t)) is not None and m is not mention]
        return [self._names.reached(m, ORGANIC) for m in owners if m.kind is Kind.ACTOR and m.use in (Use.ADJECTIVE, Use.NAME)][:1]

    def _apposed(self, token: Token, kinds: frozenset[str]) -> list[Reached]:
        """Returns those listed behind a plural: "the Baltic states, Estonia, Latvia and Lithuania", "the two presidents, X and Y"."""
        listed = children(token, "appos") if token.tag_ in ("NNS", "NNPS") else []
        found = [r for a in listed for t in self._names.listed(a) for r in self._one(t, frozenset(), 0) if r.named.kind in kinds]
        return found if len(found) > 1 else []

    def _introduced(self, token: Token) -> Reached | None:
        """Returns whom a noun is said to be called: "the militia known as X", "a group calling itself X"."""
        for verb in introduced_by(token):
            for mention in self._names.all:
                if verb.i < mention.start <= min(verb.i + REACH, verb.sent.end - 1) and mention.kind is Kind.ACTOR:
                    return self._names.reached(mention)
        return None

    def _holder_beside(self, token: Token) -> Mention | None:
        """Returns the person set beside an office: "Ghana's foreign minister, X"."""
        beside = first(token, "appos")
        if beside is None and lemma_of(token).startswith("spokes"):  # "a spokesman for President X, Jan Berg, said"
            below = [a for p in children(token, "prep") for o in children(p, "pobj") for a in children(o, "appos")]
            beside = next((a for a in below if token.doc[a.left_edge.i - 1].text == ","), None)
        mention = self._names.of(beside) if beside is not None and lemma_of(token) in self._organs else None
        return mention if mention is not None and mention.named.kind == "Person" else None

    def _described(self, token: Token) -> list[Reached]:
        """Returns who a noun describes: "X is an actor that ...", "X, a group that ..."."""
        counted = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in FEW else token
        among = token.head if token.dep_ == "pobj" and token.head.lower_ == "among" and lemma_of(token.head.head) == "be" else counted
        if (among is not token or token.dep_ == "attr") and (among.dep_ == "attr" or among.dep_ == "prep"):
            token = among  # "X is one of five states that", "X is among those who"
        if token.dep_ in ("attr", "prep") and (subject := surface_subject(token.head)) is not None and subject.i != token.i:
            return [r for t in coordinated(subject) for r in self._one(t, frozenset(), 0)]
        told = first(token.head, "attr") if token.dep_ == "nsubj" and lemma_of(token.head) == "be" else None
        if told is not None and any(c.dep_ == "relcl" for c in token.children) and (named := self._names.of(told)) is not None:
            return [self._names.reached(named)] if named.kind is Kind.ACTOR and told.i == named.head else []  # "who armed X was Y"
        saying = lemma_of(token) in self._text_nouns  # "accused it of harbouring the group, a charge that it denies": not the group
        return self._one(token.head, frozenset(), 0) if token.dep_ == "appos" and not saying else []

    def reached(self, mention: Mention, factor: float = SURE) -> Reached:
        """Returns the actor of a mention with the words that name it."""
        return self._names.reached(mention, factor)


def _is_a_national(token: Token, mention: Mention) -> bool:
    """True for one man told of by his people: "The Norwegian telephoned"; not for "the French", who are many."""
    alone = mention.use is Use.ADJECTIVE and mention.end - mention.start == 1 and token.lower_.endswith(("an", "i"))
    if not alone or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj") or token.tag_ not in ("NN", "JJ", "NNP"):
        return False
    return token.i > token.sent.start and token.nbor(-1).lower_ in ("the", "a", "an")


def _is_crowd(token: Token, mention: Mention) -> bool:
    """True for people of a state who are not that state: "ethnic Turks", "thirty armed Serbs"."""
    if mention.use in (Use.PEOPLE, Use.ADJECTIVE) and any(c.lower_ == "ethnic" for c in token.children):
        return True
    return mention.use is Use.PEOPLE and any(c.dep_ == "nummod" or c.lower_ in CROWD for c in token.children)
