"""Where the arguments of a frame stand: slots filled from the grammar around its trigger, for all relation types."""

from dataclasses import dataclass

from loaders.extraction.actors import Resolver
from loaders.extraction.clauses import CLAUSAL, Clauses
from loaders.extraction.doubtful import Doubtful
from loaders.extraction.gazetteer import Use
from loaders.extraction.mentions import Kind
from loaders.extraction.reached import Reached
from loaders.extraction.reopening import of_gap
from loaders.extraction.slots import (
    belongs_to_next,
    counted,
    crosses_clause,
    deterred,
    firing,
    helped,
    is_asked,
    is_raised,
    makers,
    subject_of_predicate,
    users,
    victims,
    whose,
)  # fmt: skip
from loaders.extraction.syntax import (
    PREPOSITIONS,
    children,
    coordinated,
    first,
    is_passive,
    is_verbal,
    lemma_of,
    logical_object,
    logical_subject,
    modifiers,
    objects_of,
)  # fmt: skip
from loaders.extraction.tokens import Token
from loaders.extraction.weapons import system_of, weapon_name
from loaders.extraction.wordings import ANY, Wordings

SPECIAL = frozenset({"user", "seller", "buyer", "small", "doer", "maker", "helped", "victim", "aim", "deterred"})
DEED_PRONOUNS = frozenset({"it", "this", "that"})
SUCCOUR = frozenset({"aid", "help", "rescue", "assistance", "defence", "defense", "support", "side", "disposal", "relief"})
REACHING = frozenset({"against", "by", "with", "to", "for", "on", "from"})  # prepositions of arguments that parsers often hang too low


@dataclass(frozen=True, slots=True)
class Site:
    """Where a frame is tried: its trigger, the verb that carries it if it is a noun, and the theme found.

    `gap` is the object of a clause that shares the trigger: "rifles" of "Chad sent troops and Niger rifles".
    """

    trigger: Token
    carrier: Token | None
    theme: Token | None
    gap: Token | None = None


