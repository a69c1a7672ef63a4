"""Options of commands as the models of questions describe them, so that the command line takes what HTTP takes."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer
from pydantic import BaseModel, ValidationError

from api.asking import WrongQuestion

ACTORS = ("speaker", "through", "around", "actors", "actor")
METAVARS = dict.fromkeys(ACTORS, "ACTOR") | {
    "type": "TYPE",
    "outlet": "NAME",
    "since": "DAY",
    "until": "DAY",
    "start": "FROM",
    "end": "TO",
    "one": "ACTOR",
    "other": "ACTOR",
}
FLAGS = {"plain": "--plain/--all"}
DAYS = {"since", "until"}


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


def _parameter(model: type[BaseModel], name: str, *, argument: bool) -> inspect.Parameter:
    """Returns a field as a parameter of a command."""
    field = model.model_fields[name]
    annotation: Any = (str | None) if name in DAYS else field.annotation
    if argument:
        info: Any = typer.Argument(help=field.description, metavar=METAVARS.get(name))
    else:
        info = typer.Option(FLAGS.get(name, f"--{name.replace('_', '-')}"), help=field.description, metavar=METAVARS.get(name))
    default = inspect.Parameter.empty if field.is_required() else field.get_default(call_default_factory=True)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[annotation, info])


def _asked[T: BaseModel](model: type[T], given: Mapping[str, object]) -> T:
    """Returns the question; raises WrongQuestion with the option that is wrong."""
    try:
        return model.model_validate(dict(given), by_name=True)
    except ValidationError as error:
        fault = error.errors()[0]
        option = str(fault["loc"][0]) if fault["loc"] else ""
        raise WrongQuestion(f"--{option.replace('_', '-')}: {fault['msg'].removeprefix('Value error, ')}") from None
