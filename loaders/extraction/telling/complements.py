"""What verbs and adjectives make of the clause, infinitive, gerund or event that they govern.

The world is closed: what stands under a word that is not known to make a fact of it (`factive` in the lexicon) is
none. The other lists only tell what it is instead: told, denied, planned, asked for, possible, not so.
"""

from enum import Enum, auto

from graph.model import Modality
from loaders.extraction.syntax import children, is_passive, lemma_of
from loaders.extraction.telling.contents import Contents, indefinite
from loaders.extraction.telling.hedges import Hedges, is_denied, unprevented
from loaders.extraction.telling.speaking import Speaking
from loaders.extraction.telling.walk import COPULAS, NOMINAL, Walk
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings

AHEAD = frozenset({"will", "would", "may", "might", "could", "can", "shall", "should", "'ll", "'d"})
JOINING = frozenset({"after", "before", "while", "when", "since", "because", "although", "though", "whereas", "until"})
PARTED = {"hold": "up", "call": "off", "put": "off", "break": "off"}
RULED = "rule", "out"  # "ruled out that": denied, and not decided
SINGLING = frozenset({"first", "second", "third", "last", "latest", "only", "sole"})
DOERS = frozenset(
    {"ally", "bloc", "capital", "country", "government", "group", "leader", "member", "movement", "nation", "neighbour", "neighbor", "one",
     "party", "power", "premier", "president", "republic", "state"}
)  # fmt: skip
KNOWN = frozenset(
    {"consider", "debate", "discuss", "question", "justify", "excuse", "study", "examine", "review", "assess", "oppose", "favour", "favor"}
)  # verbs that as soon concern what has happened
TIMES = frozenset({"day", "night", "morning", "evening", "afternoon", "week", "month", "year", "weekend"})
MAKING_KNOWN = frozenset({"let", "make"})


class Form(Enum):
    """The form in which a word governs what stands below it."""

    CLAUSE = auto()
    INFINITIVE = auto()
    GERUND = auto()
    NOUN = auto()


def form_of(token: Token) -> Form:
    """Returns in which form a token stands below its governor."""
    if token.pos_ in NOMINAL and not children(token, "nsubj", "aux"):
        return Form.NOUN
    marked = any(c.tag_ == "TO" or (c.dep_ == "aux" and c.lower_ == "to") for c in token.children)
    finite = token.dep_ == "relcl" and children(token, "nsubj")  # "a charge that they deny"
    if marked or (token.tag_ == "VB" and not children(token, "aux") and not finite):
        return Form.INFINITIVE
    perfect = any(c.dep_ == "aux" and c.lower_ == "having" for c in token.children)
    return Form.GERUND if perfect or (token.tag_ == "VBG" and not children(token, "aux")) else Form.CLAUSE


def singled_out(noun: Token) -> bool:
    """True for "the first state", "the only neighbour", "among the first": an infinitive that follows tells what it did."""
    if noun.lower_ == "first" and noun.dep_ == "pobj" and noun.head.lower_ == "among":
        return True
    return lemma_of(noun) in DOERS and any(c.lower_ in SINGLING or c.ent_type_ == "ORDINAL" for c in children(noun, "amod"))