class Arguments:
    """Fills the slots of frames in one passage."""

    def __init__(self, resolver: Resolver, wordings: Wordings) -> None:
        self._resolver, self._light, self._helping = resolver, wordings.light, wordings.classes["helping"]
        self._leave, self._hosting, self._others = (wordings.classes[name] for name in ("leave", "hosting", "others"))
        self._spates, self._gestures = wordings.classes["spates"], wordings.classes["gestures"]
        self._doubtful = Doubtful(wordings.speech)
        self._answering, self._happening = wordings.classes["answering"], wordings.classes["happening"]
        self._claims, self._deals = wordings.classes["claims"], wordings.classes["agreement"]
        self._raising = wordings.classes["raising"], wordings.classes["discussing"]
        self._offices = (wordings.classes["organs"] | wordings.classes["institutions"]) - wordings.classes["forces"]
        self._clauses = Clauses(resolver, wordings)

    def of_clause(self, noun: Token) -> list[Reached]:
        """Returns who acts in the clause that a noun accompanies: "in a call with X, Y urged", "in solidarity with X"."""
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma_of(noun.head.head) in self._gestures:
            noun = noun.head.head  # "moved its embassy in a gesture of support for X"
        above = noun.head
        if noun.dep_ != "pobj" or above.lower_ not in ("in", "during", "after", "at", "following", "on", "with"):
            return []
        if above.lower_ == "with" and lemma_of(above.head) not in self._answering:
            return []
        if above.lower_ == "in" and counted(above) is not None:
            return []
        apart = above.head.dep_ == "dobj" and above.i > above.head.i + 1  # "cut ties with X in solidarity", not "intervention in support"
        verb = above.head.head if apart else above.head
        return [r for t in (logical_subject(verb) if verb.pos_ == "VERB" else []) for r in self._resolver.actors(t)]

    def of_verb_above(self, noun: Token) -> list[Reached]:
        """Returns who acts in the clause in which a noun stands, however deep."""
        verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
        return [r for t in (logical_subject(verb) if verb is not None else []) for r in self._resolver.actors(t)]

    def of_carrier(self, carrier: Token, noun: Token) -> list[Reached]:
        """Returns who does it where a verb carries the noun: "Turkey gave its support", "support was given by"."""
        doers = logical_subject(carrier)
        return [r for t in doers if t.i != noun.i for r in self._resolver.actors(t)]

    def fill(self, slots: tuple[str, ...], site: Site, through: frozenset[str]) -> list[Reached]:
        """Returns the actors in the first slot that has any."""
        for slot in slots:
            if slot == "by" and site.trigger.pos_ == "VERB" and is_passive(site.trigger):
                continue  # "was denied by X": who denies it, and nobody who claimed it
            found: dict[str, Reached] = {r.named.id: r for r in self._beyond(slot, site.trigger)}
            for token in self.tokens(slot, site):
                deed = token.lower_ in DEED_PRONOUNS and slot in ("dobj", "called", "small") and through  # "opposed it": the plan
                if through and slot in ("dobj", "small") and self._is_matter(token):
                    continue
                meant = self._resolver.actors(token, through) if not deed else self._resolver.doer(token) if through is ANY else []
                for reached in meant:
                    found.setdefault(reached.named.id, reached)
            if found:
                return list(found.values())
            if slot == "subj" and "maker" in slots and self.tokens(slot, site):
                return []  # somebody unknown sold them: not who made them
            if slot == "dobj" and any(t.pos_ == "NOUN" for t in self.tokens(slot, site)):
                slots = tuple(s for s in slots if s != "with")  # "fights a rebel group with X": X is no foe
                return self.fill(slots[slots.index("dobj") + 1 :], site, through)
        return []

    def _beyond(self, slot: str, trigger: Token) -> list[Reached]:
        """Returns the actors of the slots that are filled from beyond the sentence: the parties of a deal, whose quotation it is."""
        if slot == "teller" and not self.tokens(slot, Site(trigger, None, None)):
            return self._resolver.speaker_of(trigger)
        return self._resolver.parties(trigger) if slot == "parties" else []

    def tokens(self, slot: str, site: Site, *, near: bool = False) -> list[Token]:
        """Returns the tokens that stand in a slot of the trigger, of its theme, or of the verb that carries it.

        With `near`, prepositions count only where the parser hung them.
        """
        trigger = site.trigger
        if site.gap is not None and (own := of_gap(slot, site.gap)):
            return own
        match slot:
            case "subj":
                return logical_subject(trigger) if is_verbal(trigger) else subject_of_predicate(trigger)
            case "dobj":
                return logical_object(trigger)
            case "dative":
                datives = [d for d in children(trigger, "dative") if d.lower_ not in ("toward", "towards")]
                things = children(trigger, "dobj")
                datives += things[:1] if len(things) > 1 else []  # "shipped it missiles"
                return [p for d in datives for p in (children(d, "pobj") or [d])] or self._name_behind(trigger)
            case "poss" | "amod" | "compound":
                nouns = [trigger] if trigger.pos_ in ("NOUN", "PROPN") else []
                nouns += [site.theme] if site.theme is not None and trigger.pos_ in ("VERB", "AUX") else []
                found = [m for n in nouns for m in modifiers(n, slot, *(("nmod",) if slot == "compound" else ()))]
                return [by for m in found if m.lower_ == "led" for by in children(m, "npadvmod")] + found  # "a Saudi-led raid"
            case "none" | "parties":
                return []  # `parties` are no words of the clause: `fill` asks the resolver
        if slot in CLAUSAL:
            return self._clauses.tokens(slot, trigger)
        return self._special(slot, site) if slot in SPECIAL else self._after(slot, site, near=near)

    def _special(self, slot: str, site: Site) -> list[Token]:
        """Returns the tokens of the slots that are no single place of the grammar."""
        trigger = site.trigger
        match slot:
            case "small":
                clauses = children(trigger, "ccomp", "oprd")
                return [
                    t for c in clauses if c.pos_ not in ("VERB", "AUX") or not children(c, "aux") for t in children(c, "nsubj", "nsubjpass")
                ]
            case "doer":
                asked = [
                    t
                    for c in children(trigger, "ccomp", *(("acl",) if trigger.pos_ == "NOUN" else ()))
                    if is_asked(c)
                    for t in children(c, "nsubj", "nsubjpass")
                ]
                return asked + [o for t in (*logical_object(trigger), *objects_of(trigger, "for")) for o in self._doers(t)]
            case "maker":
                hosts = [
                    h
                    for h in (site.theme, *(o for w in ("of", "for") if site.theme is not None for o in objects_of(site.theme, w)))
                    if h is not None
                ]
                return [m for h in hosts for m in makers(h)]
            case "user":
                return users(site.theme) if site.theme is not None and trigger.tag_ == "VBN" else []
            case "seller" | "buyer":
                return self._dealers(site, sells=slot == "seller")
            case "helped":
                return helped(trigger)
            case "victim":
                return victims(trigger)
            case "deterred":
                return deterred(trigger)
            case "aim":
                return [t for host in (trigger, site.theme) if host is not None for t in self._aim(host)]
        return []

    def _after(self, slot: str, site: Site, *, near: bool) -> list[Token]:
        """Returns what stands after a preposition of the trigger, its theme, its carrier or its object."""
        if slot not in self._resolver.words:
            return []
        trigger = site.trigger
        if slot == "with" and trigger.pos_ != "VERB" and is_raised(trigger, *self._raising):
            return []
        hosts = [h for h in (trigger, site.theme, site.carrier) if h is not None]
        if site.carrier is None and trigger.head.pos_ in ("VERB", "AUX") and (trigger.dep_ == "dobj" or self._happens(trigger, slot)):
            hosts.append(trigger.head)
        if trigger.pos_ == "NOUN":  # "sanctions imposed by X on Y"
            made = [c for c in children(trigger, "acl") if self._carries(c)]
            hosts += [h for c in made for h in (c, *(o for by in children(c, "agent") for o in children(by, "pobj")))]
        if slot == "between":  # "the accord concluded in Lusaka between X and Y"
            hosts += [o for h in hosts for word in ("in", "at", "on") for o in objects_of(h, word) if o.pos_ == "PROPN"]
        if slot in ("between", "among", "with") and site.theme is not None:  # "a round of talks between X and Y"
            hosts += objects_of(site.theme, "of")
        if slot in ("on", "against", "of") and site.theme is not None:  # "claimed responsibility for an attack on X"
            hosts += objects_of(site.theme, "for")
        if slot == "to":
            hosts += [
                c for c in children(trigger, "advmod") if c.lower_ in ("close", "closer", "near", "nearer", "next")
            ]  # "close to the border"
        if trigger.pos_ == "VERB":
            hosts += [o for o in logical_object(trigger) if o.pos_ == "NOUN" and o.i != trigger.i]
        if trigger.pos_ == "VERB" and slot == "of":
            hosts = [h for h in hosts if h.pos_ != "NOUN" or not self._is_matter(h)]
        if trigger.pos_ == "NOUN" and trigger.i + 1 < trigger.sent.end and (behind := trigger.nbor()).lower_ == slot:
            return children(behind, "pobj")  # right behind the noun, wherever the parser hung it
        found = next((found for h in hosts if (found := objects_of(h, slot))), [])
        return found if found or near else self._misattached(slot, hosts)

    def _is_matter(self, claim: Token) -> bool:
        """True for a claim whose "of" tells what it is about: "reports of Rwandan troops", not "the reports of the Rwandan army"."""
        about = [o for of in children(claim, "prep") if of.lower_ == "of" for o in children(of, "pobj")]
        bare = claim.tag_ == "NNS" and not children(claim, "det", "poss")
        return bare and lemma_of(claim) in self._claims and any(o.pos_ == "NOUN" and lemma_of(o) not in self._offices for o in about)

    def _happens(self, noun: Token, slot: str) -> bool:
        """True for the subject of a verb that only says that it happens: "clashes erupted between", "there was fighting between".

        Also where the parser took the participle of a deal for a verb: "the accord concluded in Arusha between X and Y ends".
        """
        made = slot == "between" and self._carries(noun.head) and not children(noun.head, "dobj")
        return noun.dep_ in ("nsubj", "nsubjpass", "attr") and (made or lemma_of(noun.head) in self._happening)

    def doubtful(self, site: Site) -> bool:
        """True where the text doubts who does it: "suspected rebels attacked", "an apparent Israeli strike destroyed"."""
        if site.trigger.pos_ != "VERB":
            return False
        return self._doubtful.any(self.tokens("subj", site), site.trigger)

    def wielders(self, site: Site, means: frozenset[str]) -> list[Reached]:
        """Returns whose missiles, drones or raid the subject is: "Russian missiles hit", "rockets fired by Hezbollah killed"."""
        found: dict[str, Reached] = {}
        for noun in (n for t in self.tokens("subj", site) for n in coordinated(t)) if means else ():
            craft = noun.pos_ == "PROPN" and self._resolver.mention(noun) is None and bool(children(noun, "poss"))  # "Khartoum's Antonovs"
            if lemma_of(noun) in means or weapon_name(noun) or craft:
                fired = (o for o in objects_of(noun, "of") if lemma_of(o) in means or weapon_name(o))  # "a volley of Russian rockets"
                for reached in self._wielder(noun) or [r for o in fired for r in self._wielder(o)]:
                    found.setdefault(reached.named.id, reached)
        return list(found.values())

    def _wielder(self, noun: Token) -> list[Reached]:
        before = [
            m for m in modifiers(noun, "poss", "amod", "compound", "nmod") if self._resolver.mention(m) is not None or m.dep_ == "poss"
        ]
        fired = [t for verb in children(noun, "acl") if is_passive(verb) and lemma_of(verb) not in self._helping for t in firing(verb)]
        after = [o for word in ("by", "from", "of") for o in objects_of(noun, word)]
        carried = noun.dep_ in ("dobj", "nsubjpass") or (noun.dep_ == "nsubj" and is_passive(noun.head))
        sent = logical_subject(noun.head) if carried and noun.head.pos_ == "VERB" else []
        for tokens in (before, fired, after, sent):
            if found := [r for t in tokens for r in self._resolver.actors(t)]:
                return found
        return []

    def _misattached(self, slot: str, hosts: list[Token]) -> list[Token]:
        """Returns what stands after the preposition where the parser hung it on a word further down the phrase."""
        if slot not in REACHING:
            return []
        if slot == "on" and (hosts[0].pos_ != "VERB" or len(hosts) < 2):
            return []  # "laid the blame for the clash on X", and no other "on" below a verb
        for host in hosts:
            doer = {t.i for subject in children(host, "nsubj") for t in subject.subtree}  # "..., said X of the Committee for Y"
            for token in sorted(host.subtree, key=lambda t: t.i, reverse=slot == "on"):
                if token.i <= host.i or token.lower_ != slot or token.dep_ not in PREPOSITIONS or crosses_clause(token, host):
                    continue
                if token.i in doer or (token.head.dep_ == "pobj" and token.head.head.lower_ == "as"):
                    continue  # "flew bombers over Korea as a warning to X"
                if belongs_to_next(token, host) or (slot == "against" and host.pos_ == "VERB" and _of_another(token)):
                    continue
                if token.head.lower_ == "none" or first(token, "neg") is not None:
                    continue  # "two calls between X and Y, though none with Z"
                if slot == "with" and token.head.pos_ == "NOUN" and self._clauses.is_measure(token.head):
                    continue  # "signed a pact four months after its war with X"
                if token.dep_ == "agent" and token.head.i != host.i and not self._carries(token.head):
                    continue  # "a truce brokered by X" is not X's truce, "aid provided by X" is X's aid
                if slot != "with" or token.nbor(-1).text != ",":
                    return children(token, "pobj")
        return []

    def _carries(self, verb: Token) -> bool:
        """True for a light verb of which whoever does it also does what its noun names."""
        lemma = lemma_of(verb)
        return lemma in self._light and lemma not in self._hosting

    def _name_behind(self, verb: Token) -> list[Token]:
        """Returns the name right behind a verb that the parser took for a part of the thing given: "sent Kyiv Patriot batteries"."""
        following = next((t for t in verb.doc[verb.i + 1 : min(verb.i + 3, verb.sent.end)] if t.lower_ != "the"), verb)
        mention = self._resolver.mention(following)
        if mention is None or mention.kind is not Kind.ACTOR or mention.use not in (Use.NAME, Use.SEAT, Use.GROUP):
            return []
        head = verb.doc[mention.head]
        within = head.dep_ in ("compound", "nmod", "nsubj", "amod") and verb.i in (head.head.i, head.head.head.i, head.head.head.head.i)
        return [head] if within else []

    def _dealers(self, site: Site, *, sells: bool) -> list[Token]:
        """Returns which party of a deal sells or buys, by whose make the weapon is: "signed a deal with X for K2 tanks"."""
        words = [
            t for h in (site.theme, *self._after("for", site, near=True)) if h is not None for t in (h, *modifiers(h, "amod", "compound"))
        ]
        made = {r.named.id for t in words for r in self._resolver.actors(t)}
        systems = (system_of(t) for t in (site.theme, *self._after("for", site, near=True)) if t is not None)
        made |= {s.maker for s in systems if s is not None and s.maker is not None}
        parties = [t for slot in ("subj", "with", "between", "from") for t in self.tokens(slot, site)]
        each = {t.i: t for p in parties for t in coordinated(p)}
        sellers = [i for i, t in each.items() if any((r.named.side or r.named.id) in made for r in self._resolver.actors(t))]
        return [t for i, t in each.items() if (i in sellers) == sells] if len(sellers) == 1 else []

    def _doers(self, act: Token) -> list[Token]:
        """Returns who is to do what is asked for: "Russia's withdrawal", "a truce between A and B"."""
        if self._resolver.mention(act) is not None or lemma_of(act) in self._others:
            return []  # "urged Mali's critics to wait" asks nothing of Mali
        return next((d for d in (children(act, "poss"), *(objects_of(act, word) for word in ("by", "of", "between", "from"))) if d), [])

    def _aim(self, host: Token) -> list[Token]:
        """Returns who is to be helped in "sent troops to prop up X", "to fight for X"."""
        found = [t for word in ("to", "in", "on", "at") for o in objects_of(host, word) if lemma_of(o) in SUCCOUR for t in whose(o)]
        for clause in children(host, "xcomp", "advcl", "acl", "relcl"):
            if lemma_of(clause) in self._helping:
                found += logical_object(clause)
            hosts = (clause, *logical_object(clause)) if clause.dep_ in ("xcomp", "advcl") else (clause,)
            found += [t for host in hosts for word in ("for", "alongside") for t in objects_of(host, word)]
        return found

    def carrier(self, noun: Token) -> Token | None:
        """Returns the light verb that carries a noun as its object, its passive subject or its complement, else None."""
        head = noun.head
        while noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
            noun, head = head, head.head
        if noun.dep_ == "pobj" and head.lower_ == "of" and lemma_of(head.head) in self._spates:
            noun, head = head.head, head.head.head  # "carried out a wave of strikes"
        if noun.dep_ == "pobj" and head.lower_ in ("for", "of", "on") and lemma_of(head.head) in self._leave:
            noun, head = head.head, head.head.head  # "issued permits for the export of"
        if noun.dep_ == "pobj" and head.lower_ in ("in", "of", "worth") and (sum_ := counted(head)) is not None:
            noun, head = sum_, sum_.head  # "froze 60 million dollars in aid"
        if noun.dep_ in ("dobj", "nsubjpass", "attr") and head.pos_ in ("VERB", "AUX") and lemma_of(head) in self._light:
            return head if lemma_of(head) != "denounce" or lemma_of(noun) in self._deals else None  # "denounced the attack" ends none
        if noun.dep_ == "pobj" and head.dep_ in PREPOSITIONS and head.head.pos_ == "VERB" and head.lower_ in ("in", "into", "on", "under"):
            return head.head if self._light.get(lemma_of(head.head)) in ("plain", "begins") else None
        return head if noun.dep_ == "acl" else None


def _of_another(preposition: Token) -> bool:
    """True for what belongs to a noun that is itself behind a preposition: "spoke of retaliation against X" speaks not against X."""
    return preposition.head.pos_ == "NOUN" and preposition.head.dep_ == "pobj"
