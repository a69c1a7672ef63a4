"""One edge of the grammar at a time: which of the rules of telling it concerns."""

from graph.model import Modality
from loaders.extraction.syntax import AGAIN, children, first, lemma_of
from loaders.extraction.telling.complements import Complements, Form, form_of, singled_out
from loaders.extraction.telling.contents import SPEAKING, Contents, indefinite
from loaders.extraction.telling.events import Events
from loaders.extraction.telling.hedges import AHEAD, Hedges, settled
from loaders.extraction.telling.prepositions import Prepositions
from loaders.extraction.telling.speaking import Speaking
from loaders.extraction.telling.verdicts import Verdicts
from loaders.extraction.telling.voices import Voices
from loaders.extraction.telling.walk import NOMINAL, VERBAL, Walk
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings

COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis"})
ARGUMENTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
MEASURES = frozenset({"day", "days", "hours", "hour", "week", "weeks", "month", "months", "minutes", "year", "years"})
CONTRASTING = frozenset({"while", "whereas", "whilst"})
SCENIC = frozenset({"when", "where"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


class Governors:
    """Adds to a walk what each word on the way up says of the predicate."""

    def __init__(self, wordings: Wordings, voices: Voices) -> None:
        speaking = Speaking(wordings, voices)
        self.hedges = Hedges(wordings)
        self._speech, self._modal, self._light = wordings.speech, wordings.modal, wordings.light
        self._judging = wordings.classes["judging"]
        self._contents, self._events = Contents(wordings, voices), Events(wordings)
        self._prepositions = Prepositions(wordings, speaking, self._contents)
        self._verdicts, self._speaking = Verdicts(wordings, speaking), speaking
        self._complements = Complements(wordings, speaking, self.hedges, self._contents)

    def step(self, here: Token, head: Token, walk: Walk) -> None:
        """Adds what the head of one edge says of the clause or noun below it."""
        dep = "prep" if here.dep_ in ("conj", AGAIN) and here.pos_ == "ADP" else here.dep_  # "rumours of a raid and of a siege"
        if here.pos_ in VERBAL or dep in ("csubj", "advcl", "ccomp"):
            self.hedges.marks(here, walk)
        self._verdicts.step(here, head, walk)
        if dep == "advcl" and (self._sets_scene(here, _noun_before(here), walk) or self._stands_beside(here, walk)):
            return
        if self._is_singled_out(here, head, dep, walk) or _is_named(here, head, dep, walk):
            return
        if self._is_judged(here, head, walk):
            walk.closed = walk.modality is Modality.ACTUAL  # "declared the deal void": there is a deal
            return
        if dep in ("relcl", "acl") and here.tag_ != "VBG" and (self._answers(here, head) or self._reacts(here, head)):
            walk.closed = True  # ", a charge that he dismissed": what the article tells of the charge
            return
        if dep in ("amod", "relcl", "acl") and head.pos_ in NOMINAL and self._describes(here, head, walk):
            return
        if dep in SUBJECTS and head.pos_ in VERBAL and (dep in ("csubj", "csubjpass") or walk.direct) and here.pos_ in NOMINAL | VERBAL:
            self._events.subject(here, head, walk)
        if head.pos_ in VERBAL:
            self._under_verb(here, head, dep, walk)
        elif head.pos_ in NOMINAL | {"PRON"} and dep in ("acl", "ccomp", "prep", "relcl", "pobj", "appos", "xcomp"):
            self._contents.step(here, head, walk)
        elif head.pos_ in ("ADP", "SCONJ", "ADV") and dep in ("pcomp", "pobj", "xcomp"):
            self._prepositions.below(here, head, walk)
        elif head.pos_ == "ADJ" and dep in ("xcomp", "ccomp", "prep", "advcl"):
            self._complements.adjective(here, head, walk)
        carried = dep in ("dobj", "nsubjpass") and lemma_of(head) in self._light
        walk.direct = walk.direct and (here.dep_ in ("conj", "pobj") or carried)

    @staticmethod
    def _stands_beside(here: Token, walk: Walk) -> bool:
        """True for a clause with a speaker of its own: "Peru said ..., while Chile said ..."; marks one that is taken for granted."""
        if settled(here):
            walk.presupposed = True
            walk.closed = _since_then(here)
        walk.closed |= walk.told and any(c.lower_ in CONTRASTING for c in children(here, "mark"))
        return walk.closed

    def _under_verb(self, here: Token, head: Token, dep: str, walk: Walk) -> None:
        if dep == "acl" and head.dep_ in ("dobj", "pobj", "nsubj"):
            self._contents.step(here, head, walk)  # "faces claims that", read as a verb
        elif dep in COMPLEMENTS or (dep in ARGUMENTS and here.pos_ in NOMINAL):
            self._complements.complement(here, head, walk)
        elif dep in ("advcl", "acl"):
            self._complements.adverbial(here, head, walk)
        elif dep == "prep":
            self._prepositions.through(here, head, walk)
        elif dep == "conj" and not children(here, "nsubj", "nsubjpass", "aux"):
            self.hedges.shared(here, head, walk)
        elif dep in ("pobj", "dobj") and head.lower_ in self._modal.conditioning and walk.direct:
            walk.lower(Modality.CONDITIONAL)  # "barring an attack"
        elif dep in ("acomp", "attr") and head.pos_ == "AUX":
            self.hedges.governing(head, walk)  # "it is not clear that"

    @staticmethod
    def _is_singled_out(here: Token, head: Token, dep: str, walk: Walk) -> bool:
        """True for what one of several is known for, which is so: "the first state to recognise it"."""
        known = dep in ("acl", "relcl") and singled_out(head) and form_of(here) in (Form.INFINITIVE, Form.CLAUSE)
        walk.actual = walk.actual or known
        return known

    @staticmethod
    def _is_judged(here: Token, head: Token, walk: Walk) -> bool:
        """True for a known event that somebody calls something: "declared the deal void"."""
        clause = here.dep_ == "nsubj" and head.pos_ == "ADJ" and head.dep_ == "ccomp"
        return clause and walk.direct and here.pos_ in NOMINAL and not indefinite(here)

    def _answers(self, here: Token, noun: Token) -> bool:
        """True for a relative clause that tells what is done to a claim, or who denies it."""
        told = lemma_of(noun) in self._speech.retold and noun.dep_ in ("appos", "npadvmod", "attr", "dobj", "conj")
        denying = self._speech.verbs.get(lemma_of(here)) == "denying"
        if told and denying and here.dep_ == "acl" and here.tag_ == "VBN" and children(here, "agent"):
            return True  # "allegations denied by Peru"
        denied = denying and any(c.lower_ == "which" for c in here.children)
        return (told or denied) and self._contents.relative(here, noun)

    def _reacts(self, here: Token, noun: Token) -> bool:
        """True for what is said of a whole clause: ", a step which Peru condemned", ", an attack for which Peru blames X"."""
        article, doer = first(noun, "det"), first(here, "nsubj")
        if noun.dep_ != "appos" or article is None or article.lower_ not in ("a", "an") or article.i == noun.sent.start:
            return False
        named = doer is not None and doer.tag_ not in ("WDT", "WP") and here.tag_ in ("VBD", "VBZ", "VBP")
        lemma = lemma_of(here)
        return named and article.nbor(-1).text == "," and (lemma in self._judging or self._speech.verbs.get(lemma) == "alleging")

    def _describes(self, here: Token, noun: Token, walk: Walk) -> bool:
        """True where a clause only describes its noun ("the militia, which Iran arms"): what is said of the noun leaves it as it is."""
        participle = here.tag_ in ("VBG", "VBN") and not children(here, "mark", "nsubj", "nsubjpass")
        if (here.dep_ == "acl" and not participle) or (here.dep_ == "relcl" and not self._contents.relative(here, noun)):
            return False
        if here.dep_ == "acl" and (lemma_of(noun) in self._modal.nouns or lemma_of(noun) in self._speech.nouns):
            return False
        feared = here.dep_ == "acl" and here.tag_ == "VBG" and noun.pos_ == "PROPN" and noun.i + 1 == here.i
        if feared and lemma_of(noun.head) in self._modal.verbs:
            return False  # "fears Oslo attacking"
        if here.dep_ == "acl" and _ongoing(here) and noun.dep_ == "pobj" and self._contents.bears(noun.head):
            walk.bearer = noun.head.i
            return False  # "the prospect of Oslo attacking", "spoke of jets bombing a village"
        if here.dep_ == "amod" and here.tag_ == "VBG" and here.i == noun.left_edge.i and noun.head.i == here.i - 1:
            return False  # "contemplated shelling Thai positions": an act, whatever the parser says
        if noun.lower_ in ("moment", "minute", "instant", "day", "time") and noun.dep_ in ("npadvmod", "nsubj") and _ahead(noun.head):
            walk.lower(Modality.CONDITIONAL)  # "the moment it attacks, X will"
        self._sets_scene(here, noun, walk)
        self.hedges.description(noun, walk)
        if _told_aside(here):
            walk.closed = walk.modality is Modality.ACTUAL  # "was worried about Oslo, which had sold tanks": the article's own
        if any(c.lower_ in ("any", "every", "no", "whichever", "whatever") for c in noun.children):
            walk.lower(Modality.CONDITIONAL)
        if here.dep_ == "acl" and here.tag_ == "VBG" and self._is_imagined(noun):
            walk.lower(Modality.POSSIBLE)
        walk.presupposed = True
        return True

    def _sets_scene(self, here: Token, noun: Token | None, walk: Walk) -> bool:
        """Adds who tells a scene of which a clause says what came to pass: "tell of a night in which X attacked"; returns whether."""
        verb = _scene_of(here, noun) if noun is not None else None
        if verb is None or not (self._speech.verbs.get(lemma_of(verb)) == "neutral" or lemma_of(verb) in SPEAKING):
            return False
        self._speaking.speak(verb, walk, "neutral")
        return True

    def _is_imagined(self, noun: Token) -> bool:
        """True for some of a kind of whom a clause with "may" or "would" speaks: "may welcome the presence of troops fighting for it"."""
        if noun.tag_ != "NNS" or any(c.dep_ in ("det", "poss", "nummod") for c in noun.children):
            return False
        above = noun
        while above.dep_ in ("pobj", "prep") and above.head.pos_ in NOMINAL | {"ADP"}:
            above = above.head
        verb = above.head
        ahead = self._modal.possible | AHEAD
        return above.dep_ == "dobj" and verb.pos_ == "VERB" and any(c.dep_ == "aux" and c.lower_ in ahead for c in verb.children)


def _is_named(here: Token, head: Token, dep: str, walk: Walk) -> bool:
    """True for a deed that is called something, and not called for: "called X's bombing an act of aggression"."""
    named = dep == "dobj" and lemma_of(head) == "call" and bool(children(head, "oprd")) and not indefinite(here)
    walk.direct = walk.direct and not named
    return named


def _scene_of(clause: Token, noun: Token) -> Token | None:
    """Returns the verb whose object is a scene that a clause tells: "tell of a night in which X attacked", "recount a siege when"."""
    if clause.dep_ not in ("relcl", "advcl") or not any(
        t.lower_ in SCENIC or _within_which(t) for t in clause.doc[clause.left_edge.i : clause.i]
    ):
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "about"):
        return noun.head.head
    return noun.head if noun.dep_ == "dobj" else None


def _noun_before(clause: Token) -> Token | None:
    """Returns the noun right before a clause that the parser hung on the verb: "described an afternoon when X attacked"."""
    noun = clause.doc[clause.left_edge.i - 1] if clause.left_edge.i > clause.sent.start else None
    return noun if noun is not None and noun.pos_ == "NOUN" and any(c.lower_ in ("a", "an") for c in noun.children) else None


def _within_which(token: Token) -> bool:
    return token.lower_ == "which" and token.dep_ == "pobj" and token.head.lower_ in ("in", "during", "at")


def _ongoing(participle: Token) -> bool:
    """True for "attacking", "being attacked"."""
    return participle.tag_ == "VBG" or any(c.dep_ == "auxpass" and c.lower_ == "being" for c in participle.children)


def _ahead(main: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in AHEAD for c in main.children)


def _since_then(clause: Token) -> bool:
    """True for what the article adds to somebody's words: "warned of war, a day after X attacked", "vowed to strike after X attacked"."""
    after = next((c for c in children(clause, "mark") if c.lower_ == "after"), None)
    past = clause.tag_ == "VBD" or any(c.dep_ == "aux" and c.lower_ == "had" for c in clause.children)
    if after is None or not past:
        return False
    first_ = clause.left_edge
    measured = any(t.ent_type_ in ("DATE", "TIME") or t.lower_ in MEASURES for t in clause.doc[first_.i : after.i])
    set_off = first_.i > clause.sent.start and clause.doc[first_.i - 1].text == ","
    return (measured and set_off) or (clause.head.tag_ == "VB" and clause.tag_ == "VBD")


def _told_aside(clause: Token) -> bool:
    """True for a clause with "which" or "whose" set off by a comma that tells of what has happened."""
    start, finite = (
        clause.left_edge.i,
        clause.tag_ in ("VBD", "VBZ") or any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in clause.children),
    )
    pronoun = next((t for t in clause.doc[start : clause.i] if t.lower_ in ("which", "whose", "who", "whom")), None)
    comma = start > clause.sent.start and (clause.doc[start - 1].text == "," or clause.doc[start].text == ",")
    return clause.dep_ == "relcl" and finite and comma and pronoun is not None