class Complements:
    """Adds to a walk what verbs and adjectives say of their complements."""

    def __init__(self, wordings: Wordings, speaking: Speaking, hedges: Hedges, contents: Contents) -> None:
        self._speech, self._modal = wordings.speech, wordings.modal
        self._speaking, self._hedges, self._contents = speaking, hedges, contents

    def complement(self, here: Token, head: Token, walk: Walk) -> None:
        """Adds what a verb says of its complement, or who lets it be known."""
        if not _makes_known(here, head, lemma_of(head)):
            self.verb(here, head, walk)
        elif lemma_of(head) != "know":
            self._speaking.speak(head, walk, "neutral")  # "let it be known that", "made known that"

    def verb(self, here: Token, head: Token, walk: Walk) -> None:
        """Adds what a verb says of its complement: who says it, or that it is asked for, planned, or not so."""
        lemma, form = lemma_of(head), form_of(here)
        kind = "denying" if _is_ruled_out(head, lemma) else self._speech.verbs.get(lemma)
        if here.dep_ == "ccomp" and (_joined_by_time(here, head) or _before_a_denial(here, head, kind) or _beside_what_is_told(here, head)):
            return
        if lemma in COPULAS and form is Form.INFINITIVE and any(singled_out(t) for t in children(head, "attr")):
            walk.actual = True  # "became the third state to recognise it"
            return
        if lemma in self._speech.seem and here.dep_ in ("xcomp", "ccomp") and not children(head, "acomp"):
            walk.alleging = walk.actual = True
        elif lemma in COPULAS and form is Form.CLAUSE and here.dep_ == "ccomp":
            self._predicated(here, head, walk)
        elif form is Form.NOUN and lemma in self._speech.regarding and (here.dep_ in ("oprd", "ccomp") or _what(head)):
            self._speaking.speak(head, walk, "neutral")  # "called Oslo an ally of"
        elif is_passive(head) and form is Form.INFINITIVE and lemma in self._speech.said_to:
            walk.actual = walk.alleging = True
            self._speaking.speak(head, walk, "alleging")
        elif form is not Form.CLAUSE and unprevented(head, lemma):
            if any(c.lower_ in AHEAD for c in children(head, "aux")):  # "would not hesitate to"
                walk.lower(Modality.POSSIBLE)
            else:
                walk.actual = True
            return
        elif self._is_modal(here, head, lemma, form, kind):
            self._planned(here, head, form, kind, walk)
        elif kind is not None and self._is_told(here, lemma, kind, form):
            self._speaking.speak(head, walk, kind)
            return
        else:
            self._unlisted(here, lemma, form, walk)
        if form is not Form.CLAUSE or lemma not in self._modal.factive.known:  # "did not know that X had attacked"
            self._hedges.governing(head, walk)

    def _planned(self, here: Token, verb: Token, form: Form, kind: str | None, walk: Walk) -> None:
        """Adds a plan, a wish, a possibility, and whose words it is in.

        What somebody does not want to do is not so; a threat that nobody has made, and what is not asked of another, is open.
        """
        denied = is_denied(verb)
        open_ = denied and (kind is not None or bool(children(here, "nsubj", "nsubjpass") or children(verb, "dobj", "nsubjpass")))
        walk.plan(Modality.POSSIBLE if open_ else self._modal.verbs[lemma_of(verb)], denied=denied)
        if kind == "neutral" and form is Form.CLAUSE:
            self._speaking.speak(verb, walk, kind)  # "warned that X might"
        elif not denied:
            self._speaking.utter(verb, walk)  # "demanded that X withdraw"

    def _is_modal(self, here: Token, head: Token, lemma: str, form: Form, kind: str | None) -> bool:
        """True where a verb makes a plan, a wish, a possibility of what it governs."""
        if (
            lemma not in self._modal.verbs
            or kind == "denying"
            or (form is Form.CLAUSE and lemma not in self._modal.that and lemma != "let")
        ):
            return False
        if form is Form.CLAUSE and lemma in ("warn", "caution") and _happened(here):
            return False  # "warned that X had attacked"
        return form is not Form.NOUN or not _given(here, head)

    def _unlisted(self, here: Token, lemma: str, form: Form, walk: Walk) -> None:
        """Takes for no fact what stands under a verb that is in no list; an event is what it is whatever is done to it."""
        match form:
            case Form.INFINITIVE:
                self._infinitive(lemma, here, walk)
            case Form.GERUND if lemma not in self._modal.factive.gerunds:
                walk.lower(Modality.POSSIBLE)
            case Form.CLAUSE:
                self._clause(lemma, here, walk)
            case Form.NOUN if walk.direct and _halted(here.head, lemma):
                walk.lower(Modality.NEGATED)  # "put on hold its delivery of tanks"

    def _infinitive(self, lemma: str, here: Token, walk: Walk) -> None:
        on = any(c.lower_ == "on" for c in here.head.children) and lemma == "go"
        if here.dep_ == "xcomp" and lemma not in self._modal.factive.infinitives and not on:
            walk.plan(Modality.INTENDED, denied=is_denied(here.head))
        else:
            walk.actual = True

    def _clause(self, lemma: str, here: Token, walk: Walk) -> None:
        """Takes a verb that nobody listed for one of saying; two clauses side by side ("X fled, Y advanced") are no such thing."""
        verb = here.head
        marked = any(c.lower_ == "that" and c.dep_ in ("mark", "dative", "nsubj") for c in here.children)
        beside = here.i < verb.i and children(verb, "dobj", "attr", "acomp", "xcomp", "prep", "nsubjpass")
        if here.dep_ != "ccomp" or lemma in self._modal.factive.clauses | self._modal.factive.known or (beside and not marked):
            return
        if lemma in ("provide", "grant", "assume") and not children(verb, "nsubj"):
            walk.lower(Modality.CONDITIONAL)  # "provided that"
        self._speaking.speak(verb, walk, "alleging")

    def _predicated(self, here: Token, head: Token, walk: Walk) -> None:
        """Adds what is said of a clause by "is": "the fear is that", "it is false that", "the fact is that"."""
        beside = children(head, "acomp")
        if beside:
            for adjective in beside:
                self.adjective(here, adjective, walk)
        else:
            nouns = [t for t in children(head, "attr", "nsubj", "csubj") if t.pos_ in NOMINAL]
            for noun in nouns[-1:]:
                self._contents.holds(noun, walk)
            hedged = any(c.dep_ in ("prep", "oprd") for c in head.children) or any(t.pos_ == "ADJ" for t in head.doc[head.i + 1 : here.i])
            cleft = any(c.lower_ == "it" and c.dep_ == "nsubj" for c in head.children)  # "it was on Tuesday that"
            if not nouns and ((hedged and not cleft) or any(c.lower_ == "if" for c in here.children)):
                walk.allege()  # "is under the impression that", "is certain Chile attacked"
        self._hedges.governing(head, walk)

    def _is_told(self, here: Token, lemma: str, kind: str, form: Form) -> bool:
        """True where a verb of saying says its complement: a clause, or a noun after "reported", "denied", "alleged"."""
        if kind == "neutral":
            spoken = lemma in self._speech.reporting if form is Form.NOUN else here.dep_ in ("ccomp", "parataxis") or form is Form.GERUND
            return spoken and form is not Form.INFINITIVE
        return True

    def adverbial(self, here: Token, head: Token, walk: Walk) -> None:
        """Adds what an adverbial clause is to its main clause: a purpose, unless the two are one act ("went on to")."""
        if form_of(here) is not Form.INFINITIVE:
            if any(c.dep_ == "mark" and c.lower_ == "that" for c in here.children):
                self._extraposed(head, walk)
            elif lemma_of(head) in self._speech.seem and any(c.lower_ in ("if", "like", "though") for c in here.children):
                walk.alleging = True
            return
        lemma = lemma_of(head)
        on = any(c.lower_ == "on" for c in head.children) and lemma == "go"
        if on or (lemma in self._modal.factive.infinitives and not children(head, "dobj", "nsubjpass")):
            walk.actual = True
            self._hedges.governing(head, walk)
        else:
            walk.lower(self._modal.verbs.get(lemma, Modality.INTENDED))

    def _extraposed(self, verb: Token, walk: Walk) -> None:
        """Adds what is said of a that-clause behind the verb of its noun: "concern grew that"; "so angry that" tells of a result."""
        if any(t.lower_ in ("so", "such") for t in verb.subtree):
            return
        nouns = [t for t in children(verb, "nsubj", "nsubjpass", "dobj") if t.pos_ in NOMINAL]
        for noun in nouns[:1]:
            self._contents.holds(noun, walk)
        if not nouns:
            walk.allege()

    def adjective(self, here: Token, adjective: Token, walk: Walk) -> None:
        """Adds what an adjective says of its complement: "able to", "certain that", "close to attacking"."""
        lemma = lemma_of(adjective)
        if here.dep_ == "prep" and here.lower_ == "of" and lemma in ("guilty", "innocent"):
            walk.alleging = True
        elif lemma in self._modal.adjectives and not (here.dep_ == "prep" and not walk.direct and not children(here, "pcomp")):
            walk.plan(self._modal.adjectives[lemma], denied=is_denied(adjective.head))
        elif lemma in self._modal.factive.adjectives:
            walk.actual = True
        elif here.dep_ in ("ccomp", "advcl") and form_of(here) is Form.CLAUSE:
            if here.dep_ == "ccomp":
                self._speaking.believed(adjective, walk)
        elif here.dep_ != "prep" or children(here, "pcomp"):
            walk.lower(Modality.POSSIBLE)


