"""What else a frame says of its proposition: on what topic, of what content, where; and whether that is enough without an object."""

from loaders.extraction.actors import Resolver
from loaders.extraction.arguments import Arguments, Site
from loaders.extraction.gazetteer import Use
from loaders.extraction.mentions import Kind
from loaders.extraction.reopening import own_preposition
from loaders.extraction.syntax import PREPOSITIONS, children, first, lemma_of, logical_object, objects_of, subtree_span
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Frame, Wordings
from ontology.vocabulary import vocabulary

TOPICAL = ("agreement", "attack", "causes", "claims", "proposals", "truce")  # what can be backed, denied or rejected without being an actor
TOPIC_TOKENS = 14  # a topic is a phrase, not a paragraph
TERRITORIAL = frozenset({"CAPTURES", "RETREATS"})  # acts about ground, named or not
GROUNDED = TERRITORIAL | {"ATTACKS", "SENDS_FORCES"}
SELF_STANDING = frozenset({"DENIES", "MEDIATES"})  # acts that say enough without object, topic or place
LOCATIVE = ("in", "at", "near", "on", "around", "outside", "over", "off")


class About:
    """Finds topics, contents and places for the frames of one passage."""

    def __init__(self, resolver: Resolver, arguments: Arguments, wordings: Wordings) -> None:
        self._resolver, self._arguments, self._wordings = resolver, arguments, wordings
        self._relations = vocabulary().relations
        self._topical = [wordings.classes[name] for name in TOPICAL]

    def phrase(self, slots: tuple[str, ...], site: Site, *, infinitive: bool, aligned: bool) -> tuple[int, int] | None:
        """Returns the tokens of the phrase that says what it is about."""
        trigger = site.trigger
        behind = site.gap.i if site.gap is not None else 0
        clause = next((c for c in children(trigger, "xcomp", "ccomp", "acl") if c.i > behind), None)
        if infinitive and clause is not None and self._is_content(trigger, clause):
            return _short(clause)
        if infinitive and (purpose := _infinitive(trigger)) is not None:
            return _short(purpose)
        for slot in slots:
            for found in self._arguments.tokens(slot, site, near=True)[:1]:
                mention = self._resolver.mention(found)
                acting = mention is not None and mention.kind is Kind.ACTOR
                if acting or found.ent_type_ in ("DATE", "TIME") or found.tag_ in ("WDT", "WP"):
                    continue
                if infinitive and slot == "dobj" and found.pos_ == "NOUN" and self._resolver.actors(found):
                    continue  # "X's opponents were advised": whom it is done to is not what it is about
                if slot != "dobj" or not aligned or any(lemma_of(found) in words for words in self._topical):
                    return _short(found)
            hosts = (trigger, site.theme, site.carrier)
            own = own_preposition(site.gap) if site.gap is not None else None
            preps = [own] if own is not None else [p for h in hosts if h is not None for p in h.children if p.dep_ == "prep"]
            for prep in (p for p in preps if p.lower_ == slot):
                if (clause := first(prep, "pcomp")) is not None:
                    return _short(clause)
        return None

    def _is_content(self, trigger: Token, clause: Token) -> bool:
        """True for an infinitive, or a that-clause after a verb that asks for what it says."""
        return any(c.tag_ == "TO" for c in clause.children) or lemma_of(trigger) in self._wordings.modal.that

    def only_whom(self, topic: tuple[int, int], site: Site) -> bool:
        """True for a topic that is no more than whom it is put to: "advised the government"."""
        return any(topic == _short(t) and self._resolver.actors(t) for t in logical_object(site.trigger))

    def place(self, frame: Frame, site: Site) -> str | None:
        """Returns the place that the predicate names, as its object or after a preposition of place."""
        near = [h for h in (site.trigger, site.carrier, site.theme) if h is not None]
        near += objects_of(site.theme, "of") if site.theme is not None else []  # "a brigade of 800 men in X"
        objects = logical_object(site.trigger) if site.trigger.pos_ == "VERB" else []
        objects += self._arguments.tokens("subj", site) if "subj" in frame.place else []
        objects += children(site.trigger, "poss") if "poss" in frame.place else []
        nowhere = ("on", "at") if frame.relation in TERRITORIAL else ("on", "at", "of")  # "called on Mali", "condemned the acts of Mali"
        for host in near:
            standing = {c.lower_ for c in host.children if c.dep_ in PREPOSITIONS}
            objects += [o for word in (*frame.place, *LOCATIVE) if word in standing for o in objects_of(host, word)]
        verb = site.trigger if site.trigger.pos_ == "VERB" else site.carrier
        related = verb is not None and verb.dep_ == "relcl" and any(c.lower_ == "where" for c in children(verb, "advmod"))
        where = verb.head if verb is not None and related else None
        objects += [where] if where is not None else []  # "X, where Y keeps troops"
        for token in objects:
            for t in (
                token,
                *children(token, "appos"),
                *objects_of(token, "of"),
                *children(token, "compound", "nmod"),
                *objects_of(token, "in"),
            ):
                mention = self._resolver.mention(t)
                state = (
                    mention is not None
                    and mention.named.kind == "State"
                    and (t is where or (t.dep_ == "pobj" and t.head.lower_ not in nowhere))
                )
                seat = mention is not None and mention.use is Use.SEAT and "dobj" in frame.place and t.dep_ in ("dobj", "nsubjpass")
                if mention is not None and (mention.kind is Kind.PLACE or state or seat):
                    return t.doc[mention.start : mention.end].text if mention.use is Use.SEAT else mention.named.name
                if mention is None and frame.relation in GROUNDED and _unlisted(t):
                    return t.doc[next((c.i for c in t.children if c.dep_ == "compound"), t.i) : t.i + 1].text
        return None

    def says_enough(self, frame: Frame, site: Site, about: tuple[int, int] | None, place: str | None) -> bool:
        """True where a proposition without an object still says something: on what topic, or where."""
        relation = self._relations[frame.relation]
        if frame.relation == "ATTACKS" and any(lemma_of(t) in self._wordings.classes["seas"] for t in self._arguments.tokens("into", site)):
            return False  # "fired rockets into the Sea of Japan"
        if relation.object_needed or (frame.needs_object and not frame.alone):
            return False
        if frame.alone and self._is_hit(frame, site):
            return True
        if relation.aligned and relation.lasts:  # "supports" needs to say what: a friend, or a cause
            return self.phrase(("dobj", "to", "against"), site, infinitive=False, aligned=True) is not None
        where = bool(frame.place) and (place is not None or (frame.relation in TERRITORIAL and self._names_ground(frame, site)))
        return about is not None or where or frame.relation in SELF_STANDING

    def _is_hit(self, frame: Frame, site: Site) -> bool:
        """True where the frame says enough without knowing whose people or things it concerns: "shot dead three protesters"."""
        hit = [t for slot in frame.object for t in self._arguments.tokens(slot, site, near=True)]
        return not frame.through or any(lemma_of(t) in frame.through for t in hit)

    def _names_ground(self, frame: Frame, site: Site) -> bool:
        """True where a town, a base or an island is named by its kind alone: "took three islands"."""
        return any(lemma_of(t) in self._wordings.classes["ground"] for slot in frame.place for t in self._arguments.tokens(slot, site))


def _infinitive(verb: Token) -> Token | None:
    """Returns the infinitive right behind whom it is put to, which the parser took for a purpose: "pleaded with X to open the border"."""
    for clause in children(verb, "advcl"):
        before = verb.doc[clause.left_edge.i - 1]
        told = before.dep_ == "dobj" and before.head.i == verb.i  # "pressed X to close the base"
        put = before.dep_ == "pobj" and before.head.head.i == verb.i
        if verb.i < before.i and (told or put) and any(c.tag_ == "TO" for c in clause.children):
            return clause
    return None


def _short(token: Token) -> tuple[int, int]:
    """Returns the tokens of a phrase without what is too far from its head."""
    start, end = subtree_span(token)
    return max(start, token.i - TOPIC_TOKENS // 2), min(end, token.i + TOPIC_TOKENS)


def _unlisted(token: Token) -> bool:
    """True for a town that nobody knows, where the grammar names a place: "is in control of Paletwa"."""
    placed = token.dep_ == "pobj" and token.head.lower_ in ("of", "in", "at", "near", "from", "into")
    return placed and token.pos_ == "PROPN" and token.is_title and token.ent_type_ not in ("DATE", "TIME")
