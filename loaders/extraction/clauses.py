"""Slots in the clauses below and above a trigger: what its subject threatens, refuses or denies, what is called what, and who says so."""

from collections.abc import Iterator

from loaders.extraction.actors import Resolver
from loaders.extraction.ahead import AHEAD, ahead, crossing
from loaders.extraction.syntax import children, coordinated, is_passive, lemma_of, logical_object, logical_subject, objects_of, path_up
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Trigger, Wordings
from ontology.vocabulary import vocabulary

BELOW = frozenset({"clause_subj", "clause_doer", "clause_dobj", "act", "acomp_for", "accused", "gerund", "denier"})
CLAUSAL = BELOW | {
    "forbidden",
    "offender",
    "complement",
    "announced",
    "refused",
    "negated",
    "called",
    "dubbed",
    "teller",
    "cause",
    "provoker",
    "stopped",
    *AHEAD,
}
AGAINST = ("against", "on", "at", "into")
CONTESTABLE = frozenset(vocabulary().family("charge"))
EMPTY = frozenset({"have", "be", "receive", "get", "come", "go", "make", "take", "hit", "hold", "see"})  # verbs that alone are no deed
UNDETERRED = frozenset(
    {"hesitate", "shrink", "tolerate", "rest", "stop", "exclude", "allow", "relent", "shy", "flinch"}
)  # "not": a threat still
REPLYING = frozenset(
    {"amount", "meet", "regard", "treat", "consider", "see", "view", "answer", "punish", "trigger", "provoke", "draw", "bring", "invite",
     "constitute", "repel", "crush", "receive", "face"}
)  # fmt: skip
MENACING = frozenset({"threaten", "threat"})
VIOLENT = frozenset({"ATTACKS", "FIGHTS"})


