"""Slots that stand in the grammar around one word and ask nobody whom it means: makers, users, those helped, victims."""

from loaders.extraction.syntax import (
    alongside,
    children,
    first,
    is_passive,
    lemma_of,
    logical_object,
    logical_subject,
    modifiers,
    objects_of,
    surface_subject,
)
from loaders.extraction.tokens import Token

MADE = frozenset({"made", "built", "supplied", "designed", "produced", "manufactured", "donated", "provided", "delivered", "assembled"})
SENT = frozenset({"sent", "deployed", "recruited", "dispatched", "hired", "stationed"})
MONEY = frozenset({"dollar", "euro", "pound", "yen", "yuan", "rouble", "ruble", "rupee", "franc", "million", "billion", "m", "bn", "worth"})
DETERRING = frozenset({"deter", "intimidate", "threaten", "pressure", "confront", "contain", "warn", "cow", "face", "shadow", "counter"})
USING = frozenset({"use", "operate", "fly", "deploy", "fire", "wield", "field", "launch", "employ"})


def is_asked(clause: Token) -> bool:
    """True for what somebody is asked to do: "demanded that X hand over", "insisted that X must", "called for X to go"."""
    if any(c.dep_ == "aux" and c.lower_ in ("must", "should", "to") for c in clause.children):
        return True
    subject = first(clause, "nsubj")
    one = subject is not None and subject.tag_ in ("NN", "NNP") and not children(subject, "conj")
    bare = clause.tag_ == "VB" or (clause.tag_ == "VBP" and one and lemma_of(clause) == clause.lower_)  # "that NATO begin"
    return bare and not any(c.dep_ == "aux" for c in clause.children)


def makers(noun: Token) -> list[Token]:
    """Returns whose make something is: "US-made jets", "Russian S-400 missiles", "a fighter built by France's Dassault"."""
    made = [m for m in modifiers(noun, "amod") if m.lower_ in MADE]
    found = [by for m in made for by in children(m, "npadvmod")]
    built = [c for c in children(noun, "acl") if c.lower_ in MADE | SENT]
    found += [t for c in built for by in children(c, "agent") for t in children(by, "pobj")]
    found += [t for c in built if c.lower_ in MADE for t in objects_of(c, "in")]  # "drones made in X"
    units = [(objects_of(unit, "from") or [unit]) for unit in objects_of(noun, "including")]  # "troops, including units from X and Y"
    found += [*modifiers(noun, "poss", "amod", "compound", "nmod"), *(t for u in units for t in u)] if units else []
    return found or list(modifiers(noun, "poss", "amod", "compound", "nmod")) or objects_of(noun, "from")


def users(weapon: Token) -> list[Token]:
    """Returns who has what others supplied: "Iranian-supplied drones used by X", "X's Iranian-supplied drones"."""
    if weapon.dep_ in ("dobj", "nsubjpass") and lemma_of(weapon.head) in USING:  # "X fired US-supplied missiles"
        return logical_subject(weapon.head)
    if weapon.dep_ == "pobj" and weapon.head.lower_ in ("with", "using"):  # "hit it with missiles supplied by Y"
        verb = weapon.head.head.head if weapon.head.head.dep_ == "dobj" else weapon.head.head
        return logical_subject(verb) if verb.pos_ == "VERB" else []
    used = (c for c in children(weapon, "acl") if lemma_of(c) in USING)
    return [t for c in used for by in children(c, "agent") for t in children(by, "pobj")] or children(weapon, "poss")


def helped(noun: Token) -> list[Token]:
    """Returns who acts with the help that a noun names: "X struck with support from Y", "X won thanks to the backing of Y"."""
    above = noun.head
    if noun.dep_ != "pobj" or above.lower_ not in ("with", "without", "to", "under", "through", "amid", "at"):
        return []
    if above.lower_ == "to" and (above.i == 0 or above.nbor(-1).lower_ != "thanks"):
        return []
    verb = above.head
    while verb.pos_ not in ("VERB", "AUX") and verb.dep_ != "ROOT":
        verb = verb.head
    return logical_subject(verb) if verb.pos_ in ("VERB", "AUX") else []


