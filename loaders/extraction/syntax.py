"""Who does what to whom in a parsed sentence, said once for all relation types.

Functions take tokens with the CLEAR labels of the English models and return the tokens that fill a logical
role, whatever the surface: active, passive, participle, relative clause, infinitive, coordination.
Source of the labels: ClearNLP guidelines, as used by spaCy's English models.
"""

from collections.abc import Iterator

from loaders.extraction.tokens import Token

RELATIVE = frozenset({"who", "which", "that", "whom"})
PREPOSITIONS = frozenset({"prep", "dative", "agent"})
GAPPED, AGAIN = "gapped", "again"  # our own labels: the object of a clause that shares the verb before it, and the preposition behind it
BLAMING = frozenset(
    {"accuse", "blame", "censure", "charge", "chastise", "chide", "condemn", "criticise", "criticize", "denounce", "fault", "fine",
     "indict", "lambast", "lambaste", "praise", "punish", "rap", "rebuke", "reprimand", "sanction", "scold", "slam", "suspect", "thank"}
)  # fmt: skip
PROMISING = frozenset({"promise", "vow", "pledge", "swear", "threaten"})  # whoever does so is to act: "promised X to withdraw"
CAUTIONING = frozenset({"warn", "caution", "advise", "counsel"})  # "warned X against arming Y": X is not to
LIMITS, ENDS = frozenset({"from", "between", "until", "till"}), frozenset({"to", "until", "till", "and"})  # of a span of years
ON, TO, FOR = ("on", "upon"), ("to",), ("for",)  # before whom verbs of asking ask for something
ASKED = {
    "call": (*ON, *TO, *FOR), "appeal": (*TO, *FOR), "plead": ("with", *FOR), "prevail": ON, "lean": ON, "count": ON, "rely": ON,
    "depend": ON,
    "look": TO, "wait": FOR, "press": FOR, "push": FOR, "arrange": FOR, "shout": TO, "signal": TO,
}  # fmt: skip


def children(token: Token, *deps: str) -> list[Token]:
    """Returns the children with one of these labels, in order."""
    return [child for child in token.children if child.dep_ in deps]


def first(token: Token, *deps: str) -> Token | None:
    """Returns the first child with one of these labels, else None."""
    for child in token.children:
        if child.dep_ in deps:
            return child
    return None


def coordinated(token: Token) -> list[Token]:
    """Returns the token with all that is coordinated below it, in order, but for nouns that are ruled out ("Peru, not Chile")."""
    found = [token]
    for here in found:
        found += [c for c in here.children if c.dep_ == "conj" and not _behind_the_list(c)]
    return [t for t in found if not _ruled_out(t)]


def _behind_the_list(noun: Token) -> bool:
    """True for what the parser joins to a list that has ended: the last of "between Chad and Libya, Egypt seeking talks"."""
    head, edge = noun.head, noun.left_edge.i
    if noun.pos_ not in ("NOUN", "PROPN") or edge == 0 or noun.doc[edge - 1].text != ",":
        return False
    before = [c for c in children(head, "conj") if c.i < noun.i]
    last, whole = (before[-1], head) if before else (head, head.head)
    if last.dep_ != "conj":
        return False
    joiners = [c.i for c in (*children(whole, "cc"), *children(last, "cc")) if c.i < noun.i]
    return any(at < last.i for at in joiners) and not any(at > last.i for at in joiners) and not children(noun, "cc")


