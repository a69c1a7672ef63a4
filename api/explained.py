"""How a text was read, for people: each sentence with whom it names, what fired, why the rest did not, and its claims."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.tables import claim_line
from loaders.extraction.explaining import Explained, Sentence, Tried

STEP = (0, 0, 0, 2)


def print_explained(explained: Explained, console: Console) -> None:
    """Prints one article, sentence by sentence."""
    article = explained.extracted.article
    console.print(Text(", ".join(part for part in (article.outlet, article.published, article.id) if part), style="dim"))
    for sentence in explained.sentences:
        _print_sentence(sentence, console)
    for dropped in explained.extracted.dropped:
        console.print(Text(f"left out ({dropped.reason}): {dropped.quote}", style="dim"))
    console.print()


def explained_json(explained: Explained) -> str:
    """Returns the sentences as one line of JSON; claims by their ids."""
    sentences = [asdict(s) | {"claims": [c.id for c in s.claims]} for s in explained.sentences]
    return json.dumps({"article": explained.extracted.article.id, "sentences": sentences}, ensure_ascii=False)


def _print_sentence(sentence: Sentence, console: Console) -> None:
    console.print(Text(sentence.text, style="bold"))
    if sentence.passed_over:
        console.print(Padding(Text(f"passed over: {sentence.passed_over}", style="dim"), STEP))
    if sentence.named:
        named = "; ".join(f"{n.text} = {n.id} ({n.kind})" for n in sentence.named)
        console.print(Padding(Text(f"names for the first time: {named}", style="dim"), STEP))
    for line in (*map(_fired, sentence.tried), *_missed(sentence.tried)):
        if line is not None:
            console.print(Padding(line, STEP))
    for claim in sentence.claims:
        line = Text("= ", style="bold cyan")
        line.append_text(claim_line(claim))
        line.append(f", {claim.date_start or 'undated'}, confidence {claim.confidence:.2f}", style="dim")
        console.print(Padding(line, STEP))
    console.print()


def _fired(tried: Tried) -> Text | None:
    return Text(f"+ {tried.word}: {tried.rule}: {tried.proposition}; {tried.told}", style="green") if tried.why is None else None


def _missed(tried: Iterable[Tried]) -> Iterator[Text]:
    """Yields what did not fire, the wordings of one word with one reason together."""
    together: dict[tuple[str, str], list[str]] = {}
    for t in tried:
        if t.why is not None:
            together.setdefault((t.word, t.why), []).append(t.rule)
    for (word, why), rules in together.items():
        yield Text(f"- {word}: {why} ({'; '.join(rules)})", style="dim")
