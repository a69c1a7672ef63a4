"""Whose a text is that is no report: of a statement the body that its title or signature names, of a turn in a transcript its label."""

import re
from collections.abc import Callable, Iterable, Sequence

from graph.model import Mark
from loaders.extraction.actors import Resolver
from loaders.extraction.discourse import WE
from loaders.extraction.document import Passage
from loaders.extraction.gazetteer import Named
from loaders.extraction.mentions import Kind, Mention, Mentions
from loaders.extraction.quotations import Voice
from loaders.extraction.reached import SURE, Reached, unique
from loaders.extraction.retagging import FINITE
from loaders.extraction.syntax import lemma_of
from loaders.readers.wordings import wordings

ASKING = frozenset(
    {"q", "a", "question", "questioner", "answer", "interviewer", "interviewee", "host", "moderator", "presenter", "anchor", "reporter",
     "journalist", "correspondent", "operator", "speaker", "participant", "audience", "voice", "narrator", "the president", "president",
     "minister", "the minister", "spokesperson", "spokesman", "spokeswoman"}
)  # fmt: skip
ANSWERING = frozenset({"a", "answer", "interviewee"})
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "amb", "gen", "sen", "rep", "hon", "honourable"})
STATEMENT = r"(?:joint |press |official |media |public )*(?:statement|communiqu[eé]|declaration|press release)"
SPEECH = r"(?:remarks|response|answers?|comments?|address|speech|opening statement|regular press conference|press briefing)"
NAMED_FIRST = re.compile(  # "MINISTRY OF X — STATEMENT", "Jan Berg's remarks on"
    rf"(?P<name>.{{3,90}}?)(?:(?:\s*[—–:|-]+\s*|['’]s?\s+|\s+){STATEMENT}|['’]s?\s+{SPEECH})\b", re.IGNORECASE
)
NAMED_LAST = re.compile(rf"{STATEMENT}\s*[—–:|-]+\s*(?P<name>.{{3,90}})", re.IGNORECASE)  # "Press release: Embassy of X"
ANNOUNCED = re.compile(rf"{STATEMENT}\b", re.IGNORECASE)
REPORTING = frozenset({"said", "says", "told", "added", "stated"})
TALKS = frozenset({"call", "meeting", "talk", "conversation", "visit", "phone", "consultation", "summit"})
MISREAD = frozenset({"remarks", "comments", "answers", "statement", "address"})  # nouns that the tagger takes for verbs in a title
OPENING = 3  # paragraphs that tell whether somebody speaks for himself
LONGEST_LINE = 16  # tokens of a line that names who signs


def voice_of_title(headline: Passage, resolver: Resolver) -> Voice | None:
    """Returns who speaks in a text with the title "Statement by the Ministry of Foreign Affairs of Peru", None of a report about one."""
    found = wordings().statement_title.match(headline.doc.text)
    if found is None or any(t.tag_ in FINITE for t in headline.doc):
        return None
    by = next((t for t in headline.doc if t.idx + len(t) == found.end()), None)
    named = [c for c in by.children if c.dep_ == "pobj"] if by is not None else []
    if any(lemma_of(noun) in TALKS for noun in named):
        named = [o for noun in named for o in noun.children if o.dep_ == "poss"]  # "Readout of the president's call with Chile"
    actors = [r for noun in named for r in resolver.actors(noun)]
    if not actors or any(noun.lower_ in ("minister", "ministers") for noun in named):  # of whose office, of whose ministers
        actors += [r for noun in named for t in noun.subtree if t.dep_ == "pobj" for r in resolver.actors(t)]
    actors = unique(actors)
    return Voice(tuple(actors), min(a.start for a in actors), max(a.end for a in actors)) if actors else None


