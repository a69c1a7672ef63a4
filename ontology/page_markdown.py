"""The page on the ontology as Markdown, for whoever reads the repository."""

from collections.abc import Iterable

from ontology.page import Entry, Link, Section, Words, facts_of_file, sections, title
from ontology.terms import header
from ontology.vocabulary import AL

MADE = "<!-- Made from ontology/allegiance.ttl by `python -m ontology`; edit that and make it anew. -->"


def page_markdown() -> str:
    """Returns the page; pictures lie beside it in `pictures/`."""
    parts = sections()
    about = header()["http://purl.org/dc/terms/description"][0]
    contents = "\n".join(f"{'  ' * part.depth}- [{part.title}](#{part.anchor})" for part in parts)
    facts = "\n".join(f"- {name}: {_words(words)}" for name, words in facts_of_file())
    served = (
        "A running service gives it at `/ontology`, as this page or, by `Accept` or `?format=`, as Turtle, JSON-LD, RDF/XML or N-Triples; "
        "`/ontology/context.jsonld` is the JSON-LD context. `allegiance ontology --format turtle` writes the same."
    )
    return f"{MADE}\n\n# {title()}\n\n{about}\n\n{facts}\n\n{served}\n\n{contents}\n\n" + "\n\n".join(map(_section, parts)) + "\n"


def _section(part: Section) -> str:
    said = [f'<a id="{part.anchor}"></a>\n{"###" if part.depth else "##"} {part.title}']
    said += [part.intro] if part.intro else []
    said += [f"![{part.title}](pictures/ontology-{part.picture}.svg)"] if part.picture else []
    said += [_table(part.table)] if part.table else []
    return "\n\n".join([*said, *map(_entry, part.entries)])


def _entry(entry: Entry) -> str:
    term = entry.term
    code = f" `{entry.code}`" if entry.code else ""
    example = f" *{term.example}*" if term.example else ""
    facts = "".join(f"\n  - {name}: {_words(words)}" for name, words in entry.facts)
    return f'- <a id="{term.name}"></a>**{term.label}**{code} (`al:{term.name}`): {term.definition}{example}{facts}'


def _table(rows: tuple[Words, ...]) -> str:
    lines = ["| " + " | ".join(_words((cell,)) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _words(words: Iterable[str | Link]) -> str:
    return " ".join(_link(word) if isinstance(word, Link) else word for word in words)


def _link(link: Link) -> str:
    coded = link.to.startswith((AL + "event-", AL + "cameo-"))
    return link.text if coded else f"[{link.text}]({'#' + link.to.removeprefix(AL) if link.to.startswith(AL) else link.to})"