def _given(noun: Token, verb: Token) -> bool:
    """True where a verb of fear or thought concerns an event that is known: "considered the Chilean attack"."""
    return lemma_of(verb) in KNOWN and not indefinite(noun)


def _is_ruled_out(verb: Token, lemma: str) -> bool:
    """True for "ruled out that Oslo had attacked", "ruled out a raid"."""
    return lemma == RULED[0] and any(c.lower_ == RULED[1] for c in children(verb, "prt"))


def _halted(verb: Token, lemma: str) -> bool:
    """True for "put on hold", "held up", "called off"."""
    held = lemma == "hold" and verb.i > verb.sent.start and verb.nbor(-1).lower_ == "on"  # read as a verb
    return held or any(c.lower_ == PARTED.get(lemma) for c in children(verb, "prt"))


def _happened(clause: Token) -> bool:
    """True for a clause in the past or the perfect without a modal verb."""
    aux = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
    return not any(c.tag_ == "MD" for c in aux) and (clause.tag_ == "VBD" or any(lemma_of(c) == "have" for c in aux))


def _what(verb: Token) -> bool:
    """True for "what Oslo calls an invasion"."""
    return any(c.lower_ == "what" for c in verb.children)


def _beside_what_is_told(here: Token, verb: Token) -> bool:
    """True for a clause before a comma where another behind the verb is what is said: "X drops its veto, Y says Z is pleased"."""
    behind = [c for c in children(verb, "ccomp") if c.i > verb.i]
    subject = next(iter(children(verb, "nsubj")), None)
    if here.i > verb.i or not behind or subject is None or subject.i > verb.i or verb.nbor().is_punct or children(here, "mark"):
        return False
    comma = verb.doc[subject.left_edge.i - 1]
    return comma.text == "," and here.i < comma.i and comma.nbor(-1).text not in ('"', "'", "''", "\u201d")