def signed(passages: Sequence[Passage], mentions: Sequence[Mentions]) -> Voice | None:
    """Returns whose statement a text is whose title names the body otherwise, or whose first or last line does; None of a report.

    "MINISTRY OF FOREIGN AFFAIRS OF PERU — STATEMENT"; "We deny that ..." above or below "Embassy of Peru in Lagos".
    """
    if not passages or _is_report(passages[1 : OPENING + 1]):
        return None
    title, verbless = passages[0].doc.text, not any(t.tag_ in FINITE and t.lower_ not in MISREAD for t in passages[0].doc)
    for form in (NAMED_FIRST, NAMED_LAST) if verbless else ():
        if (match := form.match(title)) is not None and (voice := _first(passages[0], mentions[0], *match.span("name"))) is not None:
            return voice
    spoken = any(t.lower_ in WE and p.quotation_of(t) is None for p in passages[: OPENING + 1] for t in p.doc)
    announced = any(ANNOUNCED.match(p.doc.text) for p in passages[:2])
    if not (spoken or announced):
        return None
    lines = [(p, m) for p, m in zip(passages, mentions, strict=True) if _is_line(p)]
    edges = [(p, m) for p, m in lines if p in passages[1 : OPENING + 1] or p in passages[-2:]]
    return next((v for p, m in edges if (v := _office(p, m)) is not None), None)


def _is_report(passages: Iterable[Passage]) -> bool:
    """True where the first paragraphs tell, outside quotation marks, what somebody says."""
    return any(t.lower_ in REPORTING and t.pos_ == "VERB" and p.quotation_of(t) is None for p in passages for t in p.doc)


def _is_line(passage: Passage) -> bool:
    return len(passage.doc) <= LONGEST_LINE and not any(t.tag_ in FINITE for t in passage.doc)


def _office(passage: Passage, mentions: Mentions) -> Voice | None:
    """Returns for whom "Ministry of Defence of Peru, Lima" signs."""
    found = wordings().office.search(passage.doc.text)
    return _first(passage, mentions, found.start(), len(passage.doc.text)) if found is not None else None


def _first(passage: Passage, mentions: Mentions, start: int, end: int) -> Voice | None:
    """Returns the first actor named between two characters of a passage as a voice."""
    of: Mention | None = next(
        (m for m in mentions.all if m.kind is Kind.ACTOR and start <= passage.doc[m.start].idx < end),
        None,
    )
    if of is None:
        return None
    at = passage.span(of.start, of.end)
    return Voice((Reached(of.named, *at, SURE),), *at)


def interviewee(headline: Passage, resolver: Resolver) -> Voice | None:
    """Returns who answers in "Interview with Peru's foreign minister", "Jan Berg's interview with the Post"."""
    talk = next((t for t in headline.doc if t.lower_ == "interview"), None)
    if talk is None:
        return None
    owners = [c for c in talk.children if c.dep_ == "poss"]
    asked = [o for p in talk.children if p.dep_ == "prep" and p.lower_ in ("with", "of") for o in p.children if o.dep_ == "pobj"]
    for noun in (*owners, *asked):
        if (actors := tuple(resolver.actors(noun))) and all(a.named.kind != "Organization" for a in actors):
            return Voice(actors, actors[0].start, actors[-1].end)
    return None


def name_of_label(label: str, titles: frozenset[str]) -> tuple[str, frozenset[str]]:
    """Returns the name in "FOREIGN MINISTER BERG:" and the words of office before it; the name is empty where only an office stands."""
    words = re.sub(r"\([^()]*\)", "", label).strip(" :").split()
    at = max((n + 1 for n, w in enumerate(words) if w.lower().strip(".") in titles | HONORIFICS), default=0)
    name = " ".join(words[at:])
    return name.title() if name.isupper() else name, frozenset(w.lower().strip(".") for w in words[:at])


def voice_of_label(mark: Mark, person: Callable[[str], Named], titles: frozenset[str], own: Named | None, asked: Voice | None) -> Voice:
    """Returns whose turn a label opens; whoever asks or is called a speaker is nobody named.

    "Mr Berg" in a transcript that a body publishes speaks for it (`own`); `asked` answers in an interview.
    """
    words = mark.text.strip(" :")
    if asked is not None and words.lower() in ANSWERING:
        return asked
    name, before = name_of_label(words, titles)
    if words.lower() in ASKING or len(words) < 2 or not name:
        return Voice((), mark.start, mark.end)
    named = person(name)
    if named.home is None and own is not None and before and before <= HONORIFICS:
        named = Named(named.id, named.name, named.kind, home=own)
    return Voice((Reached(named, mark.start, mark.end, SURE),), mark.start, mark.end)
