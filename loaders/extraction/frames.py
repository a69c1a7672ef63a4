"""Propositions in one sentence: every trigger word whose frame finds its subject and its object.

The frames come from the lexicon; how an argument is found (slots, passives, light verbs, coordination) stands here
once for all relation types.
"""

from collections.abc import Iterator, Sequence

from graph.model import Modality, Phase
from loaders.extraction.about import About
from loaders.extraction.actors import Resolver
from loaders.extraction.amounts import count_of, value_at
from loaders.extraction.arguments import Arguments, Site
from loaders.extraction.propositions import Proposition, is_inner, pairs, same, with_objects
from loaders.extraction.reached import Reached, side_of
from loaders.extraction.syntax import GAPPED, PREPOSITIONS, children, coordinated, first, is_past, is_verbal, lemma_of, objects_of
from loaders.extraction.themes import Themes
from loaders.extraction.tokens import Span, Token
from loaders.extraction.wordings import Frame, Trigger, Wordings
from ontology.vocabulary import RelationType, vocabulary

COUNTED, PAID = ("ARMS", "SENDS_FORCES"), ("ARMS", "AIDS")  # types whose claims tell how many, and for how much
SPEAKING = frozenset({"speak", "talk"})
MONTHS = frozenset({"March", "May"})
RECIPROCAL = frozenset({"other", "another"})
AGREED = ("agreement", "truce")  # classes of what two have signed
SPOKEN = frozenset({"ACCUSES", "REQUESTS", "THREATENS", "CONDEMNS"})  # acts done by speaking: a no to them leaves them done
ANSWERS = frozenset({"DENIES", "REJECTS", "CONDEMNS"})
OWNED = ("poss", "amod", "compound", "by", "from")  # slots of whose an act of speech is
HANDED = frozenset({"ARMS", "AIDS", "SENDS_FORCES"})  # types of what somebody is given
GRASPED = frozenset({"ATTACKS", "CAPTURES"})
ENTERING = frozenset(
    {"enter", "cross", "roll", "move", "march", "pour", "push", "drive", "sweep", "advance", "stream", "flood", "thrust", "go"}
)
PERSONAL = frozenset(
    {"abduct", "abduction", "arrest", "assassinate", "assassination", "behead", "beheading", "execute", "execution", "kidnap", "kidnapping",
     "kill", "killing", "murder", "poison", "poisoning", "shoot", "slay", "slaying", "stab", "wound", "injure", "gun", "beat"}
)  # fmt: skip
TOWARDS = frozenset({"against", "on", "to", "towards", "toward", "for"})  # before a membership that is yet to come
REACTIONS = frozenset({"DENIES", "REJECTS"})  # acts that stand by themselves: "dismissed talk of its involvement"


