"""The page on the ontology as HTML: one file with its pictures and no script, where every term has an anchor of its name."""

from collections.abc import Iterable
from html import escape

from ontology.page import Entry, Link, Section, Words, facts_of_file, sections, title
from ontology.picture import picture
from ontology.terms import header
from ontology.vocabulary import AL

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --quiet: #59636e; --line: #d0d7de; --back: #f6f8fa; --link: #00518c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --paper: #0d1117; --quiet: #9198a1; --line: #3d444d; --back: #151b23; --link: #6cb6ff; }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.55 system-ui, sans-serif; display: grid;
  grid-template-columns: 17rem minmax(0, 58rem); gap: 2.5rem; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1rem 1.5rem 1.5rem; border-right: 1px solid var(--line);
  font-size: .9rem; }
nav ul { list-style: none; margin: 0; padding: 0 0 0 .8rem; } nav > ul { padding: 0; } nav li { margin: .15rem 0; }
nav summary { cursor: pointer; }
main { padding: 1.5rem 1.5rem 6rem 0; }
h1 { line-height: 1.2; margin: 0 0 1rem; } h2 { margin: 3rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
h3 { margin: 2rem 0 .4rem; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
code { font: .88em ui-monospace, monospace; background: var(--back); padding: .1em .3em; border-radius: 4px; }
article { border: 1px solid var(--line); border-radius: 8px; padding: .7rem 1rem; margin: .8rem 0; }
article:target { border-color: var(--link); box-shadow: 0 0 0 1px var(--link); }
article h4 { margin: 0 0 .3rem; display: flex; gap: .6rem; align-items: baseline; flex-wrap: wrap; }
article h4 a { color: inherit; } article p { margin: .2rem 0; }
.example { color: var(--quiet); font-style: italic; } .iri { color: var(--quiet); font-weight: normal; font-size: .85rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .4rem 0 0; font-size: .92rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; padding: .25rem .7rem .25rem 0;
  border-bottom: 1px solid var(--line); } figure { margin: 1rem 0; overflow-x: auto; background: #fff; border-radius: 8px; }
svg { max-width: 100%; height: auto; }
@media (max-width: 60rem) { body { display: block; } nav { position: static; height: auto; border: 0; } main { padding: 1rem; } }
"""
FILES = (("Turtle", "turtle"), ("JSON-LD", "jsonld"), ("RDF/XML", "rdfxml"), ("N-Triples", "ntriples"))


def page_html() -> str:
    """Returns the page; its links to other forms of the ontology are relative to the address at which it is served."""
    parts = sections()
    about = header()["http://purl.org/dc/terms/description"][0]
    files = " · ".join(f'<a href="?format={form}">{label}</a>' for label, form in FILES)
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title())}</title><style>{STYLE}</style></head>\n<body>\n<nav aria-label="Contents">{_contents(parts)}</nav>\n'
        f"<main>\n<h1>{escape(title())}</h1>\n<p>{escape(about)}</p>\n{_facts(facts_of_file())}\n"
        f'<p>Download: {files} · <a href="ontology/context.jsonld">JSON-LD context</a></p>\n'
        + "\n".join(map(_section, parts))
        + "\n</main>\n</body></html>\n"
    )


def _contents(parts: Iterable[Section]) -> str:
    """Returns the table of contents: each section with its terms folded in."""
    items = []
    for part in parts:
        link = f'<a href="#{escape(part.anchor)}">{escape(part.title)}</a>'
        terms = "".join(f'<li><a href="#{escape(e.term.name)}">{escape(e.code or e.term.name)}</a></li>' for e in part.entries)
        folded = f"<details><summary>{link}</summary><ul>{terms}</ul></details>" if terms else link
        items.append(f"<li>{'<ul><li>' if part.depth else ''}{folded}{'</li></ul>' if part.depth else ''}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _section(part: Section) -> str:
    level = 3 if part.depth else 2
    said = [f'<h{level} id="{escape(part.anchor)}">{escape(part.title)}</h{level}>']
    said += [f"<p>{_marked(part.intro)}</p>"] if part.intro else []
    said += [f"<figure>{picture(part.picture)}</figure>"] if part.picture else []
    said += [_table(part.table)] if part.table else []
    return "\n".join([*said, *map(_entry, part.entries)])


def _entry(entry: Entry) -> str:
    term = entry.term
    code = f" <code>{escape(entry.code)}</code>" if entry.code else ""
    name = escape(term.name)
    said = [
        f'<h4><a href="#{name}">{escape(term.label)}</a>{code} <span class="iri">al:{name}</span></h4>',
        f"<p>{escape(term.definition)}</p>",
    ]
    said += [f'<p class="example">{escape(term.example)}</p>'] if term.example else []
    said += [_facts(entry.facts)] if entry.facts else []
    return f'<article id="{name}">{"".join(said)}</article>'


def _facts(facts: Iterable[tuple[str, Words]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{_words(words, ' ')}</dd>" for name, words in facts) + "</dl>"


def _table(rows: tuple[Words, ...]) -> str:
    head = "".join(f"<th>{_words((cell,), '')}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(cell: str | Link) -> str:
    """Returns a cell; a term that has no entry but this row has its anchor here."""
    anchored = (
        isinstance(cell, Link) and cell.to.startswith((AL + "event-", AL + "cameo-")) and not cell.text.startswith(("PLOVER", "CAMEO"))
    )
    return (
        f'<span id="{escape(cell.to.removeprefix(AL))}">{_words((cell,), "")}</span>'
        if anchored and isinstance(cell, Link)
        else _words((cell,), "")
    )


def _words(words: Words, between: str) -> str:
    return between.join(_link(word) if isinstance(word, Link) else escape(word) for word in words)


def _link(link: Link) -> str:
    address = "#" + link.to.removeprefix(AL) if link.to.startswith(AL) else link.to
    return f'<a href="{escape(address)}">{escape(link.text)}</a>'


def _marked(text: str) -> str:
    """Returns a text in which what stands between backticks is code."""
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts))
