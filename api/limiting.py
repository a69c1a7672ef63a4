"""How often somebody may ask: each key, and each address that shows none, has windows of its own.

The count slides: what the window before held counts by the part of it that is still within reach. Each process counts
for itself, so several workers let through up to as many times more; a proxy before them counts for all.
"""

from ipaddress import IPv6Address, ip_address
from math import ceil
from time import time

from limits import RateLimitItem, parse_many
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import Access, Caller
from api.errors import Refused, refusal
from api.keys import WrongAccess
from api.settings import Settings

FREE = frozenset({"/health/live", "/health/ready"})  # whoever watches over the service asks these all the time
NET_BITS = 64  # of IPv6: so many are the net of one household, which has all the rest to itself


class Limiting:
    """Sends away who asks too often; pure ASGI, so that streams flow through."""

    def __init__(self, app: ASGIApp, *, access: Access, settings: Settings) -> None:
        """Reads the limits; raises WrongAccess."""
        self._app = app
        self._access = access
        self._of_keys = limits_of(settings.rate_limit_keys, "ALLEGIANCE_RATE_LIMIT_KEYS")
        self._of_addresses = limits_of(settings.rate_limit, "ALLEGIANCE_RATE_LIMIT")
        self._counted = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request on, or answers that it comes too soon."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limits, who = self._who(scope)
        over = [limit for limit in limits if not await self._counted.hit(limit, who)]
        told = await self._told(limits, who) if limits else {}

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in told.items():
                    headers[name] = value
            await send(message)

        if over:
            refused = Refused(429, "Too many requests", f"no more than {over[0]} are answered", await self._retry(over, who))
            await refusal(Request(scope), refused)(scope, receive, counted)
            return
        await self._app(scope, receive, counted)

    def _who(self, scope: Scope) -> tuple[list[RateLimitItem], str]:
        """Returns what limits a caller and as whom it counts."""
        caller: Caller = scope["state"]["caller"]
        if scope["path"] in FREE or caller.owner or (self._access.local and not caller.stranger):
            return [], ""
        if caller.name:
            return self._of_keys, f"key {caller.name}"
        return self._of_addresses, f"address {net_of(scope['client'][0] if scope.get('client') else '')}"

    async def _told(self, limits: list[RateLimitItem], who: str) -> dict[str, str]:
        """Returns what tells a caller how much is left (draft-ietf-httpapi-ratelimit-headers)."""
        left = []
        for limit in limits:
            stats = await self._counted.get_window_stats(limit, who)
            left.append(f'"{limit.get_expiry()}s";r={stats.remaining};t={max(0, ceil(stats.reset_time - time()))}')
        policy = (f'"{limit.get_expiry()}s";q={limit.amount};w={limit.get_expiry()}' for limit in limits)
        return {"RateLimit-Policy": ", ".join(policy), "RateLimit": ", ".join(left)}

    async def _retry(self, over: list[RateLimitItem], who: str) -> dict[str, str]:
        resets = [(await self._counted.get_window_stats(limit, who)).reset_time for limit in over]
        return {"Retry-After": str(max(1, ceil(max(resets) - time())))}


def limits_of(setting: str, name: str) -> list[RateLimitItem]:
    """Returns limits such as `20/second; 600/minute`; raises WrongAccess."""
    try:
        return parse_many(setting) if setting.strip() else []
    except ValueError as error:
        raise WrongAccess(f"{name} is {setting!r}; write limits such as '20/second; 600/minute', or nothing for none") from error


def net_of(address: str) -> str:
    """Returns the address that a caller has to itself: of IPv6 the first half."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(number, IPv6Address):
        number = number.ipv4_mapped or IPv6Address(int(number) >> NET_BITS << NET_BITS)
    return str(number)
