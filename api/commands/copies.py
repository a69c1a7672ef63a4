"""`allegiance copies`: which articles count as one origin, to be looked through."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.answering import Copies
from api.asking import AskedCopies, within_limit
from api.commands.session import FormOption, session_of
from api.output import many, write_answer
from api.paging import copies_page
from api.tables import print_more
from graph import ruling

app = typer.Typer(name="copies", invoke_without_command=True)


@app.callback()
def copies(
    context: typer.Context,
    article: Annotated[str | None, typer.Option("--article", help="The id of an article: its copies alone.", metavar="ID")] = None,
    limit: Annotated[int, typer.Option("--limit", help="So many groups.", min=1)] = 50,
    after: Annotated[str | None, typer.Option("--after", help="`next` of the page before: the page after it.")] = None,
    form: FormOption = None,
) -> None:
    """Copies of one text in several articles, which count as one origin; the largest groups first."""
    if context.invoked_subcommand:
        return
    session = session_of(context, form)
    within_limit(limit, session.settings)
    with session.store() as store:
        answer = copies_page(store, AskedCopies(article=article, limit=limit, after=after))
    write_answer(answer, session.form, session.console, lambda console: _print(answer, console, asked=article is not None))
    if not answer.groups:
        session.say(f"article {article} has no copy" if article else "no article has a copy")
        raise typer.Exit(1)


@app.command("split")
def split(context: typer.Context, article: Annotated[str, typer.Argument(help="The id of an article.", metavar="ARTICLE")]) -> None:
    """Count an article as an origin of its own; where `join` made it one with another, take that back."""
    session = session_of(context)
    with session.store() as store:
        try:
            undone = ruling.split(store, article)
        except ruling.NothingToDecide as why:
            session.say(str(why))
            raise typer.Exit(1) from None
    others = ", ".join(key for one in undone for key in one.articles if key != article)
    session.say(f"{article} is joined to {others} no more" if undone else f"{article} is an origin of its own; `join` takes that back")


@app.command("join")
def join(
    context: typer.Context,
    one: Annotated[str, typer.Argument(help="The id of an article.", metavar="ARTICLE")],
    other: Annotated[str, typer.Argument(help="The id of another.", metavar="ARTICLE")],
) -> None:
    """Count two articles, with all their copies, as one origin; where `split` set one of them apart, take that back."""
    session = session_of(context)
    with session.store() as store:
        try:
            ruling.join(store, one, other)
        except ruling.NothingToDecide as why:
            session.say(str(why))
            raise typer.Exit(1) from None
    session.say(f"{one} and {other} are one origin; `split` takes that back")


def _print(answer: Copies, console: Console, *, asked: bool) -> None:
    """Prints each group as a table."""
    for group in answer.groups:
        dates = " to ".join(sorted({date for date in (group.first, group.last) if date}))
        title = f"{many(group.size, 'article')} of {many(group.outlets, 'outlet')}{', ' + dates if dates else ''}: origin {group.origin}"
        table = Table(title=title, title_justify="left", title_style="bold", expand=False)
        for name in ("published", "outlet", "title", "words", "shared", "article"):
            table.add_column(name, justify="right" if name in ("words", "shared") else "left", overflow="fold")
        for row in group.articles:
            shared = ("(this one)" if asked else "(fullest)") if row.shared is None else f"{row.shared:.0%}{'' if row.direct else ' *'}"
            table.add_row(row.published or "", Text(row.outlet or ""), Text(row.title), str(row.words), shared, row.id)
        console.print(table)
    if any(row.direct is False for group in answer.groups for row in group.articles):
        console.print("* a copy not of that one itself, but of another in the group")
    print_more(answer.next, console)
