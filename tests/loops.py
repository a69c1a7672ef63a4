"""Loops of events of their own, for Playwright keeps one running in the thread of its tests."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run_apart[T](asked: Coroutine[Any, Any, T]) -> T:
    """Returns what a coroutine gives, run in a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()