def _ruled_out(noun: Token) -> bool:
    """True for a noun right behind "not" (and not "not only") or "rather than"."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    doc, edge = noun.doc, noun.left_edge.i
    if edge < noun.i and doc[edge].lower_ == "not" and doc[edge + 1].lower_ not in ("only", "just", "merely"):
        return True
    before = doc[edge - 1].lower_ if edge > 0 else ""
    return before == "not" or (before == "than" and edge > 1 and doc[edge - 2].lower_ == "rather")


def is_verbal(token: Token) -> bool:
    """True for a verb, and for what the tagger took for something else though it has a subject and an object."""
    if token.pos_ in ("VERB", "AUX") or first(token, "npadvmod") is not None:
        return True
    return first(token, "nsubj") is not None and first(token, "dobj") is not None


def aspect(verb: Token) -> Token | None:
    """Returns the verb of beginning or going on whose act this is where the parser took it for an adjective: "kept trading fire"."""
    if verb.tag_ != "VBG" or verb.dep_ != "amod" or verb.i == 0 or verb.head.dep_ != "dobj":
        return None
    before = verb.nbor(-1)
    return before if before.i == verb.head.head.i and before.pos_ == "VERB" else None


def is_past(verb: Token) -> bool:
    """True for what once was and is said to be over: "used to side with", "worked for X from 1993 to 1997", "no longer backs"."""
    if any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in verb.children if c.i > verb.sent.start):
        return True
    if verb.dep_ == "xcomp" and verb.head.lower_ == "used" and any(c.tag_ == "TO" for c in verb.children):
        return True
    if verb.tag_ != "VBD":
        return False
    for word in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in LIMITS):
        year = any(len(t) == 4 and t.is_digit for o in children(word, "pobj") for t in o.subtree)
        ended = word.lower_ in ("until", "till") or any(t.lower_ in ENDS for t in word.doc[word.i : word.i + 5])
        if year and ended:
            return True
    return False


def _blamed(verb: Token) -> bool:
    """True for "Peru criticised for arming Chile", where the auxiliary is left out: nobody criticises without saying whom."""
    if (
        verb.tag_ not in ("VBN", "VBD")
        or lemma_of(verb) not in BLAMING
        or any(c.dep_ in ("dobj", "ccomp", "dative") for c in verb.children)
    ):
        return False
    if any(c.dep_ == "aux" and lemma_of(c) == "have" for c in verb.children):
        return False
    return any(c.dep_ == "prep" and c.lower_ in ("for", "of", "with", "over") and first(c, "pcomp") is not None for c in verb.children)


def is_passive(verb: Token) -> bool:
    """True for a verb in the passive, with or without an agent, and for a past participle that describes a noun."""
    for child in verb.children:
        if child.dep_ in ("auxpass", "nsubjpass", "csubjpass", "agent"):
            return True
    if _blamed(verb):
        return True
    if verb.dep_ in ("acl", "amod", "advcl") and verb.tag_ == "VBN":
        return not any(c.dep_ in ("aux", "dobj", "nsubj") for c in verb.children)
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
        and is_passive(verb.head)
    )


def antecedent(token: Token) -> Token:
    """Returns the noun that a relative pronoun stands for ("it was Peru that"), else the token itself."""
    if token.tag_ not in ("WP", "WDT", "WP$", "IN") or token.lower_ not in RELATIVE | {"whose"}:
        return token
    here = token
    while here.dep_ != "ROOT":
        if here.dep_ in ("relcl", "acl") and here.head.i < token.i:
            return here.head
        if here.dep_ == "ccomp" and here.head.lemma_ == "be" and any(t.lower_ == "it" for t in children(here.head, "nsubj", "expl")):
            return first(here.head, "attr") or token
        here = here.head
    return token


def surface_subject(verb: Token) -> Token | None:
    """Returns the grammatical subject of a verb, its own or the one that it shares, controls or inherits."""
    seen: set[int] = set()
    here: Token | None = verb
    while here is not None and here.i not in seen:
        seen.add(here.i)
        own = first(here, "nsubj", "nsubjpass")
        if own is not None:
            return antecedent(own)
        if (given := _given_subject(here)) is not None:
            return given
        here = _sharing(here)
    return None


def _given_subject(verb: Token) -> Token | None:
    """Returns the noun that the verb's governor gives it for a subject: an object controls, a possessor owns the act."""
    head = _first_of(verb.head)
    match verb.dep_:
        case "xcomp" if head.pos_ in ("VERB", "AUX") and not is_passive(head):
            if head.lemma_ in PROMISING:
                return surface_subject(head)
            again = [g for g in children(head, GAPPED) if g.i < verb.i]  # "urged X to stop and Y to wait"
            controller = again[-1] if again else first(head, "dobj", "dative") or _asked(head)
            return antecedent(controller) if controller is not None and controller.i < verb.i else None
        case "advcl" if verb.tag_ == "VB" and head.lemma_ in ("call", "appeal", "plead"):
            return _asked(head)  # "appealed to X to release": the parser took it for a purpose
        case "acl" | "relcl" if verb.tag_ in ("VBG", "VBN"):
            return head
        case "amod" if (above := aspect(verb)) is not None:
            return surface_subject(above)
        case "acl" if verb.tag_ == "VB":
            return first(head, "poss")
        case "pcomp" if head.dep_ == AGAIN:
            return head.nbor(-1)
        case "pcomp" if head.head.pos_ in ("VERB", "AUX") and (
            head.lower_ in ("of", "for", "with", "from", "into") or (head.lower_ == "against" and head.head.lemma_ in CAUTIONING)
        ):
            target = first(head.head, "dobj", "nsubjpass")
            if target is not None and head.lower_ == "for" and target.pos_ == "NOUN":  # "imposed sanctions on X for buying"
                target = next((o for word in ("on", "against") for o in (*objects_of(target, word), *objects_of(head.head, word))), target)
            return antecedent(target) if target is not None else None
        case "pcomp" if head.head.pos_ == "NOUN":
            return first(head.head, "poss")
    return None


