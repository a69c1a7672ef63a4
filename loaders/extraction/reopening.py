"""Clauses that share the verb before them and begin anew with whom it concerns: "sent tanks to X and troops to Y".

As in `gapping.py`, what such a clause has for an object is hung on the verb with the label `gapped`; here it has a preposition or an
infinitive of its own: "accused X of lying and Y of theft", "called on X to stop and on Y to wait", "X is armed by A, Y by B". Such a
preposition is hung on that of the first clause with the label `again`.
"""

from collections.abc import Iterator

from loaders.extraction.gapping import NAMES
from loaders.extraction.syntax import AGAIN, ASKED, GAPPED, PREPOSITIONS, children, first, is_passive, objects_of
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import wordings

OPENING = frozenset({"and", "but", "while", "or", ",", ";"})
BELOW = ("conj", "appos")
LIKEWISE = frozenset({"so", "same", "likewise"})


def reopened(verb: Token) -> None:
    """Hangs on a verb the objects of clauses that share it, and on its subject those who do likewise."""
    direct = first(verb, "dobj", "nsubjpass")
    if direct is not None:
        _by_preposition(verb, direct)
    if direct is not None or verb.lemma in ASKED:
        _by_infinitive(verb)
    if verb.lemma == "do":
        _likewise(verb)


def _by_preposition(verb: Token, direct: Token) -> None:
    """Reads "sent tanks to X and troops to Y", "blamed X for the raid and Y for helping", "X is armed by A, Y by B"."""
    below = [c for c in direct.children if c.dep_ == "prep" and c.i > verb.i] if direct.i > verb.i else []
    for opener in [*(c for c in verb.children if c.dep_ in PREPOSITIONS and c.i > max(verb.i, direct.i)), *below]:
        for again in [t for t in verb.doc[opener.i + 3 : verb.sent.end] if t.lower_ == opener.lower_ and t.dep_ in PREPOSITIONS]:
            noun = again.nbor(-1)
            if not (_is_opened(noun, verb, opener) and _alike(direct, noun, opener) and again.ent_iob_ != "I"):
                continue
            if opener.head is direct and first(again, "pobj"):
                noun.hang(direct, "conj")  # "attacked the PKK in Iraq and the YPG in Syria"
                again.hang(noun, "prep")
            elif opener.head is verb and first(again, "pobj", "pcomp"):
                noun.hang(verb, GAPPED)
                again.hang(opener, AGAIN)


def _is_opened(noun: Token, verb: Token, above: Token) -> bool:
    """True for a noun behind "and" or a comma that the parser listed with something below the first clause, or with the verb itself."""
    if noun.dep_ not in BELOW or noun.pos_ not in ("NOUN", "PROPN") or noun.left_edge.i <= above.i + 1:
        return False
    return noun.doc[noun.left_edge.i - 1].lower_ in OPENING and (noun.head is verb or above.is_ancestor(noun))


def _alike(direct: Token, noun: Token, opener: Token) -> bool:
    """True for two objects of a kind: two names, or two things."""
    if opener.dep_ == "agent":
        return True
    if direct.pos_ == "PROPN":
        return noun.pos_ == "PROPN" and noun.ent_type_ in NAMES
    return direct.pos_ == noun.pos_ == "NOUN" and opener.lower_ != "of"


def _by_infinitive(verb: Token) -> None:
    """Reads "urged X to stop and Y to wait", "called on X to stop and on Y to wait"."""
    act = next((c for c in children(verb, "xcomp", "advcl") if c.i > verb.i and c.tag_ == "VB" and first(c, "nsubj") is None), None)
    if act is None or act.lemma in wordings().classes["enabling"]:
        return  # "urged X to help Y and Z to flee"
    for inner, name in list(_second_asked(act)):
        preposition = name.head if name.dep_ == "pobj" else None
        opening = (preposition or name.left_edge).i - 1
        if name.doc[opening].lower_ not in OPENING or not act.is_ancestor(name):
            continue
        if preposition is not None:
            before = preposition.dep_ == "conj" or preposition.head is inner
            if not before or preposition.lower_ not in ASKED.get(verb.lemma, ()):
                continue
        elif name.dep_ != "conj" or first(verb, "dobj") is None:
            continue
        name.hang(verb, GAPPED)
        if preposition is not None:
            preposition.hang(name, "case")
        inner.hang(verb, "xcomp")


def _second_asked(act: Token) -> Iterator[tuple[Token, Token]]:
    """Yields infinitives behind an act that is asked for, with the name right before "to"."""
    for to in act.doc[act.i + 2 : act.sent.end]:
        name = to.nbor(-1)
        if (
            to.tag_ == "TO"
            and to.head.dep_ in ("advcl", "xcomp", "acl", "relcl", "conj")
            and name.ent_type_ in NAMES
            and name.pos_ == "PROPN"
        ):
            yield to.head, name


def _likewise(verb: Token) -> None:
    """Reads "X attacked Y, and so did Z", "as did Z", "and Z did the same": Z did it too."""
    main, who = verb.head, first(verb, "nsubj")
    if who is None or who.pos_ == "PRON" or verb.dep_ not in ("conj", "advcl") or children(verb, "neg") or children(main, "neg"):
        return
    same = any(t.lower_ in LIKEWISE for t in verb.subtree) or any(c.lower_ == "as" for c in children(verb, "mark", "advmod"))
    doer = first(main, "nsubj")
    if same and doer is not None and doer.i < who.i and all(c.lower_ == "same" for c in children(verb, "dobj")):
        who.hang(main, "nsubj")


def of_gap(slot: str, gap: Token) -> list[Token]:
    """Returns what stands in a slot of a clause whose verb is left out; empty where it shares the words of the clause before."""
    case = first(gap, "case")
    if case is not None:
        return [gap] if slot == case.lower_ else []
    match slot:
        case "dobj":
            return [gap]
        case "subj":
            return children(gap, "nsubj") or (objects_of(gap, "by") if is_passive(gap.head) else [])
        case "dative":
            return children(gap, "dative") or objects_of(gap, "to")
    return objects_of(gap, slot)


def own_preposition(gap: Token) -> Token | None:
    """Returns the preposition with which such a clause goes on, else None."""
    following = gap.nbor() if gap.i + 1 < len(gap.doc) else gap
    return following if following.dep_ == AGAIN else None