class Clauses:
    """Finds the tokens of such slots in one passage."""

    def __init__(self, resolver: Resolver, wordings: Wordings) -> None:
        self._resolver, self._wordings = resolver, wordings
        self._verbs, self._nouns = wordings.frames[Trigger.VERB], wordings.frames[Trigger.NOUN]
        self._speech, self._modal = wordings.speech.verbs, wordings.modal

    def tokens(self, slot: str, trigger: Token) -> list[Token]:
        """Returns the tokens that stand in one of the slots `CLAUSAL` of a trigger."""
        match slot:
            case "complement":
                return self._threatened(trigger, announced=False)
            case "announced":
                return self._threatened(trigger, announced=True)
            case "refused":
                return self._refused(trigger)
            case "negated":
                return list(self._negated(trigger))
            case "called":
                return _called(trigger)
            case "dubbed":
                return _dubbed(trigger)
            case "cause":
                return self._causes(trigger)
            case "stopped":
                return _stopped(trigger)
            case "teller":
                return self._tellers(trigger)
            case "forbidden":
                return self._forbidden(trigger)
            case "offender":
                return [o for deed in self._forbidden(trigger) for o in _offenders(deed)]
        return self._below(slot, trigger)

    def _below(self, slot: str, trigger: Token) -> list[Token]:
        """Returns the tokens of a slot that is an end or the verb of a clause below the trigger."""
        if slot in AHEAD:
            return ahead(slot, trigger, self._modal.future)
        match slot:
            case "clause_subj":
                return [t for c in children(trigger, "ccomp") if self._is_coming(c) for t in logical_subject(c)]
            case "clause_doer":
                return [t for c in children(trigger, "ccomp") for t in logical_subject(c)]
            case "clause_dobj":
                return [t for c in children(trigger, "ccomp", "xcomp") for t in (*logical_object(c), *children(c, "attr"))]
            case "act":
                return [c for c in children(trigger, "xcomp", "acl") if any(t.tag_ == "TO" for t in c.children)]
            case "acomp_for":
                return [o for c in children(trigger, "acomp") for o in objects_of(c, "for")]
            case "gerund":
                return [c for p in children(trigger, "prep") for c in children(p, "pcomp") if self._is_hostile(c, violent=False)]
            case "accused":
                below = ("ccomp", "acl") if trigger.pos_ == "NOUN" else ("ccomp",)
                wrongs = (
                    c for c in children(trigger, *below) if self._is_wrong(c) and any(m.dep_ in ("nsubj", "nsubjpass") for m in c.children)
                )
                return [t for c in wrongs for t in logical_subject(c)]
            case "denier":
                return self._deniers(trigger)
            case "provoker":
                return _provokers(trigger)
        return []

    def _threatened(self, trigger: Token, *, announced: bool) -> list[Token]:
        """Returns whom the act threatened would hit: "warned that it would strike X", "a threat to invade X".

        With `announced` the act must lie ahead and be violent: "said it would not hesitate to use force against X".
        """
        found: list[Token] = []
        noun = trigger.pos_ == "NOUN"
        own = {r.named.side for t in logical_subject(trigger) for r in self._resolver.actors(t)}
        rights = [right for right in children(trigger, "dobj") if right.lower_ == "right"]  # "reserved the right to strike X"
        below = (*children(trigger, "xcomp", "ccomp"), *(a for right in rights for a in children(right, "acl")))
        for clause in children(trigger, "acl") if noun else below:
            doers = {r.named.side for t in logical_subject(clause) for r in self._resolver.actors(t)}
            if not (noun or own & doers) or (announced and not self._is_coming(clause)):
                continue
            acts = [c for c in coordinated(clause) if not _held_back(c)]
            foul = lemma_of(trigger) in MENACING  # whatever somebody threatens to do is meant to hurt
            for verb in (v for c in acts for v in (c, *children(c, "xcomp")) if foul or self._is_hostile(v, violent=announced)):
                where = ("in",) if lemma_of(verb) in ("use", "intervene") else ()  # "to use force in X"
                hit = logical_object(verb) + [o for word in (*AGAINST, "to", *where) for o in objects_of(verb, word)]
                ground = [t for t in logical_object(verb) if lemma_of(t) in self._wordings.classes["ground"]]  # "shelling towns in X"
                found += hit + [o for t in logical_object(verb) for word in AGAINST for o in objects_of(t, word)]
                found += [o for t in ground for host in (t, verb) for o in objects_of(host, "in")]
                found += [] if hit else crossing((clause,), {t.i for t in logical_subject(clause)})
        return found

    def _forbidden(self, trigger: Token) -> list[Token]:
        """Returns the hostile deeds to which the subject says how it would answer: "warned that any raid would be met with force"."""
        deeds = [t for c in children(trigger, "ccomp") if _is_answer(c) for t in children(c, "nsubj", "nsubjpass") if t.pos_ == "NOUN"]
        return [d for d in deeds if any(vocabulary().relations[f.relation].sign < 0 for f in self._nouns.get(lemma_of(d), ()))]

    def _refused(self, verb: Token) -> list[Token]:
        """Returns what stands in the act refused: "declined to meet X", "refused to take part in talks proposed by X"."""
        acts = [c for c in children(verb, "xcomp") if any(t.tag_ == "TO" for t in c.children)]
        hostile = {t.i for act in acts for t in children(act, "dobj") if self.is_measure(t) and not self._is_ended(act)}
        acts = [a for a in acts if not hostile & {t.i for t in a.children}]  # "declined to join the boycott of X" is no no to X
        direct = [t for act in acts for t in children(act, "dobj")]
        return direct + [
            o for host in (*acts, *direct) for word in ("in", "to", "with", "by", "from", "on") for o in objects_of(host, word)
        ]

    def is_measure(self, noun: Token) -> bool:
        """True for a noun of which every wording is hostile: a boycott, sanctions, a war."""
        frames, known = self._nouns.get(lemma_of(noun), ()), vocabulary().relations
        return bool(frames) and all(known[f.relation].sign < 0 for f in frames)

    def _is_ended(self, act: Token) -> bool:
        return self._wordings.light.get(lemma_of(act)) == "ends"

    def _causes(self, verb: Token) -> list[Token]:
        """Returns who did what somebody suffered from: "were killed when X bombed their camp", "died as X opened fire"."""
        if not is_passive(verb) or children(verb, "agent"):
            return []
        clauses = [c for c in children(verb, "advcl") if any(m.lower_ in ("when", "as", "after") for m in c.children)]
        return [t for c in clauses if self._is_hostile(c, violent=True) for t in logical_subject(c)]

    def _is_coming(self, clause: Token) -> bool:
        """True for what is said to lie ahead: "will", "would", "is ready to"."""
        if any(c.dep_ == "aux" and (c.lower_ in self._modal.future or c.lower_ == "would") for c in clause.children):
            return True
        return any(lemma_of(c) in ("ready", "prepared", "determined") for c in children(clause, "acomp"))

    def _is_hostile(self, verb: Token, *, violent: bool) -> bool:
        """True for a verb of which some wording is hostile."""
        if lemma_of(verb) in self._wordings.classes["retaliating"]:
            return True
        frames, known = self._verbs.get(lemma_of(verb), ()), vocabulary().relations
        if violent:
            return any(f.relation in VIOLENT for f in frames)
        helpful = any(f.theme is None and known[f.relation].sign > 0 for f in frames)  # "promised to arm", though some arm themselves
        return not helpful and any(known[f.relation].sign < 0 for f in frames)

    def _is_wrong(self, clause: Token) -> bool:
        """True for a deed with which somebody may be charged, told as done."""
        negated = any(c.dep_ == "neg" for c in clause.children)
        relations = {f.relation for f in self._verbs.get(lemma_of(clause), ())}
        return (
            not negated
            and not self._is_coming(clause)
            and bool(relations & CONTESTABLE or lemma_of(clause) in self._wordings.classes["wrongs"])
        )

    def _negated(self, trigger: Token) -> Iterator[Token]:
        """Yields the deed that a subject says not to be its own: "said it had not supplied"; `rebuttals.py` reads what names no deed."""
        own = {r.named.side for t in logical_subject(trigger) for r in self._resolver.actors(t)}
        for clause in children(trigger, "ccomp"):
            coming = any(c.dep_ == "aux" and (c.lower_ in self._modal.future or c.lower_ in self._modal.possible) for c in clause.children)
            if coming or any(c.tag_ == "TO" for c in clause.children) or not self._is_contestable(clause):
                continue
            said = (clause, *children(clause, "dobj", "nsubj", "nsubjpass"))
            doers = [o for t in logical_subject(clause) for o in (t, *(objects_of(t, "of") if t.lower_ == "none" else ()))]
            if any(_denied(clause, t) for t in said) and own & {r.named.side for t in doers for r in self._resolver.actors(t)}:
                yield clause

    def _is_contestable(self, verb: Token) -> bool:
        """True for a verb of deeds with which somebody may be charged ("did not supply")."""
        relations = {f.relation for f in self._verbs.get(lemma_of(verb), ())}
        if lemma_of(verb) in EMPTY:
            there = lemma_of(verb) == "be" and any(c.lower_ in ("in", "inside", "on") for c in children(verb, "prep"))
            return there and any(lemma_of(s) in self._wordings.classes["forces"] for s in children(verb, "nsubj"))  # "no troops in X"
        return bool(relations & CONTESTABLE) or lemma_of(verb) in self._wordings.classes["wrongs"]

    def _deniers(self, noun: Token) -> list[Token]:
        """Returns who denies what the noun names: "X denied Y's charges that", "Y's charges were dismissed by X"."""
        verb = noun.head
        if noun.dep_ not in ("dobj", "nsubjpass") or verb.pos_ != "VERB":
            return []
        return logical_subject(verb) if self._speech.get(lemma_of(verb)) == "denying" or lemma_of(verb) in ("dismiss", "reject") else []

    def _tellers(self, trigger: Token) -> list[Token]:
        """Returns who says the clause of the trigger: "X says that Y is to blame", "Y is to blame, according to X"."""
        for below, head in path_up(trigger):
            if below.dep_ in ("ccomp", "parataxis") and head.pos_ == "VERB" and lemma_of(head) in self._speech:
                return logical_subject(head)
        beside = (c for c in trigger.sent.root.children if c.dep_ == "parataxis" and lemma_of(c) in self._speech)
        told = [t for c in beside for t in logical_subject(c)]
        return told or [o for t in trigger.sent if t.lower_ == "according" for o in objects_of(t, "to")]