class Frames:
    """Tries the lexicon's frames on the words of one passage."""

    def __init__(self, resolver: Resolver, wordings: Wordings) -> None:
        self._resolver, self._wordings, self._arguments = resolver, wordings, Arguments(resolver, wordings)
        self._themes = Themes(resolver, self._arguments, wordings)
        self._relations = vocabulary().relations
        self._about = About(resolver, self._arguments, wordings)

    def read(self, sentence: Span) -> Iterator[Proposition]:
        """Yields the propositions of a sentence, in the order of their predicates."""
        yield from with_objects(list(self._worded(sentence)))

    def _worded(self, sentence: Span) -> Iterator[Proposition]:
        """Yields the propositions of each trigger word."""
        lifted: set[int] = set()  # nouns that a verb has taken with it: "lifted its ban on X" is no ban
        standing: set[int] = set()  # nouns of what a verb says to last ("has a defence treaty"): no treaty is made
        read: set[tuple[str, int]] = set()  # nouns that a verb has read ("pledged support"): not once more by themselves
        for token, gap in ((t, g) for t in sentence for g in (None, *children(t, GAPPED))):
            themes: set[int] = set()
            for frame in self._candidates(token):
                site = self._site(frame, token, gap) if (frame.relation, token.i) not in read else None
                if site is None or (themes and (site.theme is None or site.theme.i in themes)):
                    continue  # "sent arms and money" is two relations, "sent arms" is one
                if token.i in lifted and site.carrier is not None and self._ends(site.carrier):
                    break
                if token.i in standing and not self._relations[frame.relation].lasts:
                    continue
                if found := list(self._try(frame, site)):
                    yield from found
                    if frame.beside:
                        continue
                    if site.theme is None:
                        break
                    read.add((frame.relation, site.theme.i))
                    standing |= {site.theme.i} if frame.mutual and self._relations[frame.relation].lasts else set()
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

    def _site(self, frame: Frame, token: Token, gap: Token | None = None) -> Site | None:
        """Returns where the frame stands at this trigger, or None where its particle or its theme is missing."""
        if self._themes.absent(frame, token.doc):
            return None
        if frame.particle and (
            frame.particle.isdisjoint(self._resolver.words) or not any(c.lower_ in frame.particle for c in _particles(token))
        ):
            return None
        if frame.negated and not any(c.dep_ == "neg" for c in token.children):
            return None
        carrier = self._arguments.carrier(token) if frame.trigger is Trigger.NOUN else None
        theme = self._themes.find(frame, token, carrier, gap)
        return None if frame.theme is not None and theme is None else Site(token, carrier, theme, gap)

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
        if not subjects or self._is_otherwise(frame, site, objects):
            return
        towns = [o for o in objects if frame.relation in GRASPED and lemma_of(token) not in PERSONAL and _is_town(o)]
        objects = [_sent_to(o) if frame.relation == "SENDS_FORCES" else o for o in objects if o not in towns]
        topic = self._about.phrase(
            frame.topic, site, infinitive=frame.infinitive, aligned=relation.aligned and frame.relation != "CONDEMNS"
        )
        content = self._about.phrase(frame.content, site, infinitive=frame.infinitive, aligned=False)
        place = self._about.place(frame, site) or next((t.named.name for t in towns), None)
        if frame.relation in REACTIONS and objects and all(same(s, o, inner=False) for s in subjects for o in objects):
            objects = []
        mutual = frame.mutual or (relation.symmetric and not objects)
        returned = frame.mutual and frame.object == ("with",) and not relation.symmetric  # "signed an accord with X": X signed it too
        for subject, target in pairs(
            subjects, objects, mutual=mutual, both_ways=not relation.symmetric, inner=is_inner(relation), returned=returned
        ):
            if frame.needs_topic and (topic is None or self._about.only_whom(topic, site)):
                continue
            if target is None and not towns and not self._about.says_enough(frame, site, topic or content, place):
                continue
            if not _may(frame, relation, subject, target):
                continue
            things = self._themes.things(frame, theme)
            answered = self._answering(frame, site)
            yield Proposition(
                relation=frame.relation, predicate=token, carrier=carrier, subject=subject, object=target, topic=topic,
                content=content, place=place, weapon=self._themes.weapon(frame, things), phase=phase,
                modality=modality if answered is None else frame.modality,
                quantity=count_of(things) if things is not None and frame.relation in COUNTED else None,
                value=value_at(token.sent, token) if frame.relation in PAID else None, status=self._themes.status(frame, token, carrier),
                planned=frame.planned, answered=answered,
                alleging=frame.alleging or self._arguments.doubtful(site), weight=frame.weight, refusing=frame.negated,
            )  # fmt: skip

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
        if not _may(frame, relation, subject, target) or same(subject, target, inner=is_inner(relation)):
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
        theirs = bool(subjects) and site.carrier is not None and self._wordings.light.get(lemma_of(site.carrier)) in ("negated", "possible")
        if (
            frame.trigger is Trigger.NOUN
            and site.carrier is not None
            and not parted
            and not theirs  # "rejected an American demand": the demand is not whose the no is
            and (not subjects or site.carrier.dep_ == "ROOT")
        ):
            subjects = self._arguments.of_carrier(site.carrier, site.trigger) or subjects
        fronts = frame.through == self._wordings.classes["frontiers"]  # "to the border with X", and not "to X"
        objects = self._arguments.fill(frame.object, site, frame.through) if not fronts or self._fronts(site, frame.object) else []
        alone = frame.mutual or not any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an") for c in site.trigger.children)
        if objects and not subjects and alone and frame.trigger is Trigger.NOUN:
            subjects = self._arguments.of_clause(site.trigger)
        if frame.mutual and frame.theme is not None and not subjects and not objects and frame.trigger is Trigger.NOUN:
            subjects = self._arguments.of_clause(site.trigger)  # "in a joint statement, X and Y"
        if any(c.lower_ in RECIPROCAL and any(d.lower_ in ("each", "one") for d in c.children) for c in _below(site)):
            return subjects, subjects
        if not subjects and frame.trigger is Trigger.NOUN and _is_returned(site.trigger):
            several = self._arguments.of_verb_above(site.trigger)
            return several, several  # "A and B agreed to a truce after attacks on each other's bases"
        if len(objects) > 1 and site.theme is not None and frame.relation in HANDED:
            # "sent 300 Afghan fighters to Syria": they are what is sent
            sent = {(r.start, r.end) for r in self._resolver.actors(site.theme)}
            objects = [r for r in objects if (r.start, r.end) not in sent] or objects
        alike = len(subjects) > 1 and {r.named.id for r in objects} == {r.named.id for r in subjects}
        if alike and "denier" in frame.object:
            return [], []  # "A and B denied the accusation": it is somebody else's, and against both
        shared = frame.trigger is Trigger.NOUN and not frame.mutual  # "to the fury of A and B": theirs, and not at one another
        if alike and (shared or any(t.lower_ == "their" for t in site.trigger.subtree)):
            objects = []  # "A and B massed troops on their borders": neither does it to the other
        taken = {(r.start, r.end) for r in objects} if frame.trigger is Trigger.NOUN else set()
        return [s for s in subjects if (s.start, s.end) not in taken or frame.mutual] or subjects, objects

    def _answering(self, frame: Frame, site: Site) -> Token | None:
        """Returns the verb of a no to an act of speech that a noun names with whose it is: "rejected an American demand"."""
        noun, verb = site.trigger, site.trigger.head
        if (
            frame.relation not in SPOKEN
            or frame.trigger is not Trigger.NOUN
            or noun.dep_ not in ("dobj", "nsubjpass")
            or verb.pos_ != "VERB"
        ):
            return None
        answers = {f.relation for f in self._wordings.frames[Trigger.VERB].get(lemma_of(verb), ())} & ANSWERS
        hedged = any(c.lower_ in self._wordings.speech.adjectives for c in children(noun, "amod"))
        return verb if answers and not hedged and self._arguments.fill(OWNED, Site(noun, None, None), frozenset()) else None

    def _carried(self, frame: Frame, site: Site) -> tuple[Phase | None, Modality | None]:
        kind = self._wordings.light.get(lemma_of(site.carrier)) if site.carrier is not None else None
        if kind == "begins":
            return frame.phase or Phase.BEGINS, frame.modality
        lasting = frame.trigger is Trigger.NOUN and self._relations[frame.relation].lasts
        if self._relations[frame.relation].lasts and any(map(is_past, _verbs_of(site))):
            return Phase.ENDS, frame.modality
        if lasting and site.trigger.dep_ in ("dobj", "nsubjpass") and lemma_of(site.trigger.head) in self._wordings.classes["stances"]:
            return frame.phase, Modality.POSSIBLE  # "opposes Sweden's entry into NATO"
        if lasting and frame.relation == "MEMBER_OF" and site.trigger.dep_ == "pobj" and site.trigger.head.lower_ in TOWARDS:
            return frame.phase, Modality.POSSIBLE  # "stood against Turkey's entry", "its veto on Sweden's accession"
        return frame.phase, Modality(kind) if kind in ("intended", "requested", "possible", "negated") else frame.modality

    def _ends(self, carrier: Token) -> bool:
        return self._wordings.light.get(lemma_of(carrier)) == "ends"

    def _lapses(self, noun: Token) -> bool:
        """True for an agreement that is only said to end by itself: "the contract between X and Y expired", not "ended a war"."""
        classes = self._wordings.classes
        if noun.dep_ != "nsubj" or lemma_of(noun.head) not in classes["lapsing"] or children(noun.head, "dobj"):
            return False
        return any(lemma_of(noun) in classes[name] for name in AGREED)

    def _is_otherwise(self, frame: Frame, site: Site, objects: list[Reached]) -> bool:
        """True for what looks like a gift and goes to a front, and for what looks like an attack of those who were asked to come."""
        fronts = bool(objects) and frame.relation in HANDED and self._fronts(site)
        sent = frame.relation == "ARMS" and frame.trigger is Trigger.VERB
        if sent and any(lemma_of(o) in self._wordings.classes["exercise"] for o in objects_of(site.trigger, "for")):
            return True  # "sent frigates to X for a drill": they stay whose they are
        if lemma_of(site.trigger) in SPEAKING and site.trigger.tag_ == "VBG" and objects and _is_heard(site.trigger, objects):
            return True  # "Speaking to the BBC, he said": to an outlet
        if lemma_of(site.trigger) == "call" and frame.relation == "REQUESTS" and "for" in frame.topic and children(site.trigger, "dobj"):
            return True  # "called its envoy home for talks", "called a vote for May"
        any_of = site.theme is not None and any(c.lower_ == "any" for c in site.theme.children)
        if lemma_of(site.trigger) == "deny" and frame.relation != "DENIES" and any_of:
            return True  # "denied any support for the rebels" withholds none from them
        return fronts or (frame.relation in GRASPED and self._welcome(site.trigger))

    def _welcome(self, verb: Token) -> bool:
        """True for troops who come to help or as they were asked to: "rolled into X at the request of its king"."""
        asked = (o for word in ("at", "on", "upon") for o in objects_of(verb, word))
        if verb.pos_ != "VERB" or lemma_of(verb) not in ENTERING:
            return False
        helping = self._wordings.classes["helping"]
        aims = (c for c in children(verb, "advcl", "xcomp") if lemma_of(c) in helping and any(t.tag_ == "TO" for t in c.children))
        return any(lemma_of(o) in ("request", "invitation", "behest") for o in asked) or next(aims, None) is not None

    def _fronts(self, site: Site, slots: tuple[str, ...] = ("to",)) -> bool:
        """True where what is moved goes up to where armies face one another: "moved tanks to the border with X" gives X nothing."""
        frontiers = self._wordings.classes["frontiers"]
        return any(lemma_of(t) in frontiers for s in slots if s in self._resolver.words for t in self._arguments.tokens(s, site))


