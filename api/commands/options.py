"""Options of commands as the models of questions describe them, so that the command line takes what HTTP takes."""

import inspect
import re
from collections.abc import Callable, Mapping
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, TypeAliasType, Union, get_args, get_origin

import typer
from pydantic import BaseModel, ValidationError
from pydantic.alias_generators import to_camel

from api.asking import AskedChanges, WrongQuestion

ACTORS = ("by", "of", "against", "actor", "speaker", "through", "around", "actors", "one", "other")
METAVARS = dict.fromkeys(ACTORS, "ACTOR") | {
    "between": "ACTOR ACTOR",
    "type": "TYPE",
    "family": "FAMILY",
    "by_kind": "KIND",
    "of_kind": "KIND",
    "outlet": "NAME",
    "since": "DAY",
    "until": "DAY",
    "after": "CURSOR",
    "start": "FROM",
    "end": "TO",
}
FLAGS = {"plain": "--plain/--all"}
PAIR = "between"  # the one option that takes two values at once
SEVERAL_WORDS = re.compile(r"\b[a-z]+(?:[A-Z][a-z]+)+\b")


def takes(model: type[BaseModel], *arguments: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Returns what makes a command of a function that takes `asked`, of this model; `arguments` are those named by their place."""

    def wrap(run: Callable[..., None]) -> Callable[..., None]:
        own = [p for p in inspect.signature(run, eval_str=True).parameters.values() if p.name != "asked"]

        def command(**given: object) -> None:
            rest = {p.name: given.pop(p.name) for p in own}
            run(asked=_asked(model, given), **rest)

        placed = [_parameter(model, name, argument=True) for name in arguments]
        named = [_parameter(model, name, argument=False) for name in model.model_fields if name not in arguments]
        command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # what typer looks at
            [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*placed, *own, *named)]
        )
        command.__doc__ = run.__doc__
        return command

    return wrap


def in_options(told: str) -> str:
    """Returns words about a question with the options of the command line for the parameters of HTTP: `--as-of` for asOf."""
    names = _names()
    return SEVERAL_WORDS.sub(lambda found: _flag(names[found[0]]) if found[0] in names else found[0], told)


@cache
def _names() -> dict[str, str]:
    """Returns the names of options by those of parameters."""
    from api.connecting import PathsAsked  # brings numpy

    return {to_camel(name): name for model in (AskedChanges, PathsAsked) for name in model.model_fields}


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _parameter(model: type[BaseModel], name: str, *, argument: bool) -> inspect.Parameter:
    """Returns a field as a parameter of a command."""
    field = model.model_fields[name]
    annotation: Any = tuple[str, str] | None if name == PAIR else _bare(field.annotation)
    if argument:
        info: Any = typer.Argument(help=field.description, metavar=METAVARS.get(name))
    else:
        info = typer.Option(FLAGS.get(name, _flag(name)), help=field.description, metavar=METAVARS.get(name))
    default = inspect.Parameter.empty if field.is_required() else field.get_default(call_default_factory=True)
    default = None if name == PAIR else default
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[annotation, info])


def _bare(annotation: Any) -> Any:  # noqa: ANN401 - any type
    """Returns a type without what checks its values: the model does that, and the command line knows plain types alone."""
    if isinstance(annotation, TypeAliasType):
        return _bare(annotation.__value__)
    parts = [_bare(part) for part in get_args(annotation)]
    match get_origin(annotation):
        case kind if kind is Annotated:
            return parts[0]
        case kind if kind in (UnionType, Union):
            return reduce(or_, parts)
        case kind if kind is list:
            return list[parts[0]]  # type: ignore[valid-type]  # a type made as the program runs
    return annotation


def _asked[T: BaseModel](model: type[T], given: Mapping[str, object]) -> T:
    """Returns the question; raises WrongQuestion with the option that is wrong."""
    pair = {PAIR: given[PAIR] or ()} if PAIR in given else {}
    try:
        return model.model_validate({**given, **pair}, by_name=True)
    except ValidationError as error:
        fault = error.errors()[0]
        place = str(fault["loc"][0]) if fault["loc"] else ""
        name = next((name for name, field in model.model_fields.items() if place in (name, field.alias)), place)
        where = METAVARS.get(name, name) if model.model_fields[name].is_required() else _flag(name)
        raise WrongQuestion(f"{where}: {fault['msg'].removeprefix('Value error, ')}") from None