def crosses_clause(token: Token, host: Token) -> bool:
    """True where a finite clause begins between the host and the token below it."""
    here = token.head
    while here.i != host.i and here.dep_ != "ROOT":
        if (here.dep_ in ("relcl", "ccomp", "advcl") and here.pos_ in ("VERB", "AUX")) or any(
            c.dep_ in ("nsubj", "nsubjpass") for c in here.children
        ):
            return True
        here = here.head
    return False


def belongs_to_next(token: Token, host: Token) -> bool:
    """True for what a second verb governs where the first has an object of its own: "thanked X and asked for tanks"."""
    here = token.head
    while here.i != host.i and here.dep_ != "ROOT":
        if here.dep_ == "conj" and here.pos_ == "VERB":
            lower = token.head.pos_ == "VERB" and token.head.i != here.i  # "spoke at last and refrained from siding with X"
            if lower or first(here.head, "dobj") is not None:
                return True
        here = here.head
    return False


def subject_of_predicate(trigger: Token) -> list[Token]:
    """Returns who is said to be so: the subject of an adjective or noun after "is"."""
    subject = surface_subject(trigger.head) if trigger.dep_ in ("acomp", "attr", "oprd") else surface_subject(trigger)
    return [subject] if subject is not None else []


def victims(noun: Token) -> list[Token]:
    """Returns who was hit in "X was killed in an Israeli strike", "X died in it"."""
    verb = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "from", "during") and lemma_of(verb) in ("die", "perish"):
        return logical_subject(verb)
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "by") or verb.pos_ != "VERB" or not is_passive(verb):
        return []
    return logical_object(verb) + alongside(verb)


def counted(preposition: Token) -> Token | None:
    """Returns the sum of money before a preposition that tells in what it is given, wherever the parser hung it."""
    before = preposition.head if preposition.head.pos_ != "VERB" else first(preposition.head, "dobj", "nsubjpass")
    money = before is not None and before.i < preposition.i and (lemma_of(before) in MONEY or any(t.text in "$€£" for t in before.children))
    return before if money else None


def whose(noun: Token) -> list[Token]:
    """Returns whose aid or side it is: "to the aid of X", "to X's rescue"."""
    return [*children(noun, "poss"), *objects_of(noun, "of")]


def firing(verb: Token) -> list[Token]:
    """Returns who has the arms that a participle describes: "rockets fired by X", "drones supplied by Y to X"."""
    if verb.lower_ not in MADE:
        return logical_subject(verb)
    return next((d for d in (children(verb, "dative"), objects_of(verb, "to")) if d), [])


def deterred(verb: Token) -> list[Token]:
    """Returns at whom forces are aimed that are moved "to deter X", "in a show of force against X"."""
    clauses = [c for host in (verb, *logical_object(verb)) for c in children(host, "advcl", "xcomp", "acl")]
    return [o for c in clauses if lemma_of(c) in DETERRING and any(t.tag_ == "TO" for t in c.children) for o in logical_object(c)]


def is_raised(matter: Token, raising: frozenset[str], discussing: frozenset[str]) -> bool:
    """True for a matter that somebody takes up with somebody: "raised the Togo war with X", "raised its role in the war with his ally"."""
    above = matter
    while above.pos_ != "VERB" and above.dep_ in ("dobj", "nsubjpass", "pobj", "prep", "conj", "pcomp") and above.i != above.head.i:
        above = above.head
    if above.pos_ != "VERB" or above.i > matter.i or lemma_of(above) not in raising | discussing:
        return False
    if any(p.lower_ == "with" and p.i > matter.i for p in children(above, "prep")):
        return True
    whole = first(matter, "poss") is None
    named = lemma_of(above) in raising and any(c.pos_ == "PROPN" or c.ent_type_ for c in children(matter, "compound", "amod"))
    return whole and (named or any(first(o, "poss") is not None for o in objects_of(matter, "with")))
