"""The process in which queries of users run: it opens a copy of a store, locks itself in, and answers.

It takes requests from standard input and answers on standard output: four bytes of length, then JSON; where the JSON
says `body`, bytes follow in the same way. It ends with its parent, whose death closes the input. Started as
`python -I -c START ROOT MODULE COPY MEMORY_MB`, see `graph/query_pool.py`.
"""

import json
import os
import struct
import sys
from collections.abc import Callable, Mapping
from queue import Queue
from threading import Thread
from typing import Any, BinaryIO

from graph.confinement import confine, limit_memory, limit_time, memory_told

LENGTH = struct.Struct(">I")

type Cell = Any  # what JSON has
type Said = tuple[Mapping[str, Cell], bytes | None]


def serve[T](opened: Callable[[str], T], answered: Callable[[T, Mapping[str, Cell]], Said], *, reads_later: bool = False) -> None:
    """Answers requests until the input ends; a request names the seconds of processor time that it may take.

    `reads_later` tells that the copy is a folder whose files are opened as they are needed.
    """
    copy, memory_mb = sys.argv[3], int(sys.argv[4])
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    store = opened(copy)
    waiting: Queue[bytes] = Queue()
    told = memory_told()
    locked = confine(copy if reads_later else None)
    Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    limit_memory(told, memory_mb)
    _send(answers, ({"ready": True, "landlock": locked}, None))
    while True:
        request = json.loads(waiting.get())
        try:
            limit_time(request["time_s"])
            said = answered(store, request)
        except MemoryError:
            said = {"stopped": "memory"}, None
        except Exception as error:  # the engine's own, of several kinds
            said = {"failed": str(error)[:2000]}, None
        _send(answers, said)


def _listen(requests: BinaryIO, waiting: "Queue[bytes]") -> None:
    """Passes requests on; ends the process with the input, in the middle of a query too."""
    while head := requests.read(LENGTH.size):
        waiting.put(requests.read(LENGTH.unpack(head)[0]))
    os._exit(0)


def _send(answers: BinaryIO, said: Said) -> None:
    values, body = said
    told = dict(values) | ({"body": True} if body is not None else {})
    head = json.dumps(told, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    for part in (head, body):
        if part is not None:
            answers.write(LENGTH.pack(len(part)) + part)
    answers.flush()
