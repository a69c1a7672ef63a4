"""Who a subject of saying is: the actors that it means, whose text it is, who spoke just before, else its words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.model import Span as Stretch
from loaders.extraction.actors import Resolver
from loaders.extraction.discourse import HE, IT, THEY
from loaders.extraction.document import Passage
from loaders.extraction.gazetteer import Use
from loaders.extraction.quotations import Voice
from loaders.extraction.reached import Reached
from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import BLAMING, children, coordinated, first, lemma_of, objects_of
from loaders.extraction.telling.naming import INANIMATE, SAYING, channelled, sayer_of
from loaders.extraction.telling.walk import NOMINAL
from loaders.extraction.tokens import Span, Token

ISSUING = frozenset(
    {
        "issue",
        "publish",
        "release",
        "write",
        "sign",
        "read",
        "make",
        "prepare",
        "draft",
        "circulate",
        "send",
        "post",
        "deliver",
        "adopt",
        "draw",
        "compile",
        "author",
        "pen",
        "table",
        "submit",
        "put",
        "distribute",
    }
)
MAKING = frozenset(
    {
        "make",
        "have",
        "advance",
        "put",
        "lay",
        "present",
        "press",
        "repeat",
        "hold",
        "take",
        "issue",
        "voice",
        "raise",
        "air",
        "level",
        "express",
    }
)  # who does so with a case, a claim, a suspicion is whose it is
CHANNELS = frozenset(
    {"Organization", "Company"}
)  # that pass on what somebody else says, and are no party: a state that cites somebody speaks
WORDS_OF_A_SPEAKER = 8  # tokens kept of an unnamed speaker's phrase
ORGANS = frozenset({"army", "military", "police", "government", "ministry", "authority", "navy", "embassy"})
POSTED = frozenset(
    {"official", "officer", "diplomat", "representative", "spokesperson", "spokesman", "spokeswoman", "commander", "employee"}
)
STATIONED = frozenset(
    {"diplomat", "analyst", "expert", "observer", "resident", "witness", "correspondent", "journalist", "activist", "researcher"}
)  # whose place is not whom they speak for
SAME = frozenset({"the", "this", "that", "same"})  # "the statement": of whoever spoke just before


class Voices:
    """Makes voices of the words of one passage; `last` spoke last in the passage before."""

    def __init__(self, passage: Passage, resolver: Resolver, speech: Speech, last: Voice | None, seats: frozenset[str]) -> None:
        self._seats = seats  # lemmas of ministries, armies and other organs, whose officials speak for them
        self._passage, self._resolver, self._speech, self._last = passage, resolver, speech, last

    def of(self, subject: Token) -> Voice:
        """Returns who a subject of saying is: the actors that it means, else its words."""
        if (spoke := self._spoke(subject)) is not None:
            return spoke
        if (heard := channelled(subject)) is not None:
            told = self.of(heard)
            if subject.lower_ != heard.lower_ and self.is_channel(subject):
                return told
        if subject.dep_ == "appos" and subject.pos_ == "NOUN" and subject.left_edge.i > 0 and subject.left_edge.nbor(-1).text == ",":
            return (
                self.owner(subject) or self._posted(subject) or self.somebody(subject)
            )  # ", a diplomat who had fled said": no more of the name before it
        if self._is_stationed(subject):
            return self.somebody(subject)
        reached = (*self._resolver.actors(subject), *self._beside(subject)) or tuple(self._owner_of_text(subject))
        if reached:
            return replace(_named(reached), others=tuple(self._unnamed(subject, reached)))
        return self._posted(subject) or self.somebody(subject)

    def _is_stationed(self, subject: Token) -> bool:
        """True for those who live or work somewhere and speak for nobody there: "diplomats in Tunis", "analysts in Lagos"."""
        if lemma_of(subject) not in STATIONED or children(subject, "poss", "appos"):
            return False
        whose = [c for c in children(subject, "amod", "compound", "nmod") if self._resolver.mention(c) is not None]
        return not whose and any(c.lower_ == "in" for c in children(subject, "prep"))

    def _posted(self, subject: Token) -> Voice | None:
        """Returns for which organ an unnamed official of it speaks: "an official at Peru's defence ministry"."""
        if lemma_of(subject) not in POSTED:
            return None
        seats = (t for c in children(subject, "prep") if c.lower_ in ("at", "in", "from", "within") for t in children(c, "pobj"))
        reached = [r for t in seats if lemma_of(t) in self._seats for r in self._resolver.actors(t)]
        return _named(reached) if reached else None

    def _beside(self, subject: Token) -> Iterator[Reached]:
        """Yields who speaks with a subject: "Peru, along with Chile, said", "officials in Lima and Kast said"."""
        for joined in (subject, subject.head) if subject.dep_ == "nsubj" else (subject,):
            for along in children(joined, "prep", "advmod"):
                if along.lower_ in ("along", "together", "alongside") and along.i < subject.head.i:
                    yield from (r for p in (along, *children(along, "prep")) for t in children(p, "pobj") for r in self._resolver.actors(t))
        joining = (
            c for c in (*children(subject.head, "advcl"), *children(subject, "acl", "relcl")) if lemma_of(c) == "join" and c.tag_ == "VBN"
        )
        for agent in (a for c in joining if c.i < subject.head.i for a in children(c, "agent")):  # "Peru, joined by Chile, said"
            yield from (r for t in children(agent, "pobj") for m in coordinated(t) for r in self._resolver.actors(m))
        for place in (t for c in children(subject, "prep") if c.lower_ in ("in", "at", "from") for t in children(c, "pobj")):
            yield from (r for t in coordinated(place)[1:] for r in self._resolver.actors(t) if r.named.kind == "Person")

    def _unnamed(self, subject: Token, reached: tuple[Reached, ...]) -> Iterator[tuple[int, int]]:
        """Yields the words of those listed with a named speaker who are nobody known: "officials and President Kast said"."""
        listed = coordinated(subject) if any(c.dep_ == "conj" for c in subject.children) else []
        for one, end in zip(listed, [t.left_edge.i for t in listed[1:]] + [subject.right_edge.i + 1], strict=False):
            start, stop = self._passage.span(one.left_edge.i, max(end, one.i + 1))
            somebody = lemma_of(one) in self._speech.unnamed or (one.pos_ == "PROPN" and self._resolver.mention(one) is None)
            organ = lemma_of(one) in ORGANS and any(r.named.kind == "State" for r in reached)  # "Colombian police and the army"
            if somebody and not organ and not any(start <= r.start < stop for r in reached):
                yield self._passage.span(max(one.left_edge.i, one.i - WORDS_OF_A_SPEAKER), one.i + 1)

    def somebody(self, subject: Token) -> Voice:
        """Returns somebody unnamed by the words of his phrase."""
        start, last = max(subject.left_edge.i, subject.i - WORDS_OF_A_SPEAKER), (coordinated(subject) or [subject])[-1]
        while start < subject.i and subject.doc[start].is_punct:
            start += 1
        end = last.i if last.i - start < WORDS_OF_A_SPEAKER and last.pos_ in NOMINAL else subject.i
        return Voice((), *self._passage.span(start, end + 1))

    def words(self, token: Token) -> Voice:
        """Returns somebody unnamed, of whom only this word tells."""
        return Voice((), *self._passage.span(token.i, token.i + 1))

    def owner(self, noun: Token) -> Voice | None:
        """Returns whose claim, view or report a noun is, or None where it does not say."""
        owners = [*(o for p in ("by", "from") for o in objects_of(noun, p)), *children(noun, "poss", "amod", "compound", "nmod")]
        lemma, equated = lemma_of(noun), noun.dep_ == "nsubj" and lemma_of(noun.head) == "be"
        if lemma in self._speech.views or (equated and lemma in self._speech.nouns):
            seats = [m for o in objects_of(noun, "in") if (m := self._resolver.mention(o)) is not None and m.use is Use.SEAT]
            if seats:
                return _named(map(self._resolver.reached, seats))  # "the view in Oslo is that"
            owners += objects_of(noun, "in")
        if noun.dep_ == "dobj" and lemma_of(noun.head) in MAKING:
            owners += children(noun.head, "nsubj")  # "Oslo made the case that"
        reached = [r for o in owners for r in self._resolver.actors(o)]
        return _named(reached) if reached else None

    def is_channel(self, source: Token) -> bool:
        """True for an outlet, or nobody known, that passes on what somebody else says."""
        return all(r.named.kind in CHANNELS for r in self._resolver.actors(source))

    def can_say(self, token: Token) -> bool:
        """True for whoever is known, and for unnamed people, offices and texts that are cited."""
        return bool(self._resolver.actors(token)) or lemma_of(token) in self._speech.unnamed or lemma_of(token) in self._speech.nouns

    @staticmethod
    def speaks(subject: Token) -> bool:
        """True for a subject that can say something though it is nobody known: "officials", "reports", "he"."""
        return subject.lower_ not in INANIMATE

    def known(self, subject: Token, voice: Voice) -> bool:
        """True for a subject that can say something, or "it" that goes on with somebody before: "A group published a list. It said"."""
        return self.speaks(subject) or voice.end <= self._passage.span(subject.i, subject.i + 1)[0]

    def in_sentence(self, sentence: Span) -> Voice | None:
        """Returns who says something in a sentence, the last of them, else None; not whose words somebody else there tells."""
        for verb in reversed(sentence):
            if verb.pos_ == "VERB" and lemma_of(verb) in self._speech.verbs and verb.dep_ not in ("acl", "relcl", "amod"):
                if self._is_told(verb):
                    continue  # "X said his neighbour had asked him": it is X who goes on
                subject = sayer_of(verb)
                if subject is not None and self.speaks(subject) and subject.sent == sentence:
                    return self.of(subject)
        return None

    def _is_told(self, verb: Token) -> bool:
        """True for a verb of saying in what a person before it says."""
        here = verb
        while here.dep_ in ("conj", "xcomp"):
            here = here.head
        above = here.head
        if here.dep_ != "ccomp" or above.i > here.i or above.pos_ != "VERB" or lemma_of(above) not in self._speech.verbs:
            return False
        subject = sayer_of(above)
        return subject is not None and any(r.named.kind == "Person" for r in self._resolver.actors(subject))

    def closing(self, sentence: Span) -> Voice | None:
        """Returns with whom what follows a sentence may go on: who says something in it, else the person who acts in it."""
        if (said := self.in_sentence(sentence)) is not None:
            return said
        subject = first(sentence.root, "nsubj")
        if subject is None or subject.pos_ not in NOMINAL:
            return None
        acting = self.of(subject)
        person = any(r.named.kind == "Person" for r in acting.actors) or lemma_of(subject) in self._speech.unnamed
        return acting if person else None

    def told_before(self, token: Token) -> Voice | None:
        """Returns who tells something before this word, in its sentence or in the one before: "Peru said that ... Chile denied this."."""
        doc, start = token.doc, token.sent.start
        if start == 0 and (found := self._teller(doc[: token.i], token)) is None:
            return self._last
        return self._teller(doc[start : token.i], token) or self._teller(doc[start - 1].sent, token) if start else found

    def _teller(self, words: Span, answer: Token) -> Voice | None:
        """Returns the last of these words who says something with a clause of its own, and not what the answer is a part of."""
        for verb in reversed(words):
            if verb.pos_ != "VERB" or verb.tag_ not in SAYING or self._speech.verbs.get(lemma_of(verb)) not in ("neutral", "alleging"):
                continue
            subject = first(verb, "nsubj")
            tells = children(verb, "ccomp") or (lemma_of(verb) in BLAMING and children(verb, "dobj"))
            inside = verb.is_ancestor(answer) and not any(t.dep_ in ("relcl", "conj") for t in (answer, *answer.ancestors) if t.i > verb.i)
            if tells and subject is not None and self.speaks(subject) and not inside:
                return self.of(subject)
        return None

    def before(self, token: Token) -> Voice | None:
        """Returns with whom a word may go on: who spoke in the last sentence outside quotation marks, or in the passage before."""
        start = token.sent.start
        while start > 1 and any(self._passage.quotation_of(t) is not None for t in token.doc[start - 2 : start]):
            start = token.doc[start - 1].sent.start
        return self.closing(token.doc[start - 1].sent) if start > 0 else self._last

    def _spoke(self, subject: Token) -> Voice | None:
        """Returns who spoke just before, where a pronoun goes on with him or "the statement" is his."""
        pronoun = subject.lower_ in HE | IT | THEY and subject.pos_ == "PRON"
        text = lemma_of(subject) in self._speech.nouns and any(c.lower_ in SAME for c in subject.children)
        again = any(c.lower_ == "same" for c in subject.children) and lemma_of(subject) in self._speech.unnamed
        if not (pronoun or text or again) or next(iter(children(subject, "poss", "amod", "compound", "prep")), None) is not None:
            return None
        spoke = self.before(subject)
        if spoke is None or (pronoun and not _fits(subject.lower_, spoke)):
            return None
        at = Stretch(*self._passage.span(subject.i, subject.i + 1))
        named = tuple(replace(r, start=at.start, end=at.end, context=(*r.context, Stretch(r.start, r.end))) for r in spoke.actors)
        return replace(spoke, actors=named, start=at.start, end=at.end) if named else spoke

    def _owner_of_text(self, subject: Token) -> Iterator[Reached]:
        """Yields whose statement or report it is, where that is what is said to say it."""
        yield from self._publishers(subject) if lemma_of(subject) in self._speech.unnamed else ()
        if any(lemma_of(subject) in words for words in (self._speech.nouns, self._speech.views, self._speech.mouthpieces)):
            yield from self._publishers(subject)
            owners = [*children(subject, "poss", "amod", "compound"), *(o for p in ("by", "from", "of") for o in objects_of(subject, p))]
            owners += [
                o
                for site in _sites(subject)
                if lemma_of(site) in self._speech.mouthpieces
                for o in (*children(site, "poss"), *objects_of(site, "of"))
            ]
            yield from (r for owner in owners for r in self._resolver.actors(owner) or self._owner_of_text(owner))

    def _publishers(self, text: Token) -> Iterator[Reached]:
        """Yields who issued a text or a picture: "a statement issued by X", "footage posted by X"."""
        clauses = (*children(text, "acl"), *(a for o in objects_of(text, "of") for a in children(o, "acl")))
        agents = (a for c in clauses if lemma_of(c) in ISSUING for a in children(c, "agent"))
        yield from (r for agent in agents for o in children(agent, "pobj") for r in self._resolver.actors(o) or self._owner_of_text(o))


def _sites(text: Token) -> Iterator[Token]:
    """Yields where a text is published: "a statement on the army's website"."""
    yield from objects_of(text, "on")
    yield from (o for c in children(text, "acl") if lemma_of(c) in ISSUING for o in objects_of(c, "on"))


def _fits(pronoun: str, voice: Voice) -> bool:
    """True where a pronoun can go on with a voice: "he" with one, "it" with a body, "they" with several or somebody unnamed."""
    kinds = [r.named.kind for r in voice.actors]
    if pronoun in HE:
        return len(kinds) < 2  # a state too, when its spokesman spoke
    return "Person" not in kinds if pronoun in IT else kinds != ["Person"]


def _named(reached: Iterable[Reached]) -> Voice:
    found = tuple(reached)
    return Voice(found, min(r.start for r in found), max(r.end for r in found))
