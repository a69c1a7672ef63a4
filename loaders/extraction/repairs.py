"""Clauses that the parser builds wrongly in a way of its own, set right before anything is read.

Most of these faults leave a finite verb without a subject, because the parser gave the subject to a preposition or a list before it:
"after Chile's president, X, called for", "In a deal brokered by Kenya, Eritrea and Sudan reopened the border".
"""

from loaders.extraction.consequences import raise_consequence
from loaders.extraction.gapping import gapped
from loaders.extraction.hearers import part_hearer
from loaders.extraction.interposed import give_teller
from loaders.extraction.listing import beside_name, beside_plural, listed, once
from loaders.extraction.masks import unmask
from loaders.extraction.misplaced import give_object
from loaders.extraction.naming_clauses import give_called
from loaders.extraction.parting import part
from loaders.extraction.reattaching import reattach, reattach_word
from loaders.extraction.relating import accompanying, described, floated, given, related
from loaders.extraction.reopening import reopened
from loaders.extraction.reported import report
from loaders.extraction.retagging import FINITE, is_finite, retagged
from loaders.extraction.syntax import children, first
from loaders.extraction.tokens import Doc, Token
from loaders.extraction.trailing import give_back_object

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
CONJUNCTIONS = frozenset({"after", "before", "as", "since", "until", "because", "while", "once"})
ALONG = frozenset({"into", "with", "through", "toward", "towards", "across", "past", "onto"})  # after verbs that have no passive
SKIPPED = frozenset({"aux", "auxpass", "advmod", "neg", "punct"})
NAMING = frozenset({"GPE", "ORG", "NORP", "PERSON", "LOC", "FAC"})  # entities that may do something
UTTERED = frozenset(
    {"vowed", "threatened", "accused", "urged", "called", "demanded", "warned", "promised", "pledged", "said", "condemned", "appealed",
     "asked", "added", "insisted", "blamed", "denied", "rejected", "dismissed"}
)  # fmt: skip
CHARGING = frozenset({"accuse", "suspect", "convict", "acquit"})
TELLING = frozenset({"saying", "adding", "insisting", "arguing", "claiming", "alleging", "stating", "maintaining", "citing"})


def repair(doc: Doc) -> Doc:
    """Returns the document with subjects given back to the verbs that lost them; the words stay as they are."""
    for verb in doc:
        reattach_word(verb)
        if verb.tag_ == "NNS":
            related(verb)
            beside_plural(verb)
        elif verb.dep_ == "conj":
            listed(verb)
        if verb.pos_ == "VERB":
            give_teller(verb)
            beside_name(verb)
            described(verb)
            given(verb)
            floated(verb)
            accompanying(verb)
            _auxiliary(verb)
            _shifted(verb)
            _shared(verb)
            _particle(verb)
            _charged(verb)
            _compounded(verb)
            _at_first(verb)
            gapped(verb)
            reopened(verb)
            _tensed(verb)
            _uprooted(verb)
            _swallowed(verb)
            _told_last(verb)
            give_back_object(verb)
            give_called(verb)
            give_object(verb)
            part_hearer(verb)
            unmask(verb)
            report(verb)
            part(verb)
            raise_consequence(verb)
            _parted(verb)
            _main(verb)
            _hyphened(verb)
            _held(verb)
            _raised(verb)
            _adverbial(verb)
            reattach(verb)
        elif verb.lower_ == "once":
            once(verb)
        else:
            retagged(verb)
        if (
            verb.pos_ in ("VERB", "AUX")
            and verb.dep_ in ("ROOT", "advcl")
            and _lacks_subject(verb)
            and (before := _before(verb)) is not None
        ):
            _given_back(verb, before)
    return doc


