"""How the service ends when it is told to: at once for whoever comes, at an article's border for loads, and within a limit."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable
from threading import Thread, Timer, current_thread, main_thread
from types import FrameType

GRACE_S = 10.0  # after open requests had their time: for the article that is being stored
GIVEN_UP = 70  # EX_SOFTWARE
SIGNALS = (signal.SIGTERM, signal.SIGINT)
log = logging.getLogger("allegiance")


class Stopping:
    """Begins the end when the process is told to stop, before the server waits for open requests."""

    def __init__(self, begin: Callable[[], None], limit_s: float) -> None:
        """Keeps what is to be done at the beginning of the end; it may take its time, for it has a thread of its own."""
        self._begin = begin
        self._limit_s = limit_s
        self._begun = False

    def listen(self) -> None:
        """Hears of a signal before the server does, whose own handler is called then; in a thread there are no signals."""
        if current_thread() is not main_thread():
            return
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            before = signal.getsignal(number)

            def heard(signum: int, frame: FrameType | None, before: object = before) -> None:
                loop.call_soon_threadsafe(self.begin)
                if callable(before):
                    before(signum, frame)

            signal.signal(number, heard)

    def begin(self) -> None:
        """Begins the end; a second time changes nothing."""
        if self._begun:
            return
        self._begun = True
        Thread(target=self._begin, name="stopping", daemon=True).start()
        last = Timer(self._limit_s + GRACE_S, give_up)
        last.daemon = True
        last.start()


def give_up() -> None:
    """Ends the process, whatever it is at: what is committed lasts, and what is not is as if it had never begun."""
    log.error("the service did not end in time; what is stored is whole")
    os._exit(GIVEN_UP)
