"""`allegiance identity`: who is whom, decided by a person, kept in a file, and undone at any time."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from getpass import getuser
from typing import Annotated

import typer

from api.answering import Candidates, DecisionRow, Decisions
from api.asking import WrongQuestion
from api.commands.session import FormOption, Session, session_of
from api.deciding import Book, book_of
from api.output import write_answer
from api.whom import print_candidates, print_decisions
from graph import identity as deciding
from graph import questions
from graph.answers import Named
from graph.candidates import Candidate, candidates
from graph.identity import Identity, NothingToSplit
from graph.names import NameIndex
from graph.store import Decided, Decision, Reader, Store, WrongIdentity
from loaders.reference import reference_actors

ATTEMPTS = 3  # at a decision, where others decide at the same time

app = typer.Typer(name="identity", help="Decide who is whom: which ids mean one actor.", no_args_is_help=True)

Ids = Annotated[list[str], typer.Argument(help="Ids, ISO codes, names or aliases.", metavar="ID ID...", show_default=False)]


class People:
    """All actors by their ids as read, those of the reference data too, and by whatever else they are called."""

    def __init__(self, store: Reader, identity: Identity) -> None:
        self.identity = identity
        self.stored = {actor.id: actor for actor in store.actors()}
        self.known = {actor.id: actor for actor in reference_actors()} | self.stored
        self._names = NameIndex(self.stored.values(), reference_actors(), identity)

    def id_of(self, name: str) -> str:
        """Returns the id that is meant: one as read before any name; raises NameProblem with the nearest."""
        key = name.strip()
        return key if key in self.known or key in self.identity.ids else self._names.resolve(name).id

    def named(self, key: str) -> Named:
        """Returns an actor as a row shows it; of an id that nothing names, what those are who count as it."""
        actor = self.known.get(key) or next((self.known[other] for other in self.identity.group(key) if other in self.known), None)
        return Named(key, actor.name if actor else key, actor.kind if actor else "Actor")


@app.command("list")
def list_(
    context: typer.Context,
    maybe: Annotated[bool, typer.Option("--candidates", help="Instead, pairs of actors who may be one, with what suggests it.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="So many pairs.")] = 20,
    form: FormOption = None,
) -> None:
    """The decisions made: who counts as whom, who decided so, when and why. With --candidates, what may be decided next."""
    session = session_of(context, form)
    with _opened(session) as (store, book, identity):
        people = People(store, identity)
        if maybe:
            found = Candidates(candidates=tuple(_rows(store, _candidates(store, people)[:limit])))
            write_answer(found, session.form, session.console, lambda console: print_candidates(found, console))
            if not found.candidates:
                session.say("no two actors have names that suggest that they are one")
                raise typer.Exit(1)
            return
        rows = tuple(_row(people, decision) for decision in identity.decisions)
    answer = Decisions(decisions=rows)
    write_answer(answer, session.form, session.console, lambda console: print_decisions(answer, console))
    if not rows:
        session.say("nothing is decided yet; `allegiance identity list --candidates` shows who may be one")
        raise typer.Exit(1)
    if book.path is not None:
        session.say(f"kept in {book.path}" if book.path.exists() else f"kept in the store alone; the next decision writes {book.path}")


@app.command("merge")
def merge(
    context: typer.Context,
    ids: Ids,
    into: Annotated[str | None, typer.Option("--as", help="The id under which they count; else the first one.", metavar="ID")] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why: kept with the decision.", metavar="TEXT")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who decides so; else the name of the user.", metavar="NAME")] = None,
) -> None:
    """Decide that actors are one. Their claims stay as they are; relations, counts and questions take them for one."""
    session = session_of(context)
    today, who = datetime.now().astimezone().date().isoformat(), by or _user()

    def decide(people: People) -> Identity:
        given = list(dict.fromkeys(people.id_of(name) for name in ids))
        canonical = people.id_of(into) if into else None
        if len({*given, *([canonical] if canonical else [])}) < 2:
            raise WrongQuestion(f"{given[0]} alone is one already; name two or more actors who are one")
        _refuse_unlike(people, [*given, *([canonical] if canonical else [])])
        why = " ".join(reason.split()) if reason else None
        return deciding.merged(people.identity, given, canonical, reason=why or None, by=who, date=today)

    people, wanted = _decided(session, decide)
    if wanted.decisions == people.identity.decisions:
        session.say(f"they are one already, as {wanted.of(people.id_of(ids[0]))}; nothing changes")
        return
    for new in (d for d in wanted.decisions if d not in people.identity.decisions):
        named = people.named(new.canonical)
        moved = [key for one in new.ids for key in (one, *people.identity.others(one))]
        session.say(f"{', '.join(moved)} now count{'s' if len(moved) == 1 else ''} as {named.name} ({named.id}, {named.kind})")
        kinds = {people.named(key).kind for key in moved} - {named.kind}
        if kinds:
            session.say(f"read as {', '.join(sorted(kinds))} too; shown as {named.kind}")


@app.command("split")
def split(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The id of who counts as another one; or of that one, for all who do.", metavar="ID")],
    canonical: Annotated[str | None, typer.Option("--from", help="As whom it counts, to be sure.", metavar="CANONICAL")] = None,
) -> None:
    """Undo a decision: an id counts as itself again. All is then as if it had never been decided."""
    session = session_of(context)

    def decide(people: People) -> Identity:
        key = people.id_of(name)
        return deciding.split(people.identity, key, people.id_of(canonical) if canonical else None)

    try:
        people, wanted = _decided(session, decide)
    except NothingToSplit as error:
        session.say(str(error))
        raise typer.Exit(1) from None
    changed = sorted(key for key in people.identity.ids if people.identity.of(key) != wanted.of(key))
    for key in changed:
        end = wanted.of(key)
        session.say(f"{key} counts as itself again" if end == key else f"{key} counts as {end} again")


@contextmanager
def _opened(session: Session) -> Iterator[tuple[Store, Book, Identity]]:
    """Gives the store, its file of decisions, and what is decided by it."""
    with session.store() as store:
        book = book_of(store, session.settings, session.say)
        book.follow()
        yield store, book, Identity(store.decisions())


def _decided(session: Session, decide: Callable[[People], Identity]) -> tuple[People, Identity]:
    """Brings into force what somebody decides; returns what was known before, and what is decided now."""
    attempt = 1
    while True:
        with _opened(session) as (store, book, identity):
            people = People(store, identity)
            wanted = decide(people)
            try:
                if wanted.decisions != identity.decisions:
                    book.decide(wanted.decisions, identity.decisions)
            except Decided:
                if attempt == ATTEMPTS:
                    raise
                attempt += 1
            else:
                return people, wanted


def _refuse_unlike(people: People, ids: Iterable[str]) -> None:
    """Raises WrongIdentity where a person is to be one with a state."""
    found = {people.named(key).kind: people.named(key) for one in ids for key in people.identity.group(one) if key in people.known}
    if {"Person", "State"} <= found.keys():
        person, state = found["Person"], found["State"]
        raise WrongIdentity(f"{person.name} ({person.id}) is a person and {state.name} ({state.id}) a state; the two cannot be one")


def _row(people: People, decision: Decision) -> DecisionRow:
    return DecisionRow(
        canonical=people.named(decision.canonical),
        ids=decision.ids,
        names=tuple(people.named(key).name for key in decision.ids),
        reason=decision.reason,
        by=decision.by,
        date=decision.date,
    )


def _candidates(store: Reader, people: People) -> list[Candidate]:
    listed = (actor.id for actor in reference_actors())
    return candidates(people.stored.values(), listed, store.relations(), people.identity)


def _rows(store: Reader, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yields the pairs with a sentence about each."""
    for pair in found:
        quotes = (questions.example(store, pair.one.id), questions.example(store, pair.other.id))
        yield replace(pair, quotes=tuple(quote for quote in quotes if quote))


def _user() -> str | None:
    """Returns the name of the user, None where the system knows none."""
    try:
        return getuser()
    except (KeyError, OSError):
        return None
