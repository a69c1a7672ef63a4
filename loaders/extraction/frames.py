"""Propositions in one sentence: every trigger word whose frame finds its subject and its object.

The frames come from the lexicon; how an argument is found (slots, passives, light verbs, coordination) stands here
once for all relation types.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graph.model import Modality, Phase
from loaders.extraction.actors import Resolver
from loaders.extraction.amounts import Sum, count_of, value_at
from loaders.extraction.arguments import Arguments, Site
from loaders.extraction.gazetteer import Use
from loaders.extraction.mentions import Kind
from loaders.extraction.reached import Reached
from loaders.extraction.syntax import (
    PREPOSITIONS,
    children,
    coordinated,
    first,
    is_past,
    is_verbal,
    lemma_of,
    logical_object,
    objects_of,
    subtree_span,
)  # fmt: skip
from loaders.extraction.themes import Themes
from loaders.extraction.wordings import Frame, Trigger, Wordings
from ontology.vocabulary import RelationType, vocabulary

TOPICAL = ("agreement", "attack", "causes", "claims", "proposals", "truce")  # what can be backed, denied or rejected without being an actor
TOPIC_TOKENS = 14  # a topic is a phrase, not a paragraph
COUNTED, PAID = ("ARMS", "SENDS_FORCES"), ("ARMS", "AIDS")  # types whose claims tell how many, and for how much
MONTHS = frozenset({"March", "May"})
RECIPROCAL = frozenset({"other", "another"})
TERRITORIAL = frozenset({"CAPTURES", "RETREATS"})  # acts about ground, named or not
DEEDS = frozenset({"ATTACKS", "CAPTURES", "RETREATS", "MOBILIZES", "COERCES", "SANCTIONS"})
AGREED = ("agreement", "truce")  # classes of what two have signed
SELF_STANDING = frozenset({"DENIES", "MEDIATES"})  # acts that say enough without object, topic or place
LOCATIVE = ("in", "at", "near", "on", "around", "outside", "over", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """Two actors and a relation type as one predicate of a sentence puts them; spans are token indices."""

    relation: str
    predicate: Token
    carrier: Token | None = None
    subject: Reached
    object: Reached | None
    topic: tuple[int, int] | None = None
    content: tuple[int, int] | None = None
    place: str | None = None
    weapon: str | None = None
    quantity: float | None = None
    value: Sum | None = None
    phase: Phase | None = None
    modality: Modality | None = None
    status: str | None = None
    planned: str | None = None  # the status while it is no more than a plan
    office: str | None = None
    former: bool | None = None
    alleging: bool = False
    weight: float = 0.85
    own_voice: bool = False  # a description of somebody, not what the clause around it says


class Frames:
    """Tries the lexicon's frames on the words of one passage."""

    def __init__(self, resolver: Resolver, wordings: Wordings) -> None:
        self._resolver, self._wordings, self._arguments = resolver, wordings, Arguments(resolver, wordings)
        self._themes = Themes(resolver, self._arguments, wordings)
        self._relations = vocabulary().relations
        self._topics = frozenset().union(*(wordings.classes[name] for name in TOPICAL))

    def read(self, sentence: Span) -> Iterator[Proposition]:
        """Yields the propositions of a sentence, in the order of their predicates."""
        yield from _with_objects(list(self._worded(sentence)))

    def _worded(self, sentence: Span) -> Iterator[Proposition]:
        """Yields the propositions of each trigger word."""
        lifted: set[int] = set()  # nouns that a verb has taken with it: "lifted its ban on X" is no ban
        read: set[tuple[str, int]] = set()  # nouns that a verb has read ("pledged support"): not once more by themselves
        for token in sentence:
            themes: set[int] = set()
            for frame in self._candidates(token):
                site = self._site(frame, token) if (frame.relation, token.i) not in read else None
                if site is None or (themes and (site.theme is None or site.theme.i in themes)):
                    continue  # "sent arms and money" is two relations, "sent arms" is one
                if token.i in lifted and site.carrier is not None and self._ends(site.carrier):
                    break
                if found := list(self._try(frame, site)):
                    yield from found
                    if frame.beside:
                        continue
                    if site.theme is None:
                        break
                    read.add((frame.relation, site.theme.i))
                    lifted |= {site.theme.i} if frame.trigger is Trigger.VERB else set()
                    if frame.modality is not Modality.NEGATED:  # "halted the delivery" is no transfer, and a sanction
                        themes.add(site.theme.i)

    def _candidates(self, token: Token) -> Sequence[Frame]:
        lemma = lemma_of(token)
        match token.pos_:
            case "VERB" | "AUX":
                return self._wordings.frames[Trigger.VERB].get(lemma, ())
            case "PROPN" if token.text in MONTHS and token.i > token.sent.start:
                return ()  # "in March" is no march
            case "NOUN" | "PROPN":
                frames = self._wordings.frames[Trigger.NOUN].get(lemma, ())
                if (not frames and token.tag_ in ("VBN", "VBD", "VBG")) or is_verbal(token):
                    return self._wordings.frames[Trigger.VERB].get(lemma, ())
                return frames
            case "ADJ":
                verbal = self._wordings.frames[Trigger.VERB].get(token.lower_, ()) if first(token, "npadvmod") else ()
                return self._wordings.frames[Trigger.ADJECTIVE].get(lemma, verbal)
        return ()

    def _site(self, frame: Frame, token: Token) -> Site | None:
        """Returns where the frame stands at this trigger, or None where its particle or its theme is missing."""
        if frame.particle and (
            frame.particle.isdisjoint(self._resolver.words) or not any(c.lower_ in frame.particle for c in _particles(token))
        ):
            return None
        carrier = self._arguments.carrier(token) if frame.trigger is Trigger.NOUN else None
        theme = self._themes.find(frame, token, carrier)
        return None if frame.theme is not None and theme is None else Site(token, carrier, theme)

    def _try(self, frame: Frame, site: Site) -> Iterator[Proposition]:
        """Yields the propositions of one frame at one trigger; none where an argument is missing."""
        token, carrier, theme = site.trigger, site.carrier, site.theme
        phase, modality = self._carried(frame, site)
        if frame.trigger is Trigger.NOUN and carrier is not None and self._ends(carrier):
            if not self._relations[frame.relation].lasts:
                return
            phase = Phase.ENDS
        relation = self._relations[frame.relation]
        if frame.trigger is Trigger.NOUN and self._lapses(token):
            if not relation.lasts:
                return
            phase = Phase.ENDS
        subjects, objects = self._ends_of(frame, site)
        topic = self._phrase(frame.topic, site, infinitive=frame.infinitive, aligned=relation.aligned)
        content = self._phrase(frame.content, site, infinitive=frame.infinitive, aligned=False)
        place = self._place(frame, site)
        mutual = frame.mutual or (relation.symmetric and not objects)
        for subject, target in _pairs(subjects, objects, mutual=mutual, both_ways=not relation.symmetric, inner=_inner(relation)):
            if frame.needs_topic and (topic is None or self._only_whom(topic, site)):
                continue
            if target is None and not self._says_enough(frame, site, topic or content, place):
                continue
            if frame.done_by and subject.named.kind not in frame.done_by:
                continue
            if subject.named.kind not in relation.subject_kinds or (target and target.named.kind not in relation.object_kinds):
                continue
            things = self._themes.things(frame, theme)
            yield Proposition(
                relation=frame.relation, predicate=token, carrier=carrier, subject=subject, object=target, topic=topic,
                content=content, place=place, weapon=self._themes.weapon(frame, things), phase=phase, modality=modality,
                quantity=count_of(things) if things is not None and frame.relation in COUNTED else None,
                value=value_at(token.sent, token) if frame.relation in PAID else None, status=self._themes.status(frame, token, carrier),
                planned=frame.planned,
                alleging=frame.alleging or self._arguments.doubtful(site), weight=frame.weight,
            )  # fmt: skip

    def _only_whom(self, topic: tuple[int, int], site: Site) -> bool:
        """True for a topic that is no more than whom it is put to: "advised the government"."""
        return any(topic == _short(t) and self._resolver.actors(t) for t in logical_object(site.trigger))

    def _says_enough(self, frame: Frame, site: Site, about: tuple[int, int] | None, place: str | None) -> bool:
        """True where a proposition without an object still says something: on what topic, or where."""
        relation = self._relations[frame.relation]
        if relation.object_needed or (frame.needs_object and not frame.alone):
            return False
        if frame.alone and self._is_hit(frame, site):
            return True
        if relation.aligned and relation.lasts:  # "supports" needs to say what: a friend, or a cause
            return self._phrase(("dobj", "to", "against"), site, infinitive=False, aligned=True) is not None
        where = bool(frame.place) and (place is not None or (frame.relation in TERRITORIAL and self._names_ground(frame, site)))
        return about is not None or where or frame.relation in SELF_STANDING

    def _is_hit(self, frame: Frame, site: Site) -> bool:
        """True where the frame says enough without knowing whose people or things it concerns: "shot dead three protesters"."""
        hit = [t for slot in frame.object for t in self._arguments.tokens(slot, site, near=True)]
        return not frame.through or any(lemma_of(t) in frame.through for t in hit)

    def _names_ground(self, frame: Frame, site: Site) -> bool:
        """True where a town, a base or an island is named by its kind alone: "took three islands"."""
        return any(lemma_of(t) in self._wordings.classes["ground"] for slot in frame.place for t in self._arguments.tokens(slot, site))

    def others(self, frame: Frame, token: Token) -> list[Reached]:
        """Returns the other end of a role: whose ally, member of what; "India's rival Pakistan" hangs India on Pakistan."""
        own = self._arguments.fill(frame.of, Site(token, None, self._themes.find(frame, token, None)), frozenset())
        beside = token.dep_ in ("compound", "nmod", "amod") and not own
        return self._arguments.fill(("poss", "compound", "amod"), Site(token.head, None, None), frozenset()) if beside else own

    def stands(self, frame: Frame, token: Token) -> bool:
        """True where the noun that a role asks for stands beside it ("strategic partner")."""
        return frame.theme is None or self._themes.find(frame, token, None) is not None

    def symmetric(self, frame: Frame) -> bool:
        """True for a frame whose relation type has no direction."""
        return self._relations[frame.relation].symmetric

    def made(self, frame: Frame, token: Token, subject: Reached, target: Reached) -> Proposition | None:
        """Returns the proposition of a role between two actors, or None where their kinds do not fit the type."""
        relation = self._relations[frame.relation]
        if (
            subject.named.kind not in relation.subject_kinds
            or target.named.kind not in relation.object_kinds
            or _same(subject, target, inner=_inner(relation))
        ):
            return None
        predicated = token.dep_ in ("attr", "oprd") or (token.dep_ == "pobj" and token.head.lower_ == "as")
        return Proposition(
            relation=frame.relation, predicate=token, subject=subject, object=target, phase=frame.phase or Phase.HOLDS,
            modality=frame.modality, alleging=frame.alleging, weight=frame.weight, own_voice=not predicated,
        )  # fmt: skip

    # -- arguments

    def _ends_of(self, frame: Frame, site: Site) -> tuple[list[Reached], list[Reached]]:
        subjects = self._arguments.fill(frame.subject, site, frozenset()) or self._arguments.wielders(site, frame.means)
        parted = "between" in frame.subject and self._arguments.tokens("between", site)  # "X announced a truce between Y and Z"
        if frame.trigger is Trigger.NOUN and site.carrier is not None and not parted and (not subjects or site.carrier.dep_ == "ROOT"):
            subjects = self._arguments.of_carrier(site.carrier, site.trigger) or subjects
        objects = self._arguments.fill(frame.object, site, frame.through)
        alone = frame.mutual or not any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an") for c in site.trigger.children)
        if objects and not subjects and alone and frame.trigger is Trigger.NOUN:
            subjects = self._arguments.of_clause(site.trigger)
        if frame.mutual and frame.theme is not None and not subjects and not objects and frame.trigger is Trigger.NOUN:
            subjects = self._arguments.of_clause(site.trigger)  # "in a joint statement, X and Y"
        if any(c.lower_ in RECIPROCAL and any(d.lower_ in ("each", "one") for d in c.children) for c in _below(site)):
            return subjects, subjects
        theirs = any(t.lower_ == "their" for t in site.trigger.subtree)
        if theirs and len(subjects) > 1 and {r.named.id for r in objects} == {r.named.id for r in subjects}:
            objects = []  # "A and B massed troops on their borders": neither does it to the other
        taken = {(r.start, r.end) for r in objects} if frame.trigger is Trigger.NOUN else set()
        return [s for s in subjects if (s.start, s.end) not in taken or frame.mutual] or subjects, objects

    def _carried(self, frame: Frame, site: Site) -> tuple[Phase | None, Modality | None]:
        kind = self._wordings.light.get(lemma_of(site.carrier)) if site.carrier is not None else None
        if kind == "begins":
            return frame.phase or Phase.BEGINS, frame.modality
        lasting = frame.trigger is Trigger.NOUN and self._relations[frame.relation].lasts
        if self._relations[frame.relation].lasts and is_past(site.trigger):
            return Phase.ENDS, frame.modality
        if lasting and site.trigger.dep_ in ("dobj", "nsubjpass") and lemma_of(site.trigger.head) in self._wordings.classes["stances"]:
            return frame.phase, Modality.POSSIBLE  # "opposes Sweden's entry into NATO"
        return frame.phase, Modality(kind) if kind in ("intended", "requested", "possible", "negated") else frame.modality

    def _ends(self, carrier: Token) -> bool:
        return self._wordings.light.get(lemma_of(carrier)) == "ends"

    def _lapses(self, noun: Token) -> bool:
        """True for an agreement that is only said to end by itself: "the contract between X and Y expired"."""
        classes = self._wordings.classes
        if noun.dep_ != "nsubj" or lemma_of(noun.head) not in classes["lapsing"]:
            return False
        return any(lemma_of(noun) in classes[name] for name in AGREED)

    # -- what else the frame says

    def _is_content(self, trigger: Token, clause: Token) -> bool:
        """True for an infinitive, or a that-clause after a verb that asks for what it says."""
        return any(c.tag_ == "TO" for c in clause.children) or lemma_of(trigger) in self._wordings.modal.that

    def _phrase(self, slots: tuple[str, ...], site: Site, *, infinitive: bool, aligned: bool) -> tuple[int, int] | None:
        """Returns the tokens of the phrase that says what it is about."""
        trigger = site.trigger
        if infinitive and (clause := first(trigger, "xcomp", "ccomp", "acl")) is not None and self._is_content(trigger, clause):
            return _short(clause)
        for slot in slots:
            for found in self._arguments.tokens(slot, site, near=True)[:1]:
                mention = self._resolver.mention(found)
                acting = mention is not None and mention.kind is Kind.ACTOR
                if acting or found.ent_type_ in ("DATE", "TIME") or found.tag_ in ("WDT", "WP"):
                    continue
                if infinitive and slot == "dobj" and found.pos_ == "NOUN" and self._resolver.actors(found):
                    continue  # "X's opponents were advised": whom it is done to is not what it is about
                if slot != "dobj" or not aligned or lemma_of(found) in self._topics:
                    return _short(found)
            hosts = (trigger, site.theme, site.carrier)
            for prep in (p for h in hosts if h is not None for p in h.children if p.dep_ == "prep" and p.lower_ == slot):
                if (clause := first(prep, "pcomp")) is not None:
                    return _short(clause)
        return None

    def _place(self, frame: Frame, site: Site) -> str | None:
        """Returns the place that the predicate names, as its object or after a preposition of place."""
        near = [h for h in (site.trigger, site.carrier, site.theme) if h is not None]
        objects = logical_object(site.trigger) if site.trigger.pos_ == "VERB" else []
        objects += self._arguments.tokens("subj", site) if "subj" in frame.place else []
        nowhere = ("on", "at") if frame.relation in TERRITORIAL else ("on", "at", "of")  # "called on Mali", "condemned the acts of Mali"
        for host in near:
            standing = {c.lower_ for c in host.children if c.dep_ in PREPOSITIONS}
            objects += [o for word in (*frame.place, *LOCATIVE) if word in standing for o in objects_of(host, word)]
        for token in objects:
            for t in (token, *children(token, "appos"), *objects_of(token, "of")):
                mention = self._resolver.mention(t)
                state = mention is not None and mention.named.kind == "State" and t.dep_ == "pobj" and t.head.lower_ not in nowhere
                if mention is not None and (mention.kind is Kind.PLACE or state):
                    return t.doc[mention.start : mention.end].text if mention.use is Use.SEAT else mention.named.name
        return None


