"""How far a command is: a bar on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from api.commands.session import Session
from graph.progress import Progress as Told


@contextmanager
def progress_of(session: Session, word: str) -> Iterator[Told]:
    """Gives what takes the number of articles done, how many there are where that is known, and the last title."""
    columns = (TextColumn(word), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.fields[title]}", markup=False))
    with Progress(*columns, console=session.messages, disable=not session.messages.is_terminal) as bar:
        task = bar.add_task(word, total=None, title="")
        yield lambda done, total, message: bar.update(task, completed=done, total=total, title=message[:60])
