"""Event rows to standard output, and what was left out of them."""

import csv
import json
from collections import Counter
from collections.abc import Iterator

import typer

from api.output import Form, many
from graph.event_rows import NOT_PLAIN, LeftOut, Row, Scheme, columns, rows_of
from graph.store import Reading


class RowWriter:
    """Writes claims as rows of a scheme: CSV with a header (POLECAT tab-separated, as its files are), JSON or JSON Lines."""

    def __init__(self, scheme: Scheme, form: Form, *, every: bool) -> None:
        self._scheme, self._form, self._every = scheme, form, every
        self._left_out = Counter[str]()
        self._count = 0
        self._csv = csv.DictWriter(_Echo(), columns(scheme), lineterminator="\n", delimiter="\t" if scheme is Scheme.POLECAT else ",")
        if form is Form.JSON:
            typer.echo("[", nl=False)
        elif form is not Form.JSONL:
            self._csv.writeheader()

    def write(self, reading: Reading) -> None:
        """Writes the rows of an article's claims, and counts those that give none."""
        for claim in reading.claims:
            match rows_of(claim, self._scheme, every=self._every):
                case LeftOut(reason):
                    self._left_out[reason] += 1
                case rows:
                    for row in rows:
                        self._write(row)

    def close(self) -> None:
        """Ends the output."""
        if self._form is Form.JSON:
            typer.echo("\n]" if self._count else "]")

    def told(self) -> Iterator[str]:
        """Yields what to tell of the rows and of the claims without one."""
        yield f"{many(self._count, 'row')}"
        for reason, count in sorted(self._left_out.items()):
            hint = " (--all prints them, marked)" if reason == NOT_PLAIN else ""
            yield f"{many(count, 'claim')} left out: {reason}{hint}"

    def _write(self, row: Row) -> None:
        self._count += 1
        match self._form:
            case Form.JSONL:
                typer.echo(json.dumps(row, ensure_ascii=False))
            case Form.JSON:
                typer.echo(f"{',' if self._count > 1 else ''}\n  {json.dumps(row, ensure_ascii=False)}", nl=False)
            case _:
                self._csv.writerow(row)


class _Echo:
    """A stream to standard output as typer writes it."""

    def write(self, text: str) -> int:
        typer.echo(text, nl=False)
        return len(text)