def _shared(verb: Token) -> None:
    """Gives a verb the name before it that the parser listed with an object: "condemned the test and Peru called the act reckless"."""
    beside = verb.dep_ in ("conj", "dep") or (verb.dep_ == "advcl" and first(verb, "mark", "advmod") is None and verb.tag_ == "VBD")
    if not beside or not _lacks_subject(verb) or verb.head.pos_ != "VERB" or verb.i < 2:
        return
    name = _before(verb)
    named = name is not None and (name.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in children(name, "poss")))  # "Chad's army"
    joined = name is not None and name.dep_ == "conj" and named and name.head.i < name.i and name.head.pos_ != "VERB"
    if name is None or not joined or verb.doc[name.i + 1].text == "," or verb.head.i > name.i or name.head.i < verb.head.i:
        return
    opening = verb.doc[name.left_edge.i - 1]
    own = any(c.dep_ == "cc" and c.i > name.head.i for c in verb.head.children)
    if opening.lower_ in ("and", "but", "while") and opening.i > verb.head.i and (name.head.pos_ != "PROPN" or not own):
        name.hang(verb, "nsubjpass" if children(verb, "auxpass") else "nsubj")


def _tensed(verb: Token) -> None:
    """Joins a past tense to the verb that tells, not to what is told to come: "said it would strike, and accused Rwanda"."""
    told = verb.head
    gerund = told.tag_ == "VBG" or any(c.dep_ == "aux" and c.lower_ == "having" for c in told.children)
    if verb.dep_ == "conj" and told.dep_ == "pcomp" and gerund:
        _past(verb, told.head.head)
        return
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or first(verb, *SUBJECTS) is not None:
        return
    pluperfect = told.dep_ == "ccomp" and any(c.dep_ == "aux" and c.lower_ == "had" for c in told.children)
    if pluperfect and verb.lower_ in UTTERED and told.head.tag_ == "VBD":
        verb.hang(told.head, "conj")  # "said X had killed two men and vowed to respond"
        return
    if told.tag_ == "VB" and told.dep_ in ("ccomp", "xcomp") and told.head.tag_ == "VBD":
        verb.hang(told.head, "conj")


def _past(verb: Token, main: Token) -> None:
    """Joins a past tense to the verb that accuses, not to what somebody is accused of: "accused X of ramming a boat and summoned"."""
    kept = ("dobj", "ccomp", "prep") if verb.tag_ == "VBD" else ("dobj", "ccomp")
    own = verb.tag_ in ("VBD", "VBN") and children(verb, *kept) and not children(verb, *SUBJECTS, "aux", "auxpass", "agent")
    if own and main.tag_ == "VBD":
        verb.retag("VBD", "VERB")
        verb.hang(main, "conj")


def _adverbial(verb: Token) -> None:
    """Makes the subject of the name before a verb that the parser took for a time or measure: "On Monday, Turkey imposed sanctions"."""
    name = _before(verb) if _lacks_subject(verb) else None
    labels = ("npadvmod", "compound") if verb.dep_ == "ccomp" else ("npadvmod",)  # "says Tehran arms the rebels"
    if name is not None and name.dep_ in labels and name.head.i == verb.i and name.pos_ == "PROPN" and name.ent_type_ in NAMING:
        name.dep_ = "nsubjpass" if children(verb, "auxpass") else "nsubj"


def _at_first(verb: Token) -> None:
    """Sets a role beside the name before it that "at first" parts from it: "Libya, at first a backer of Chad, closed its border"."""
    for at in (c for c in children(verb, "prep") if c.lower_ == "at" and c.i >= 2 and c.nbor(-1).text == ","):
        name, noun = at.nbor(-2), first(at, "pobj")
        if at.nbor().lower_ == "first" and noun is not None and first(noun, "det") is not None and name.pos_ == "PROPN":
            noun.hang(name, "appos")