def _with_objects(found: list[Proposition]) -> list[Proposition]:
    """Returns the propositions, each once, without those that only repeat a deed against somebody as one against nobody."""
    aimed = {(p.subject.named.id, p.relation) for p in found if p.object is not None and p.relation in DEEDS}
    once: dict[object, Proposition] = {}  # two wordings of one word: the one that says about what
    for p in found:
        key = (p.subject.named.id, p.relation, p.object and p.object.named.id, p.predicate.i, p.weapon, p.modality, p.phase)
        once[key] = p if key not in once or (once[key].topic is None and p.topic is not None) else once[key]
    return [p for p in once.values() if p.object is not None or (p.subject.named.id, p.relation) not in aimed]


def _particles(token: Token) -> Iterator[Token]:
    """Yields what can be the fixed second part of a verb: "shot down", "held responsible", "held Somalia responsible"."""
    yield from children(token, "prt", "advmod", "prep", "acomp", "oprd", "ccomp", "xcomp")
    for target in children(token, "dobj"):
        yield from children(target, "amod")
    for clause in children(token, "ccomp"):
        yield from children(clause, "acomp", "attr")


def _short(token: Token) -> tuple[int, int]:
    """Returns the tokens of a phrase without what is too far from its head."""
    start, end = subtree_span(token)
    return max(start, token.i - TOPIC_TOKENS // 2), min(end, token.i + TOPIC_TOKENS)


def _below(site: Site) -> Iterator[Token]:
    """Yields the tokens in which "each other" can stand."""
    for host in (site.trigger, site.carrier):
        if host is not None:
            for verb in (host, *(v for c in children(host, "xcomp") for v in coordinated(c))):  # "promised not to attack each other"
                yield from (c for c in verb.children if c.dep_ in ("dobj", "dative"))
                yield from (o for prep in verb.children if prep.dep_ in PREPOSITIONS for o in children(prep, "pobj"))


def _pairs(
    subjects: list[Reached], objects: list[Reached], *, mutual: bool, both_ways: bool, inner: bool
) -> Iterator[tuple[Reached, Reached | None]]:
    """Yields who is related to whom: everybody of one list with everybody else of the other, or all of one list.

    Those of one list are paired in both directions where the type has one ("A and B signed").
    """
    if objects:
        for subject in subjects:
            for target in objects:
                if not _same(subject, target, inner=inner):
                    yield subject, target
    elif mutual and len(subjects) > 1:
        for n, one in enumerate(subjects):
            for other in subjects[n + 1 :]:
                if not _same(one, other, inner=inner):
                    yield one, other
                    if both_ways:
                        yield other, one
    else:
        for subject in subjects:
            yield subject, None


def _inner(relation: RelationType) -> bool:
    """True for a type that says what somebody is in a body: a leader acts for the state that he leads."""
    return relation.lasts and not relation.aligned


def _same(one: Reached, other: Reached, *, inner: bool) -> bool:
    """True where both are one actor, or one acts for the other and that is not what is told."""
    return one.named.id == other.named.id or (not inner and (one.named.side == other.named.id or other.named.side == one.named.id))
