"""How a figure is taken and told: runs in turn, one line of words or of JSON, and an exit status that keeps the bound."""

import json
import sys
from collections.abc import Callable, Iterable
from statistics import quantiles
from time import perf_counter

type Value = float | str | bool


def best_of(rounds: int, *runs: Callable[[int], object]) -> list[float]:
    """Returns the least seconds of each run, which is told its round.

    The runs take turns, so that a busy moment of the machine does not fall on one of them alone.
    """
    seconds = [[timed(run, number) for run in runs] for number in range(rounds)]
    return [min(taken) for taken in zip(*seconds, strict=True)]


def drain(items: Iterable[object]) -> int:
    """Returns how many items there are, and keeps none of them."""
    return sum(1 for _ in items)


def tell(figure: str, words: str, *, holds: bool = True, **values: Value) -> None:
    """Prints the figure and ends the program: with 0 where its bound holds, else with 1."""
    if "--json" in sys.argv[1:]:
        rounded = {key: round(value, 4) if isinstance(value, float) else value for key, value in values.items()}
        print(json.dumps({"figure": figure, "holds": holds, **rounded}))
    else:
        first, *more = words.split("\n")  # of several lines each tells for itself what it missed
        print("\n".join([f"{figure}: {first}{'' if holds else ' - MISSED'}", *more]))
    sys.exit(0 if holds else 1)


def spread(times: list[float]) -> tuple[float, float]:
    """Returns p50 and p95."""
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18]


def timed[**P](run: Callable[P, object], *arguments: P.args, **named: P.kwargs) -> float:
    """Returns the seconds that a run takes."""
    start = perf_counter()
    run(*arguments, **named)
    return perf_counter() - start