def _first_of(preposition: Token) -> Token:
    """Returns the first of several prepositions, any other word itself: "accused X of arming Y and of planning"."""
    here = preposition
    while here.pos_ == "ADP" and here.dep_ == "conj" and here.head.pos_ == "ADP":
        here = here.head
    return here


def _asked(verb: Token) -> Token | None:
    """Returns who is to do it in "called on X to", "appealed to X to", "leaned on X to"."""
    asked = [o for word in ASKED.get(lemma_of(verb), ()) for o in objects_of(verb, word)]
    return asked[0] if asked else None


def _sharing(verb: Token) -> Token | None:
    """Returns the verb whose subject this one shares, else None."""
    head = _first_of(verb.head)
    match verb.dep_:
        case "conj" | "advcl" | "parataxis" | "xcomp" | "ccomp" if head.pos_ in ("VERB", "AUX"):
            return head
        case "xcomp" | "acomp" if head.pos_ == "ADJ":
            return head
        case "acl" | "relcl" if verb.tag_ == "VB" and head.head.pos_ in ("VERB", "AUX"):
            return head.head
        case "acl" | "relcl" if verb.tag_ == "VB" and head.head.lower_ == "among":
            return head.head.head  # "X and Y were among the first to recognise"
        case "pcomp" if head.head.pos_ in ("VERB", "AUX"):
            return head.head
        case "pcomp" if head.head.pos_ == "NOUN" and head.head.dep_ == "dobj":
            return head.head.head  # "X denied charges of arming Y"
        case "acomp" | "attr" | "oprd":
            return head
    return None