def _before_a_denial(here: Token, verb: Token, kind: str | None) -> bool:
    """True for a clause before a comma that the parser took for what is denied, though that is named: "X blames Y, Y denies it"."""
    if kind != "denying" or here.i > verb.i or not children(verb, "dobj") or children(here, "mark"):
        return False
    return any(t.text == "," for t in here.doc[here.i : verb.i]) and bool(children(here, "nsubj", "nsubjpass"))


def _joined_by_time(here: Token, verb: Token) -> bool:
    """True for the main clause that the parser took for what is said: "Mali fell, hours after Niger said that ..."."""
    if any(c.dep_ == "mark" and here.i < c.i < verb.i and c.lower_ in JOINING for c in verb.children):
        return True
    start = here.left_edge.i
    before = here.doc[start - 1] if start > verb.i + 1 else None  # "said on the day Chad bombed Kutum that it wanted peace"
    timed = before is not None and before.lower_ in TIMES and before.dep_ == "pobj" and any(c.lower_ == "the" for c in before.children)
    return timed and any(m.lower_ == "that" for c in children(here, "ccomp") for m in children(c, "mark"))


def _makes_known(here: Token, head: Token, lemma: str) -> bool:
    """True on the way up from what somebody lets be known or makes known."""
    if lemma == "know":
        return head.dep_ == "ccomp" and lemma_of(head.head) in MAKING_KNOWN
    return lemma in MAKING_KNOWN and any(t.lower_ == "known" for t in (here, *head.children))
