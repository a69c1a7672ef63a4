"""Slots of what somebody says lies ahead for another: a fate, a duty, a choice, or what would bring an act about."""

from collections.abc import Iterable, Iterator

from loaders.extraction.syntax import children, is_passive, logical_object, logical_subject
from loaders.extraction.tokens import Token

AHEAD = frozenset({"crossing", "doom", "doomed", "or_else", "duty", "obliged"})
CONDITIONS = frozenset({"if", "unless", "should"})
DUTIES = frozenset({"must", "should"})
NEAR = 4  # tokens from "or" to the verb of what else will come


def ahead(slot: str, trigger: Token, future: frozenset[str]) -> list[Token]:
    """Returns the tokens that stand in one of the slots `AHEAD` of a trigger; `future` are the auxiliaries of what is to come."""
    match slot:
        case "crossing":
            hosts = (trigger, *children(trigger, "ccomp", "xcomp"), *logical_object(trigger))
            return crossing(hosts, {t.i for t in logical_subject(trigger)})
        case "doom":
            return list(_fates(trigger, future))
        case "doomed":
            return [t for fate in _fates(trigger, future) for t in logical_object(fate)]
        case "or_else":
            return list(_alternatives(trigger))
        case "duty":
            return [m for _, m in _duties(trigger)]
    return [t for act, _ in _duties(trigger) for t in children(act, "nsubj")]


def crossing(hosts: Iterable[Token], own_words: set[int]) -> list[Token]:
    """Returns whose deed would bring about the act that a clause announces: "would strike if X's navy crossed the line"."""
    conditions = [c for h in hosts for c in children(h, "advcl") if any(m.lower_ in CONDITIONS for m in c.children)]
    return [t for c in conditions for t in logical_subject(c) if t.i not in own_words]


def _fates(trigger: Token, future: frozenset[str]) -> Iterator[Token]:
    """Yields what is to be done to somebody by whoever says so: "said X would be bombed"."""
    for clause in children(trigger, "ccomp"):
        coming = any(c.dep_ == "aux" and (c.lower_ in future or c.lower_ == "would") for c in clause.children)
        if coming and is_passive(clause) and not children(clause, "agent", "neg"):
            yield clause


def _alternatives(trigger: Token) -> Iterator[Token]:
    """Yields what is to come of a no: "told X to withdraw or face war"."""
    for word in trigger.subtree:
        if word.lower_ == "or" and word.i > trigger.i:
            yield from (t for t in word.doc[word.i + 1 : min(word.i + NEAR, word.sent.end)] if t.is_alpha)


def _duties(trigger: Token) -> Iterator[tuple[Token, Token]]:
    """Yields what somebody is told to do, with the auxiliary that says so: "said X must withdraw"."""
    for clause in children(trigger, "ccomp"):
        if clause.pos_ == "VERB" and clause.tag_ == "VB" and not is_passive(clause):
            auxiliaries = children(clause, "aux")
            if len(auxiliaries) == 1 and auxiliaries[0].lower_ in DUTIES:  # "must have known" asks for nothing
                yield clause, auxiliaries[0]