def logical_subject(verb: Token) -> list[Token]:
    """Returns who does what the verb says: the subject of an active verb, the agent of a passive one."""
    active = verb.tag_ != "VBN" and bool(children(verb, "nsubj")) and bool(children(verb, "dobj"))
    for agent in () if active else children(verb, "agent"):  # "called the raid by Y a crime": Y raids, and calls nothing a crime
        return children(agent, "pobj")
    if is_passive(verb):
        if (low := _low_agent(verb)) is not None:
            return children(low, "pobj")
        for joined in children(verb, "conj"):  # "are armed and advised by X"
            for agent in children(joined, "agent"):
                return children(agent, "pobj")
    modifier = first(verb, "npadvmod") or _hyphened(verb)
    if verb.dep_ in ("amod", "acl") and verb.tag_ in ("VBN", "VBD") and modifier is not None and modifier.i < verb.i:
        return [modifier]
    if is_passive(verb):
        by = next((p for p in verb.children if p.dep_ == "prep" and p.lower_ == "by"), None)
        return children(by, "pobj") if by is not None else []
    several = children(verb, "nsubj")
    if len(several) > 1:  # "many states, among them Germany, expelled"
        return [antecedent(s) for s in several]
    subject = surface_subject(verb)
    return [subject, *companions(verb, subject)] if subject is not None else []


def _low_agent(verb: Token) -> Token | None:
    """Returns the "by" of a passive that the parser hung on what something is called or given: "was branded an act of piracy by X"."""
    named = [*children(verb, "dobj", "oprd"), *objects_of(verb, "with")]  # "was hit with an embargo by X"
    below = [p for n in named for t in (n, *(o for of in children(n, "prep") for o in children(of, "pobj"))) for p in children(t, "prep")]
    return next((p for p in below if p.lower_ == "by" and any(t.pos_ == "PROPN" for t in children(p, "pobj"))), None)


def _hyphened(verb: Token) -> Token | None:
    """Returns the adjective that a hyphen joins to a participle: "Turkish-backed"."""
    if verb.i < 2 or verb.tag_ not in ("VBN", "VBD") or verb.doc[verb.i - 1].text != "-":
        return None
    before = verb.doc[verb.i - 2]
    return before if before.head.i == verb.i and before.dep_ == "amod" else None


def alongside(word: Token) -> list[Token]:
    """Returns the names behind "along with", "together with" below a word."""
    behind = [w for p in word.children if p.lower_ in ("along", "together") for w in p.children if w.lower_ == "with"]
    behind += [w for w in children(word, "prep") if w.lower_ == "with" and w.i and w.nbor(-1).lower_ in ("along", "together")]
    return [t for w in behind for t in children(w, "pobj") if t.pos_ == "PROPN"]


def companions(verb: Token, subject: Token) -> list[Token]:
    """Returns the names of those who do it too: "Peru, joined by Chile, condemned", "like Chile, condemned"."""
    beside = [c for c in (*children(verb, "advcl"), *children(subject, "acl")) if c.tag_ == "VBN" and c.lower_ in ("joined", "followed")]
    joined = [t for c in beside for by in children(c, "agent") for t in children(by, "pobj") if t.pos_ == "PROPN"]
    if verb.dep_ == "pcomp" and verb.head.lower_ == "in" and lemma_of(verb.head.head) == "join":  # "joined X in urging Y"
        joined += [t for t in children(verb.head.head, "dobj") if t.pos_ == "PROPN"]
    like = [p for p in (*children(verb, "prep"), *children(subject, "prep")) if p.lower_ == "like" and p.i and p.nbor(-1).text == ","]
    return joined + alongside(subject) + [t for p in like if p.i < verb.i for t in children(p, "pobj") if t.pos_ == "PROPN"]


