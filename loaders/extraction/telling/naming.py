"""Who a verb of saying has for its subject, also where the parser lost it."""

from loaders.extraction.syntax import children, is_passive, lemma_of, logical_subject, objects_of
from loaders.extraction.tokens import Token

LONGEST_NAME = 14  # tokens of who says so: "a spokesman for the ministry of defence in Kyiv"
JOINING = frozenset({"and", "but", "or", "so", "as", "while", "when", "after", "before", "because", "since", "although", "though"})
RELATIVE = frozenset({"which", "who", "that", "whom", "whose"})
INANIMATE = frozenset({"this", "that", "these", "those", "which", "what", "there", "it"})  # "this explains why": nobody says so
SAYING = frozenset({"VBZ", "VBD", "VBP"})  # finite, so that it can say something of its own
ADDRESSING = frozenset({"tell", "inform", "brief", "assure", "remind", "notify"})  # whose object is who hears it
QUOTING, CITING = frozenset({"quote", "cite", "paraphrase"}), frozenset({"citing", "quoting"})
CONVINCED = frozenset({"convince", "persuade", "satisfy", "concern", "worry", "alarm"})  # whose subject in the passive believes it


def channelled(subject: Token) -> Token | None:
    """Returns whom an outlet that is the subject of saying passes on: "the agency quoted X as saying", "the paper said, citing X"."""
    verb = subject.head.head if subject.dep_ == "pobj" and subject.head.dep_ == "agent" else subject.head
    if subject.dep_ not in ("nsubj", "pobj") or verb.pos_ != "VERB":
        return None
    if lemma_of(verb) in QUOTING:
        return next(iter(children(verb, "nsubjpass" if is_passive(verb) else "dobj")), None) if _as_saying(verb) else None
    cited = [o for c in (*verb.children, *subject.children) if c.lower_ in CITING for o in children(c, "dobj", "pobj")]
    cited += [o for w in children(verb, "prep") for r in children(w, "pobj") if lemma_of(r) == "reference" for o in objects_of(r, "to")]
    return cited[0] if cited and subject.dep_ == "nsubj" else None


def _as_saying(verb: Token) -> bool:
    return any(c.lower_ == "as" and children(c, "pcomp") for c in children(verb, "prep"))


def sayer_of(verb: Token) -> Token | None:
    """Returns who says what a verb says: its subject, before or after it, or whoever is convinced of it."""
    if is_passive(verb) and lemma_of(verb) in QUOTING and _as_saying(verb):
        return next(iter(children(verb, "nsubjpass")), None)  # "was quoted by Reuters as saying"
    subjects = logical_subject(verb)
    if subjects:
        return subjects[0]
    if is_passive(verb):
        if not children(verb, "ccomp") and children(verb, "xcomp"):
            return None  # "Beijing is reported to have offered": who reports it is not said
        believer = next(iter(children(verb, "nsubjpass")), None)
        return believer if believer is not None and lemma_of(verb) in CONVINCED and believer.lower_ not in INANIMATE else None
    said = next(iter(children(verb, "ccomp")), None)
    inverted = [c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "npadvmod", "attr", "oprd", "nsubj") and c.pos_ != "VERB"]
    if inverted and said is not None and said.i < verb.i and lemma_of(verb) not in ADDRESSING:
        return inverted[0]
    return named_before(verb) or described_before(verb) if verb.tag_ in SAYING else None


def described_before(verb: Token) -> Token | None:
    """Returns the head of a name that a description parts from its verb: ", a diplomat who asked not to be named told Reuters"."""
    doc = verb.doc
    start = next((t.i + 1 for t in reversed(doc[verb.sent.start : verb.i]) if t.text == ","), verb.i)
    named = doc[start : next((t.i for t in doc[start : verb.i] if t.pos_ in ("VERB", "AUX") or t.lower_ in RELATIVE), verb.i)]
    if not named or named.end == verb.i or named[0].pos_ not in ("DET", "NUM", "NOUN", "PROPN") or lemma_of(verb) not in ADDRESSING:
        return None
    return named.root if named.root.pos_ in ("NOUN", "PROPN") else None


def named_before(verb: Token) -> Token | None:
    """Returns the head of the name between the last comma and a verb, or between two commas where an apposition stands between."""
    doc = verb.doc
    commas = [t.i for t in doc[verb.sent.start : verb.i] if t.text in (",", "-", "--", "–", "—")]
    if not commas:
        return None
    start, end = commas[-1] + 1, verb.i
    if start == end and len(commas) > 2:  # "..., the minister, Jan Berg, said"
        start, end = commas[-3] + 1, commas[-2]
    while start < end and (doc[start].lower_ in ("or", "so") or doc[start].pos_ == "ADV"):
        start += 1
    named = doc[start:end]
    if not 0 < len(named) <= LONGEST_NAME or named[0].pos_ in ("CCONJ", "PUNCT") or named.root.ent_type_ in ("DATE", "TIME"):
        return None
    if any(t.pos_ in ("VERB", "AUX") or t.lower_ in RELATIVE or (t.lower_ in JOINING and t.pos_ != "CCONJ") for t in named):
        return None
    subjects = children(verb, "nsubj")
    here = not subjects or any(start <= s.i < end for s in subjects)
    return named.root if named.root.pos_ in ("NOUN", "PROPN", "PRON") and here else None
