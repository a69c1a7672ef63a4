"""Where people read what is printed: what articles and files bring along moves no cursor and changes no colour of theirs."""

from typing import IO

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
from rich.segment import Segment

NO_SIGN = "�"
# C0 and C1 controls but the line break, and the marks that turn the direction of what follows
CONTROLS = dict.fromkeys((*range(10), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), NO_SIGN)


class _Shown:
    """Something to print with a sign in the place of each control character."""

    def __init__(self, inner: ConsoleRenderable) -> None:
        self._inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yields the segments of what is inside."""
        for segment in console.render(self._inner, options):
            yield segment if segment.control else Segment(segment.text.translate(CONTROLS), segment.style)


class _Hook(RenderHook):
    """Wraps all that a console prints."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """Returns what is to be printed, each thing wrapped."""
        return [_Shown(renderable) for renderable in renderables]


def console_of(*, stderr: bool = False, soft_wrap: bool = False, width: int | None = None, file: IO[str] | None = None) -> Console:
    """Returns a console for people, on standard output or error, that prints no control character of what it is given."""
    console = Console(stderr=stderr, soft_wrap=soft_wrap, width=width, file=file, highlight=False)
    console.push_render_hook(_Hook())
    return console
