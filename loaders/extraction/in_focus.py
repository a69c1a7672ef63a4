"""For which state somebody acts whose office is named without it: that of which the sentence before speaks.

"Sudan rejected the charge. Foreign Minister X said": whoever is named by his office alone acts for the state that has the word.
"""

from collections.abc import Iterator

from loaders.extraction.document import Passage
from loaders.extraction.gazetteer import Named
from loaders.extraction.mentions import Kind, Mention
from loaders.extraction.offices import Offices
from loaders.extraction.tokens import Doc, Token
from loaders.extraction.wordings import Office

STATELY = frozenset({"minister", "president", "premier"})  # last words of offices that are as a rule those of a state
BODY = frozenset({"ministry"})  # right before "spokesman"
REACH = 2  # sentences back
WITHIN = frozenset({"poss", "compound", "amod", "nmod", "conj"})


def acting_for(
    passage: Passage, mentions: list[Mention], offices: Offices, above: tuple[Passage, list[Mention]] | None = None
) -> Iterator[tuple[str, Named]]:
    """Yields the persons of a paragraph who bear an office of state, with the state of which the sentences before speak.

    `above` is the paragraph before this one, with whom it names.
    """
    doc = passage.doc
    borne = [(p, o) for p, o in offices.borne(doc, mentions) if o.relation in ("LEADS", "REPRESENTS")]
    if not borne:
        return
    states = _states(mentions)
    for person, office in borne:
        sentence = doc[person.start].sent
        here = [m for m in states if sentence.start <= m.start < sentence.end]
        focus, told = _focus(doc, states, sentence.start), None
        if sentence.start == 0 and above is not None:
            focus = _focus(above[0].doc, _states(above[1]), len(above[0].doc))
            told = _of_that_office(above[0].doc, above[1], office)
        alone = all(m.start > person.start and m.named != focus for m in here)
        if not _is_stately(doc, person, office):
            continue
        if told is not None and (focus is None or not alone):
            yield person.named.name, told
        elif focus is not None and alone:
            yield person.named.name, focus


def _states(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind is Kind.ACTOR and m.named.kind == "State"]


def _focus(doc: Doc, states: list[Mention], before: int) -> Named | None:
    """Returns the one state that acts in the nearest sentence before a token that has a state for its subject."""
    sentence = doc[before - 1].sent if before else None
    for _ in range(REACH):
        if sentence is None:
            return None
        acting = {m.named for m in states if sentence.start <= m.start < sentence.end and _acts(doc[m.head])}
        if acting:
            return acting.pop() if len(acting) == 1 else None
        sentence = doc[sentence.start - 1].sent if sentence.start else None
    return None


def _of_that_office(doc: Doc, mentions: list[Mention], office: Office) -> Named | None:
    """Returns the one state of whose minister a headline or paragraph speaks: "Interview: Ecuador's security minister"."""
    held = {
        m.named
        for m in _states(mentions)
        for noun in (doc[m.head].head,)
        if doc[m.head].dep_ in WITHIN
        and noun.lower_ == office.words[-1]
        and all(w in {t.lower_ for t in noun.subtree} for w in office.words)
    }
    return held.pop() if len(held) == 1 else None


def _acts(token: Token) -> bool:
    """True for the subject of a sentence's first verb, and for whose it is: "Angola's rebels shelled"."""
    here = token
    while here.dep_ in WITHIN:
        here = here.head
    told = here.head.dep_ == "ccomp" and here.head.head.dep_ == "ROOT" and here.i < here.head.i < here.head.head.i  # ", state radio said"
    return here.dep_ in ("nsubj", "nsubjpass") and (here.head.dep_ == "ROOT" or told)


def _is_stately(doc: Doc, person: Mention, office: Office) -> bool:
    """True for a minister, a president, and a ministry's spokesman."""
    if office.words[-1] in STATELY:
        return True
    before = {t.lower_ for t in doc[max(0, person.start - 3) : person.start]}
    return office.words[-1].startswith("spokes") and bool(before & BODY)