def _provokers(verb: Token) -> list[Token]:
    """Returns whose deed somebody reacts to: "protested when X opened a road", "fumes as X scraps a deal"."""
    clauses = (c for c in children(verb, "advcl") if c.i > verb.i and any(m.lower_ in ("when", "after", "as") for m in c.children))
    return [t for c in clauses for t in logical_subject(c)]


def _is_answer(clause: Token) -> bool:
    """True for "would be met with force", "will amount to a declaration of war", "would be considered an act of aggression"."""
    if not any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in clause.children):
        return False
    below = {t.lower_ for t in clause.subtree if t.i > clause.i}
    if lemma_of(clause) == "be":
        return bool(below & {"war", "aggression", "hostile"}) and bool(below & {"tantamount", "declaration", "act", "equivalent"})
    return lemma_of(clause) in REPLYING


def _offenders(deed: Token) -> list[Token]:
    """Returns who would do a deed: "any Somali raid", "any attack by X"."""
    before = [t for t in children(deed, "poss", "amod", "compound", "nmod") if t.pos_ in ("PROPN", "ADJ")]
    return before + [o for word in ("by", "from") for o in objects_of(deed, word)]


def _held_back(clause: Token) -> bool:
    """True for an act that one says one will not do: "would not attack X", "no longer bombs X"; not for "would not hesitate to"."""
    if lemma_of(clause) in UNDETERRED:
        return False
    return any(c.dep_ == "neg" or c.lower_ in ("never", "longer") for c in clause.children)


