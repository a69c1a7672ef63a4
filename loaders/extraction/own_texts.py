"""Whose a text is that is no report: of a statement the body that its title names, of a turn in a transcript its label."""

from collections.abc import Callable

from graph.model import Mark
from loaders.extraction.actors import Resolver
from loaders.extraction.document import Passage
from loaders.extraction.gazetteer import Named
from loaders.extraction.quotations import Voice
from loaders.extraction.reached import Reached
from loaders.extraction.retagging import FINITE
from loaders.readers.wordings import wordings

ASKING = frozenset(
    {"q", "a", "question", "questioner", "answer", "interviewer", "interviewee", "host", "moderator", "presenter", "anchor", "reporter",
     "journalist", "correspondent", "operator", "speaker", "participant", "audience", "voice", "narrator"}
)  # fmt: skip


def voice_of_title(headline: Passage, resolver: Resolver) -> Voice | None:
    """Returns who speaks in a text with the title "Statement by the Ministry of Foreign Affairs of Peru", None of a report about one."""
    found = wordings().statement_title.match(headline.doc.text)
    if found is None or any(t.tag_ in FINITE for t in headline.doc):
        return None
    by = next((t for t in headline.doc if t.idx + len(t) == found.end()), None)
    named = [c for c in by.children if c.dep_ == "pobj"] if by is not None else []
    actors = tuple(r for noun in named for r in resolver.actors(noun))
    actors = actors or tuple(r for noun in named for t in noun.subtree if t.dep_ == "pobj" for r in resolver.actors(t))  # of whose office
    return Voice(actors, min(a.start for a in actors), max(a.end for a in actors)) if actors else None


def voice_of_label(mark: Mark, person: Callable[[str], Named]) -> Voice:
    """Returns whose turn a label opens; whoever asks or is called a speaker is nobody named."""
    words = mark.text.strip(" :")
    if words.lower() in ASKING or len(words) < 2:
        return Voice((), mark.start, mark.end)
    return Voice((Reached(person(words.title() if words.isupper() else words), mark.start, mark.end, 1.0),), mark.start, mark.end)