def _compounded(verb: Token) -> None:
    """Makes the subject of the name right before a finite verb that the parser took for a part of it: "Moscow bristles at the plan"."""
    if verb.tag_ not in ("VBZ", "VBD", "VBP") or not _lacks_subject(verb):
        return
    for name in (c for c in children(verb, "compound", "nmod") if c.i + 1 == verb.i and c.pos_ == "PROPN" and c.ent_type_ in NAMING):
        name.dep_ = "nsubj"


def _charged(verb: Token) -> None:
    """Hangs "of" with a deed on the verb that charges somebody with it: "accused the RSF of shelling a hospital"."""
    for accused in children(verb, "dobj") if verb.lemma in CHARGING else ():
        for of in (c for c in children(accused, "prep") if c.lower_ == "of" and first(c, "pcomp") is not None):
            of.hang(verb, "prep")


def _auxiliary(verb: Token) -> None:
    """Gives a verb the subject that hangs on its auxiliary: "The CIA had by then begun to arm X"."""
    for auxiliary in children(verb, "aux", "auxpass"):
        for child in list(auxiliary.children):
            child.hang(verb, child.dep_)


def _particle(verb: Token) -> None:
    """Makes the object of a verb of what the parser hung on its particle: "voted down the pact"."""
    for particle in children(verb, "prt"):
        for noun in children(particle, "pobj"):
            noun.hang(verb, "dobj")