def _is_heard(speaking: Token, objects: list[Reached]) -> bool:
    """True for an organization to which somebody speaks who then says something: no talks with it."""
    return speaking.dep_ == "advcl" and all(o.named.kind in ("Organization", "Company") for o in objects)


def _may(frame: Frame, relation: RelationType, subject: Reached, target: Reached | None) -> bool:
    """True where the two are of the kinds that the relation type and the frame ask for."""
    if subject.named.kind not in relation.subject_kinds or (frame.done_by and subject.named.kind not in frame.done_by):
        return False
    return target is None or (target.named.kind in relation.object_kinds and (not frame.done_to or target.named.kind in frame.done_to))


def _sent_to(reached: Reached) -> Reached:
    """Returns the state to which forces go that are sent to its leader's aid."""
    home = reached.named.home
    return side_of(reached) if home is not None and home.kind == "State" else reached


def _is_returned(noun: Token) -> bool:
    """True for a deed that each does to the other: "attacks on each other's bases"."""
    behind = noun.doc[noun.i + 1 : min(noun.i + 4, noun.sent.end)]
    return any(t.lower_ in RECIPROCAL and t.nbor(-1).lower_ in ("each", "one") for t in behind)


def _is_town(reached: Reached) -> bool:
    """True for one unknown word that the model takes for a person: who is bombed or captured under one name is as a rule a town."""
    return reached.named.kind == "Person" and reached.named.side is None and " " not in reached.named.name and not reached.context


