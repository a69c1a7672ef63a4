"""Other names that an article gives to a person: "Mohamed Hamdan Dagalo, known as Hemedti"."""

from collections.abc import Iterator

from loaders.extraction.mentions import Mention
from loaders.extraction.tokens import Doc

CALLED = (
    ("known", "as"), ("better", "known", "as"), ("widely", "known", "as"), ("also", "known", "as"), ("commonly", "known", "as"),
    ("popularly", "known", "as"), ("known", "simply", "as"), ("alias",), ("nicknamed",), ("who", "is", "known", "as"),
    ("whose", "nom", "de", "guerre", "is"), ("who", "calls", "himself"), ("who", "goes", "by"), ("aka",),
)  # fmt: skip
RANKS = frozenset({"general", "gen.", "colonel", "col.", "commander", "comandante", "commandante"})


def aliases(doc: Doc, mentions: list[Mention]) -> Iterator[tuple[str, str]]:
    """Yields (other name, name) of the persons of a passage."""
    starts = {m.start: m for m in mentions}
    for person in mentions:
        if person.named.kind != "Person" or person.end + 2 >= len(doc) or doc[person.end].text not in (",", "(", "-", "–"):
            continue
        for words in CALLED:
            at = person.end + 1 + len(words)
            if tuple(t.lower_ for t in doc[person.end + 1 : at]) != words:
                continue
            at += at < len(doc) and doc[at].text in ('"', "'")
            at += at < len(doc) and doc[at].lower_ in RANKS
            other = starts.get(at)
            if other is not None and other.named.kind == "Person" and other.named.id != person.named.id:
                yield other.named.name, person.named.name
            elif other is None and at < len(doc) and doc[at].is_title:
                yield doc[at].text, person.named.name