def logical_object(verb: Token) -> list[Token]:
    """Returns to whom it is done: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        if verb.dep_ in ("acl", "amod") or (verb.dep_ == "conj" and verb.head.dep_ in ("acl", "amod")):
            return [verb.head.head if verb.dep_ == "conj" else verb.head]
        subject = surface_subject(verb)
        return [subject] if subject is not None else []
    direct = [antecedent(c) for c in children(verb, "dobj")]
    if direct:
        return direct
    if aspect(verb) is not None:
        return [verb.head]
    lower = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and _is_infinitive(c)), None)
    if lower is not None and (raised := first(lower, "nsubj")) is not None:
        return [raised]
    if verb.dep_ == "relcl" and first(verb, "nsubj") is not None and not any(c.lower_ in RELATIVE for c in verb.children):
        related = any(d.tag_ in ("WP$", "WRB", "WDT", "WP") for c in verb.children if c.dep_ != "conj" for d in (c, *c.children))
        return [] if related else [verb.head]  # "the arms X sold", and neither "X, whose leader spoke" nor "the town where X fought"
    return _shared_object(verb)


def _shared_object(verb: Token) -> list[Token]:
    """Returns the object that a verb shares with those coordinated to it: "armed, trained and paid X", "X, whom Iran arms and pays"."""
    behind = verb
    while (joined := _joined(behind)) is not None and not first(joined, "nsubj"):
        if found := children(joined, "dobj"):
            return [antecedent(c) for c in found]  # "which X has armed and trained"
        behind = joined
    before = verb
    while before.dep_ == "conj" and before.head.pos_ == "VERB" and not first(before, "nsubj", "nsubjpass", "prep", "agent"):
        before = before.head
        if related := [antecedent(c) for c in children(before, "dobj") if c.i < before.i and (c.tag_ in ("WDT", "WP") or _whose(c))]:
            return related
    return []


def _joined(verb: Token) -> Token | None:
    """Returns the verb coordinated to one that has nothing behind a preposition: not "broke with X and recognised Y"."""
    joined = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    return joined if joined is not None and not any(c.i < joined.i for c in children(verb, "prep")) else None


def _whose(noun: Token) -> bool:
    """True for "whose army"."""
    return any(c.tag_ == "WP$" for c in noun.children)


def _is_infinitive(clause: Token) -> bool:
    """True for "to go" and for the bare infinitive of "helped X go"."""
    if any(c.tag_ == "TO" for c in clause.children):
        return True
    return clause.tag_ == "VB" and not any(c.dep_ in ("mark", "aux") for c in clause.children)


def objects_of(token: Token, preposition: str) -> list[Token]:
    """Returns what stands after this preposition below the token, through a chain such as "in support of"."""
    if token.dep_ == GAPPED and token.i + 1 < len(token.doc) and (own := token.nbor()).dep_ == AGAIN and own.lower_ == preposition:
        return children(own, "pobj")
    for prep in token.children:
        if prep.dep_ in PREPOSITIONS and prep.lower_ == preposition and not _aside(prep):
            inner = [o for mid in children(prep, "prep") for o in children(mid, "pobj")]
            again = [c for c in children(prep, "conj") if first(c, "neg") is None]  # "with X, but not with Y"
            return children(prep, "pobj") + inner + [o for c in again for o in children(c, "pobj")]
    return []


def _aside(preposition: Token) -> bool:
    """True for a "with" that opens an aside after a comma: "..., with French advisers giving support"."""
    return preposition.lower_ == "with" and preposition.i > preposition.sent.start and preposition.nbor(-1).text == ","


def lemma_of(token: Token) -> str:
    """Returns the lemma by which the lexicon knows the word: in lower case, without hyphens."""
    return token.lemma


def modifiers(noun: Token, *deps: str) -> Iterator[Token]:
    """Yields the modifiers of a noun with these labels, with what is coordinated to them and to their own modifiers."""
    for child in noun.children:
        if child.dep_ in deps:
            yield from coordinated(child)
        if child.dep_ in ("compound", "amod") and child.i < noun.i:
            yield from modifiers(child, *deps)  # "Russian arms deliveries": the parser hangs "Russian" on "arms"


def subtree_span(token: Token) -> tuple[int, int]:
    """Returns the first and one past the last token index of the phrase below a token."""
    return token.left_edge.i, token.right_edge.i + 1


def path_up(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yields (token, head) pairs from the token up to the root of its sentence."""
    here = token
    while here.dep_ != "ROOT" and here.head.i != here.i:
        yield here, here.head
        here = here.head