def _verbs_of(site: Site) -> list[Token]:
    """Returns the words that say when it is so: the trigger, its light verb, its copula."""
    trigger = site.trigger
    return [
        trigger,
        *((site.carrier,) if site.carrier is not None else ()),
        *((trigger.head,) if trigger.dep_ in ("acomp", "attr") else ()),
    ]


def _particles(token: Token) -> Iterator[Token]:
    """Yields what can be the fixed second part of a verb: "shot down", "held responsible", "held Somalia responsible"."""
    yield from children(token, "prt", "advmod", "prep", "acomp", "oprd")
    for below in children(token, "ccomp", "xcomp"):
        if not {"to", "have"} <= {c.lower_ for c in below.children}:  # "claims to have invented" calls nothing invented
            yield below
    for target in children(token, "dobj"):
        yield from children(target, "amod")
    for clause in children(token, "ccomp"):
        yield from children(clause, "acomp", "attr")


def _below(site: Site) -> Iterator[Token]:
    """Yields the tokens in which "each other" can stand."""
    for host in (site.trigger, site.carrier):
        if host is not None:
            for verb in (host, *(v for c in children(host, "xcomp") for v in coordinated(c))):  # "promised not to attack each other"
                yield from (c for c in verb.children if c.dep_ in ("dobj", "dative"))
                yield from (o for prep in verb.children if prep.dep_ in PREPOSITIONS for o in children(prep, "pobj"))