def _uprooted(verb: Token) -> None:
    """Makes the verb of a sentence of what the parser took for a participle before a noun: "Togo switched recognition from X to Y"."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ not in ("VBD", "VBZ", "VBP") or noun.dep_ != "ROOT" or noun.i < verb.i:
        return
    before = next((c for c in children(noun, "nmod", "compound") if c.i == verb.i - 1 and c.pos_ == "PROPN"), None)
    if before is not None and verb.tag_ == "VBD":
        before.hang(verb, "nsubj")  # "Peru scrambled jets"
    for name in (c for c in children(verb, "npadvmod") if c.i == verb.i - 1 and c.pos_ == "PROPN"):
        name.dep_ = "nsubj"  # "Nauru conferred recognition"
    if first(verb, "nsubj"):
        noun.children = tuple(c for c in noun.children if c is not verb)
        verb.head, verb.dep_ = verb, "ROOT"
        noun.hang(verb, "dobj")


def _swallowed(verb: Token) -> None:
    """Makes the main verb of a passive that the parser took for the content of its subject: "the charge that X fled was denied"."""
    noun = verb.head
    passive = any(c.dep_ == "auxpass" and c.tag_ in FINITE for c in verb.children)
    mark = first(verb, "mark")
    if verb.dep_ != "acl" or not passive or noun.dep_ != "ROOT" or noun.pos_ != "NOUN" or mark is None or mark.i != noun.i + 1:
        return
    content = next(iter(children(verb, "nsubjpass", "csubjpass", "csubj", "nsubj")), None)
    inner = content and next(
        (t for t in (content, *children(content, "amod")) if t.pos_ in ("VERB", "AUX") and children(t, "nsubj", "npadvmod")), None
    )
    if content is None or inner is None:
        return
    verb.head, verb.dep_ = verb, "ROOT"
    noun.children = tuple(c for c in noun.children if c is not verb)
    noun.hang(verb, "nsubjpass")
    inner.hang(noun, "acl")
    mark.hang(inner, "mark")
    if content is not inner:
        content.hang(inner, "dobj")
    for name in children(inner, "npadvmod"):
        name.dep_ = "nsubj"


def _parted(verb: Token) -> None:
    """Gives a verb the name that a set-off speaker parts from it: "India, officials said, has shelled a village"."""
    if verb.dep_ != "parataxis" or verb.head.i < verb.i or verb.i + 1 >= len(verb.doc) or verb.nbor().text != ",":
        return
    main, name = verb.head, first(verb, "npadvmod")
    if (
        name is None
        or name.pos_ not in ("PROPN", "NOUN")
        or first(main, *SUBJECTS) is not None
        or first(verb, "nsubj", "nsubjpass") is None
    ):
        return
    if name.left_edge.i == verb.sent.start and name.right_edge.nbor().text == "," and name.ent_type_ not in ("DATE", "TIME"):
        name.hang(main, "nsubjpass" if children(main, "auxpass") else "nsubj")


def _main(verb: Token) -> None:
    """Joins a past tense to the verb of the sentence, not to the perfect of a description: "X, to which it has sold arms, and called"."""
    described = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or first(verb, *SUBJECTS) is not None or described.dep_ != "relcl":
        return
    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in described.children)
    above = next((t for t in described.ancestors if t.tag_ == "VBD"), None)
    cc = next((c for c in described.children if c.dep_ == "cc" and described.i < c.i < verb.i), None)
    if perfect and above is not None and cc is not None and cc.nbor(-1).text == ",":
        verb.hang(above, "conj")


def _told_last(verb: Token) -> None:
    """Gives ", saying" to the verb that ends the clause before it: "a charge that X rejected, saying Y had fired first"."""
    if verb.dep_ != "advcl" or verb.lower_ not in TELLING or verb.i < 2 or verb.nbor(-1).text != ",":
        return
    before = verb.nbor(-2)
    if before.pos_ == "VERB" and before.dep_ in ("relcl", "acl") and before.i != verb.head.i and first(before, "nsubj") is not None:
        verb.hang(before, "advcl")


def _held(verb: Token) -> None:
    """Makes an object and its predicate of what the parser took for a clause: "holds Pakistan responsible for the raid"."""
    word = first(verb, "ccomp")
    if verb.lemma_ != "hold" or word is None or word.lower_ not in ("responsible", "accountable", "liable") or children(word, "aux", "cop"):
        return
    for name in children(word, "nsubj"):
        name.hang(verb, "dobj")
    word.dep_ = "oprd"
    for aside in (c for c in word.children if c.lower_ == "according"):
        aside.hang(verb, "prep")


def _hyphened(verb: Token) -> None:
    """Makes the verb of a sentence of the second half of "test-fired", "carpet-bombed", which the parser took for an adjective."""
    if verb.i < 3 or verb.nbor(-1).text != "-" or verb.nbor(-2).tag_ != "NN" or verb.nbor(-2).head.i != verb.i:
        return
    verb.nbor(-2).dep_ = "npadvmod"
    noun, before = verb.head, verb.nbor(-3)
    if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or noun.i < verb.i or is_finite(verb.sent):
        return
    compound = noun.dep_ == "ROOT" and before.head.i == noun.i and before.dep_ in ("nmod", "compound") and before.pos_ in ("PROPN", "NOUN")
    if compound or (noun.dep_ == "appos" and noun.head.i == before.i and before.dep_ == "ROOT"):
        _crown(verb, before)
        noun.hang(verb, "dobj")


def _raised(verb: Token) -> None:
    """Makes the verb of a sentence of a participle behind its noun where there is no other: "A barrage of missiles slammed into Haifa"."""
    if (
        verb.dep_ != "acl"
        or verb.tag_ not in ("VBN", "VBD")
        or children(verb, "agent")
        or verb.sent[-1].text != "."
        or is_finite(verb.sent)
    ):
        return
    root = verb.sent.root
    noun = verb.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    if noun.i != root.i or root.pos_ not in ("NOUN", "PROPN") or verb.nbor(-1).text == ",":
        return
    if children(verb, "dobj") or any(c.lower_ in ALONG for c in children(verb, "prep")):
        _crown(verb, root)


def _crown(verb: Token, subject: Token) -> None:
    """Makes a word the verb of its sentence, with this subject."""
    verb.head.children = tuple(c for c in verb.head.children if c is not verb)
    verb.head, verb.dep_ = verb, "ROOT"
    verb.retag("VBD", "VERB")
    subject.hang(verb, "nsubj")


def _shifted(verb: Token) -> None:
    """Makes the object of a verb of what follows "as" and its word: "dismissed as propaganda Ukraine's claim"."""
    doc, end = verb.doc, verb.sent.end
    if verb.i + 3 >= end or (as_ := verb.nbor()).lower_ != "as" or first(verb, "dobj", "nsubjpass", "auxpass") is not None:
        return
    words = [t for t in doc[as_.i + 1 : min(as_.i + 6, end)] if not t.is_punct]
    if len(words) > 2 and words[0].tag_ == "JJ" and words[1].tag_ in ("NNS", "NN") and words[2].lower_ == "that" and words[1].head is as_:
        words[1].hang(verb, "dobj")  # "rejected as baseless reports that"
        as_.hang(verb, "prep")
        words[0].hang(as_, "pobj")
        return
    if len(words) < 3 or words[0].pos_ not in ("ADJ", "NOUN", "ADV") or words[1].dep_ not in ("det", "poss"):
        return
    noun = words[1].head
    while noun.dep_ in ("poss", "compound", "det") and noun.head.i > noun.i:
        noun = noun.head
    if noun.pos_ in ("NOUN", "PROPN") and noun.i > words[1].i and as_.i < noun.i < end:
        noun.hang(verb, "dobj")
        as_.hang(verb, "prep")
        words[0].hang(as_, "pobj")


def _lacks_subject(verb: Token) -> bool:
    """True for a finite verb without a subject."""
    finite = verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.children)
    return finite and first(verb, *SUBJECTS) is None


def _before(verb: Token) -> Token | None:
    """Returns the word that stands right before a verb and its auxiliaries, else None."""
    here = verb.i - 1
    while here >= verb.sent.start and verb.doc[here].head.i == verb.i and verb.doc[here].dep_ in SKIPPED and verb.doc[here].text != ",":
        here -= 1
    if here >= verb.sent.start and verb.doc[here].text == ",":
        here -= 1
    return verb.doc[here] if here >= verb.sent.start else None


def _given_back(verb: Token, before: Token) -> None:
    """Makes the subject of a verb of what a preposition before it took."""
    for noun in _ending_at(before):
        preposition = noun.head
        if noun.dep_ == "pobj" and preposition.lower_ in CONJUNCTIONS and preposition.head.i in (verb.i, verb.head.i):
            preposition.hang(verb, "mark")
            noun.hang(verb, "nsubjpass" if children(verb, "auxpass") else "nsubj")
            return
        opening = _phrase_opens(noun, verb)
        listed = noun.head.i + 1 < noun.i and verb.doc[noun.head.i + 1].text == ","
        taken = noun.dep_ == "conj" and (noun.head.dep_ == "pobj" or _is_second(noun.head))
        if verb.dep_ == "ROOT" and taken and opening and listed:
            noun.hang(verb, "nsubjpass" if children(verb, "auxpass") else "nsubj")
            return


def _is_second(noun: Token) -> bool:
    """True for the second of two after "between", with whom its list ends: "between A and B, C urged"."""
    one = noun.head
    return noun.dep_ == "conj" and one.dep_ == "pobj" and one.head.lower_ == "between" and bool(children(one, "cc"))


def _ending_at(token: Token) -> list[Token]:
    """Returns the nouns above a token whose phrases end with it, the lowest first."""
    found, here = [token], token
    end = token.i + 1 + (token.doc[token.i + 1].text == ",")
    while here.dep_ != "ROOT" and here.head.right_edge.i < end:
        here = here.head
        found.append(here)
    return found


def _phrase_opens(noun: Token, verb: Token) -> bool:
    """True where the phrase that a noun stands in opens the sentence and hangs on the verb."""
    here = noun
    while here.head.i != verb.i and here.dep_ != "ROOT":
        here = here.head
    return here.dep_ in ("prep", "advcl") and here.left_edge.i == verb.sent.start
