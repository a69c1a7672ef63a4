"""What an actor is of another: offices of persons ("Turkish President X") and roles ("its ally Armenia").

Offices are found in `offices.py`; roles hang on the grammar of a noun.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.model import Phase
from loaders.extraction.actors import Resolver
from loaders.extraction.frames import Frames
from loaders.extraction.gazetteer import Use
from loaders.extraction.mentions import Kind, Mentions
from loaders.extraction.offices import STATELY, Held, Offices
from loaders.extraction.propositions import Proposition
from loaders.extraction.reached import Reached
from loaders.extraction.syntax import children, coordinated, first, is_past, lemma_of, logical_subject, objects_of, path_up, surface_subject
from loaders.extraction.tokens import Doc, Span, Token
from loaders.extraction.wordings import Frame, Trigger, Wordings

JOINING = frozenset({",", "and", "the", "-", "–", "—", "&"})  # words between the items of a list
OFFICE_WEIGHT = 0.93
DESCRIBED_WEIGHT = 0.85
BESIDE_WEIGHT = 0.75  # "X of Y" without an office


class Roles:
    """Reads offices and roles as propositions of one passage."""

    def __init__(self, resolver: Resolver, frames: Frames, wordings: Wordings, offices: Offices, mentions: Mentions) -> None:
        self._resolver, self._frames, self._wordings = resolver, frames, wordings
        self._offices, self._mentions = offices, mentions

    def offices(self, doc: Doc) -> list[Proposition]:
        """Returns who leads, represents or works for whom, by offices beside names."""
        return [p for held in self._offices.find(doc, list(self._mentions.all)) if (p := self._office(doc, held)) is not None]

    def _office(self, doc: Doc, held: Held) -> Proposition | None:
        body = held.body.named.home if held.body.named.kind == "Person" else held.body.named
        if body is None or body.id == held.person.named.id or held.coming:
            return None
        words = doc[held.start : held.end].text
        return Proposition(
            relation=held.relation, predicate=doc[held.predicate], subject=self._resolver.reached(held.person),
            object=replace(self._resolver.reached(held.body), named=body), phase=Phase.ENDS if held.former else Phase.HOLDS,
            office=words or None, former=held.former, weight=OFFICE_WEIGHT if words else BESIDE_WEIGHT, own_voice=True,
        )  # fmt: skip

    def described(self, sentence: Span) -> Iterator[Proposition]:
        """Yields who leads or represents a state by a description that means him: "granted the former Bolivian leader asylum"."""
        for noun in sentence:
            office = self._offices.told(noun) if noun.lower_ in STATELY and noun.tag_ in ("NN", "NNP") else None
            states = [c for c in children(noun, "amod", "poss", "compound", "nmod") if self._state(c) is not None] if office else []
            if office is None or len(states) != 1 or first(noun, "appos") is not None or self._mentions.by_token.get(noun.i) is not None:
                continue
            meant, state = self._resolver.actors(noun), self._state(states[0])
            words = {c.lower_ for c in noun.children}
            person = len(meant) == 1 and meant[0].named.kind == "Person" and bool(meant[0].context)
            if person and state is not None and not words & self._wordings.coming:
                former = bool(words & self._wordings.former)
                yield Proposition(
                    relation=office.relation, predicate=noun, subject=meant[0], object=state, phase=Phase.ENDS if former else Phase.HOLDS,
                    office=" ".join(office.words), former=former, weight=DESCRIBED_WEIGHT, own_voice=True,
                )  # fmt: skip

    def _state(self, token: Token) -> Reached | None:
        """Returns the state that a word before an office names."""
        mention = self._resolver.mention(token)
        state = mention is not None and mention.kind is Kind.ACTOR and mention.named.kind == "State"
        return self._resolver.reached(mention) if mention is not None and state else None

    def roles(self, sentence: Span) -> Iterator[Proposition]:
        """Yields what roles say: "its ally Armenia", "France is a co-chair of the Minsk Group"."""
        for token in sentence:
            if token.pos_ in ("NOUN", "PROPN") or token.dep_ == "amod" or token.tag_ == "JJS":
                told: set[str] = set()
                for frame in self._wordings.frames[Trigger.ROLE].get(lemma_of(token), ()):
                    if frame.relation not in told and self._frames.stands(frame, token) and (found := list(self._role(frame, token))):
                        told.add(frame.relation)
                        yield from found

    def _role(self, frame: Frame, token: Token) -> Iterator[Proposition]:
        holders = self._holders(token)
        if not holders or any(t.lower_ == "non" for t in token.doc[max(token.i - 4, 0) : token.i]):
            return
        others = [o for o in self._frames.others(frame, token) if o.named.id not in {h.named.id for h in holders}]
        if frame.relation == "AFFILIATED_WITH":
            others = [o for o in others if o.named.kind != "State"]  # "China expert X", "a lawyer from Chile": of no state
        owned = any(c.dep_ == "poss" and c.lower_ != "their" for c in token.children)
        if not others and owned and len(holders) > 1:
            others = self._doers(token, holders)  # "between Chad and Niger, two of its allies": of neither
        elif not others and len(holders) > 1 and self._frames.symmetric(frame):
            holders, others = holders[:1], holders[1:]  # "China and Pakistan are allies"
        if not others and self._frames.symmetric(frame):
            others = self._of_the_clause(token, holders)
        former = any(c.lower_ in self._wordings.former for c in (*token.children, *token.head.children))
        former = former or (token.dep_ == "attr" and is_past(token.head))  # "is no longer an ally of"
        for holder in holders:
            for other in others:
                subject, target = (holder, other) if frame.holder == "subject" else (other, holder)
                made = self._frames.made(frame, token, subject, target)
                if made is not None:
                    yield replace(made, phase=Phase.ENDS, former=True) if former else made

    def _of_the_clause(self, token: Token, holders: list[Reached]) -> list[Reached]:
        """Returns whose rival or ally somebody is where no word says so: "accused rival Armenia" is the subject's."""
        noun = token if first(token, "appos") is not None else token.head
        beside = noun is token or token.dep_ in ("compound", "amod", "nmod")
        if not beside or any(c.dep_ in ("det", "poss") for c in (*token.children, *noun.children)):
            return []
        return self._doers(noun, holders)

    def _doers(self, noun: Token, holders: list[Reached]) -> list[Reached]:
        """Returns the subject of the clause of a noun, but for those who hold its role."""
        verb = next((head for _, head in path_up(noun) if head.pos_ in ("VERB", "AUX")), None)
        doers = logical_subject(verb) if verb is not None else []
        own = {h.named.id for h in holders}
        return [r for t in doers if t.i < noun.i for r in self._resolver.actors(t) if r.named.id not in own]

    def _listed_behind(self, token: Token) -> list[Reached]:
        """Returns the names behind "the co-chairs of the Minsk Group, ...", wherever the parser hung them."""
        if token.tag_ not in ("NNS", "NNPS"):
            return []
        doc, at = token.doc, token.i + 1
        body = next((m for m in self._mentions.all if at <= m.start <= at + 3 and doc[at].lower_ == "of" and m.named.kind != "State"), None)
        found: list[Reached] = []
        end = body.end if body is not None else len(doc)
        for mention in self._mentions.all:
            if mention.start < end or mention.kind is not Kind.ACTOR:
                continue
            between = doc[end : mention.start]
            if (
                not len(between)
                or any(t.lower_ not in JOINING for t in between)
                or (not found and between[0].text not in (",", "-", "–", "—"))
            ):
                break
            if mention.named.kind != "State" or mention.use is Use.ADJECTIVE:
                break
            found.append(self._resolver.reached(mention))
            end = mention.end
        return found if len(found) > 1 else []

    def _listed_before(self, token: Token) -> list[Reached]:
        """Returns "Germany and other NATO members", and the states of "member states including Vietnam"."""
        if token.dep_ == "conj" and any(c.lower_ == "other" for c in token.children):  # "Germany and other NATO members"
            first_of = token
            while first_of.dep_ == "conj":
                first_of = first_of.head
            return [r for t in coordinated(first_of) if t.i < token.i and self._resolver.mention(t) for r in self._resolver.actors(t)]
        if token.dep_ in ("compound", "nmod") and lemma_of(token.head) in ("state", "country", "nation") and token.head.tag_ == "NNS":
            return [r for r in self._resolver.actors(token.head) if r.named.kind == "State"]  # "member states including Vietnam"
        return []

    def _among(self, token: Token) -> list[Reached]:
        """Returns who is "among X's backers"."""
        verb = token.head.head
        if token.dep_ != "pobj" or token.head.lower_ != "among" or lemma_of(verb) != "be":
            return []
        subject = surface_subject(verb)
        return self._resolver.actors(subject) if subject is not None else []

    def _holders(self, token: Token) -> list[Reached]:
        """Returns who holds the role that a noun names."""
        if listed := self._listed_behind(token) or self._listed_before(token) or self._among(token):
            return listed
        here = token
        while here.dep_ == "conj" and here.head.pos_ in ("NOUN", "PROPN") and self._resolver.mention(here.head) is None:
            here = here.head
        if (beside := first(token, "appos")) is not None:
            alone = self._resolver.mention(beside) if token.tag_ in ("NN", "NNP") else None
            return [self._resolver.reached(alone)] if alone is not None else self._resolver.actors(beside)
        following = self._mentions.by_token.get(token.i + 1)
        if following is not None and following.kind is Kind.ACTOR and following.use is not Use.ADJECTIVE:
            listed = self._resolver.actors(token.doc[following.head]) if token.tag_ in ("NNS", "NNPS") else []
            return listed if len(listed) > 1 else [self._resolver.reached(following)]  # "NATO allies Greece and Turkey"
        here = _counted_among(here)
        if here.dep_ == "appos":
            return [r for t in coordinated(here.head) for r in self._resolver.actors(t)]
        if here.dep_ in ("attr", "oprd") or (here.dep_ == "pobj" and here.head.lower_ == "as"):
            verb = here.head if here.dep_ != "pobj" else here.head.head
            if here.dep_ == "pobj" and verb.dep_ == "dobj" and not self._resolver.actors(verb):
                verb = verb.head  # "hosted the talks as chair of X"
            subject = surface_subject(verb) if verb.pos_ in ("VERB", "AUX") else None
            led = here.head.lower_ == "as" and here.head.i < verb.i  # "As a member of X, Y has a vote"
            if subject is not None and here.head.lower_ == "as" and not led and (aim := children(verb, "dobj")):
                subject = aim[0] if self._resolver.actors(aim[0]) else subject  # "hosted the talks as chair of X"
            return self._resolver.actors(subject) if subject is not None else []
        if token.tag_ in ("NNS", "NNPS") and (listed := self._listed(token)):
            return listed
        if here.dep_ in ("compound", "nmod", "amod", "npadvmod") and self._resolver.mention(here.head) is not None:
            return self._resolver.actors(here.head)
        return []

    def _listed(self, token: Token) -> list[Reached]:
        """Returns the holders that stand behind a plural: "X's allies in Cairo and Riyadh", "allies including Y", "X's allies, Y and Z"."""
        named = [
            t for c in children(token, "conj") if token.nbor().text == "," and self._resolver.mention(c) is not None for t in coordinated(c)
        ]
        named = named or [t for word in ("including", "like") for o in objects_of(token, word) for t in coordinated(o)]
        if named:
            return [r for t in named for r in self._resolver.actors(t)]
        seats = [self._resolver.mention(t) for o in objects_of(token, "in") for t in coordinated(o)]
        return [self._resolver.reached(m) for m in seats if m is not None and m.kind is Kind.ACTOR and m.use is Use.SEAT]


def _counted_among(role: Token) -> Token:
    """Returns what stands for a role in "is one of X's allies", "has been among X's backers", else the role itself."""
    if role.dep_ != "pobj" or role.tag_ not in ("NNS", "JJS"):
        return role
    above = role.head.head
    one = role.head.lower_ == "of" and above.lower_ in ("one", "two", "some") and above.dep_ in ("attr", "appos")
    return above if one else role
