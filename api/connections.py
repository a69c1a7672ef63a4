"""The connections of both clients to a service: how they ask, ask again, keep files and follow jobs."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from time import sleep
from types import TracebackType
from typing import Self

import httpx

from api.calls import AGAIN, PATIENCE, Call, pause_s
from api.jobs.model import JobEvent
from api.sending import ADDRESS, TIMEOUT_S, headers_of, unreachable


class Connection:
    """A service of Allegiance at an address; `key` is one of its keys, which none is needed for on its own machine."""

    def __init__(self, address: str = ADDRESS, *, key: str | None = None, timeout_s: float = TIMEOUT_S) -> None:
        self._http = httpx.Client(base_url=address, headers=headers_of(key), timeout=timeout_s)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the connection."""
        self._http.close()

    def _keep(self, call: Call[None], file: Path) -> Path:
        """Writes the answer to a call to a file, which appears when it is whole; raises Refusal and Unreachable."""
        draft = file.with_name(file.name + ".part")
        try:
            with self._http.stream(call.method, call.path, **call.options()) as response, draft.open("wb") as stream:
                if response.is_error:
                    response.read()
                    call.read(response)
                stream.writelines(response.iter_bytes())
            return draft.replace(file)
        except httpx.TransportError as error:
            raise unreachable(self._http.base_url, error) from error
        finally:
            draft.unlink(missing_ok=True)

    def _send[T](self, call: Call[T]) -> T:
        """Returns the answer to a call; raises Refusal and Unreachable."""
        options = call.options()
        for turn in range(PATIENCE):
            try:
                response = self._http.request(call.method, call.path, **options)
            except httpx.TransportError as error:
                raise unreachable(self._http.base_url, error) from error
            if response.status_code not in AGAIN or turn == PATIENCE - 1:
                break
            sleep(pause_s(response))
        return call.read(response)

    def _follow(self, call: Call[None]) -> Iterator[JobEvent]:
        """Yields the events that a call gives, as they come; raises Refusal and Unreachable."""
        try:
            with self._http.stream(call.method, call.path, **call.options()) as response:
                if response.is_error:
                    response.read()
                    call.read(response)
                lines: list[str] = []
                for line in response.iter_lines():
                    lines.append(line)
                    if not line:
                        yield from event_of(lines)
                        lines = []
        except httpx.TransportError as error:
            raise unreachable(self._http.base_url, error) from error


class AsyncConnection:
    """The same, to be awaited."""

    def __init__(self, address: str = ADDRESS, *, key: str | None = None, timeout_s: float = TIMEOUT_S) -> None:
        self._http = httpx.AsyncClient(base_url=address, headers=headers_of(key), timeout=timeout_s)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    async def close(self) -> None:
        """Lets go of the connections."""
        await self._http.aclose()

    async def _keep(self, call: Call[None], file: Path) -> Path:
        """Writes the answer to a call to a file, which appears when it is whole; raises Refusal and Unreachable."""
        draft = file.with_name(file.name + ".part")
        try:
            async with self._http.stream(call.method, call.path, **call.options()) as response:
                if response.is_error:
                    await response.aread()
                    call.read(response)
                with draft.open("wb") as stream:
                    async for piece in response.aiter_bytes():
                        stream.write(piece)
            return draft.replace(file)
        except httpx.TransportError as error:
            raise unreachable(self._http.base_url, error) from error
        finally:
            draft.unlink(missing_ok=True)

    async def _send[T](self, call: Call[T]) -> T:
        """Returns the answer to a call; raises Refusal and Unreachable."""
        options = call.options()
        for turn in range(PATIENCE):
            try:
                response = await self._http.request(call.method, call.path, **options)
            except httpx.TransportError as error:
                raise unreachable(self._http.base_url, error) from error
            if response.status_code not in AGAIN or turn == PATIENCE - 1:
                break
            await asyncio.sleep(pause_s(response))
        return call.read(response)

    async def _follow(self, call: Call[None]) -> AsyncIterator[JobEvent]:
        """Yields the events that a call gives, as they come; raises Refusal and Unreachable."""
        try:
            async with self._http.stream(call.method, call.path, **call.options()) as response:
                if response.is_error:
                    await response.aread()
                    call.read(response)
                lines: list[str] = []
                async for line in response.aiter_lines():
                    lines.append(line)
                    if not line:
                        for event in event_of(lines):
                            yield event
                        lines = []
        except httpx.TransportError as error:
            raise unreachable(self._http.base_url, error) from error


def event_of(lines: Iterable[str]) -> Iterator[JobEvent]:
    """Yields the event that some lines tell, none where they are a comment that keeps the connection."""
    told = dict(line.split(": ", 1) for line in lines if ": " in line and not line.startswith(":"))
    if {"id", "event", "data"} <= told.keys():
        yield JobEvent.model_validate_json(f'{{"number": {told["id"]}, "kind": "{told["event"]}", "data": {told["data"]}}}')