def _denied(clause: Token, word: Token) -> bool:
    """True where the clause negates itself or this word of it: "was not involved", "had no part", "had nothing to do"."""
    if word.lower_ in ("nothing", "none") or any(c.dep_ in ("det", "preconj") and c.lower_ in ("no", "neither") for c in word.children):
        return True
    return any(c.dep_ == "neg" or (c.dep_ == "advmod" and c.lower_ == "never") for c in clause.children)


def _stopped(verb: Token) -> list[Token]:
    """Returns what stands in the act that somebody gives up: "stopped buying X's oil", "stopped selling arms to X"."""
    acts = [c for c in children(verb, "xcomp") if c.tag_ == "VBG"]
    direct = [t for act in acts for t in children(act, "dobj")]
    return [o for host in (*acts, *direct) for word in ("to", "from", "with", "for", "dative") for o in objects_of(host, word)] + direct


def _called(verb: Token) -> list[Token]:
    """Returns what is called something: "called the charge a lie", "dismissed it as", whatever the parser makes of the two."""
    if given := _given_a_name(verb):
        return given[:1]
    if is_passive(verb) and (subject := children(verb, "nsubjpass")):
        return subject
    direct = [*children(verb, "dobj"), *(t for c in children(verb, "ccomp") if c.pos_ not in ("VERB", "AUX") for t in children(c, "nsubj"))]
    names = children(verb, "oprd", "attr")
    if not direct and len(names) > 1:
        return names[:1]
    if not direct and verb.dep_ == "relcl" and names and verb.head.i < verb.i:
        return [verb.head]  # "a step X called unacceptable"
    return direct or [o for n in names for o in children(n, "poss", "amod", "compound") if o.pos_ in ("NOUN", "PROPN") or o.dep_ == "poss"]


def _given_a_name(verb: Token) -> list[Token]:
    """Returns what is called and as what where the parser took it for something given: "branded Sudan a rogue state"."""
    objects = children(verb, "dative", "dobj")
    return objects if len(objects) > 1 and all(t.pos_ in ("NOUN", "PROPN", "PRON") for t in objects) else []


def _dubbed(verb: Token) -> list[Token]:
    """Returns as what something is called."""
    if given := _given_a_name(verb):
        return given[1:]
    names = children(verb, "oprd", "attr", "acomp")[-1:] or [c for c in children(verb, "ccomp") if c.pos_ not in ("VERB", "AUX")]
    names = names or (children(verb, "dobj") if is_passive(verb) else [])  # "was branded an act of piracy"
    names = names or [
        a for t in children(verb, "dobj") for a in children(t, "amod", "npadvmod", "appos") if a.i > t.i
    ]  # "called the step regrettable"
    return names + [t for word in ("as",) for p in children(verb, "prep") if p.lower_ == word for t in p.children]
