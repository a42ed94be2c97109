"""Who is let in: every request is refused unless its host, its sender and, for a change, its origin are right."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from synthreport.files.printable import printable

DEPOSIT = "/deposit"
LARGEST = 11 * 2**20
"""The largest request: a manifest of 10 MiB, and what surrounds it."""

_LONGEST_NAME = 100
_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with `no-referrer`, browsers hide the origin of a form, too
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Doors(NamedTuple):
    """Where the desk is, and how its editors are known: by a header of the proxy, or else by the key of this run."""

    origins: frozenset[str]
    key: str
    user_header: str = ""

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts of the origins, as the header `Host` names them."""
        return frozenset(urlsplit(each).netloc for each in self.origins)

    def user(self, request: Request) -> str | None:
        """Who sends a request: a name, empty if there are no names here; None for somebody who was not let in."""
        if self.user_header:
            name = " ".join(request.headers.get(self.user_header, "").split())
            return name if name and len(name) <= _LONGEST_NAME and printable(name) == name else None
        return "" if _same(request.cookies.get(self._cookie_name(), ""), self._derived("cookie")) else None

    def token(self, user: str) -> str:
        """What a form of this user must send back: no other site knows it."""
        return self._derived(f"form {user}")

    def fits(self, user: str, token: str) -> bool:
        """Whether a form is one that this user was shown."""
        return _same(token, self.token(user))

    def _cookie_name(self) -> str:
        """A name for this run alone: browsers send the cookies of all ports of a host."""
        return f"synthreport_{self._derived('name')[:16]}"

    def _derived(self, text: str) -> str:
        return hmac.new(self.key.encode(), text.encode(), sha256).hexdigest()

    def entered(self, request: Request) -> Response | None:
        """The answer to somebody who opens the address that was printed; None for any other request."""
        given = request.query_params.get("key", "")
        if self.user_header or request.url.path != "/" or not _same(given, self.key):
            return None
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self._cookie_name(), self._derived("cookie"), httponly=True, samesite="lax")
        return answer

    def refusal(self, request: Request) -> tuple[int, str] | None:
        """Why a request is refused: status and reason; None if it is not."""
        if request.headers.get("host", "") not in self.hosts:
            return 421, "this desk is not at this address"
        if request.url.path not in (DEPOSIT, "/style.css") and self.user(request) is None:
            named = "your proxy sent no name" if self.user_header else "open the address that `register serve` printed"
            return 403, f"you are not let in: {named}"
        return self._refused_change(request) if request.method not in ("GET", "HEAD") else None

    def _refused_change(self, request: Request) -> tuple[int, str] | None:
        length = request.headers.get("content-length", "")
        if not length.isdecimal():
            return 411, "say how long the request is: Content-Length"
        if int(length) > LARGEST:
            return 413, f"a request has at most {LARGEST // 2**20} MiB"
        if request.url.path != DEPOSIT and request.headers.get("origin") not in self.origins:
            return 403, "this form is not one of this desk"
        return None


class Guard:
    """Refuses what `Doors` refuse, and sends the headers that make every page inert."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self.app, self.doors = app, doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)

        async def inert(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(key.encode(), each.encode()) for key, each in _HEADERS.items()]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await (self._answer(request) or self.app)(scope, receive, inert)

    def _answer(self, request: Request) -> Response | None:
        """The answer to somebody who is not let in, or who enters; None for all others."""
        known = request.headers.get("host", "") in self.doors.hosts
        if known and (entered := self.doors.entered(request)):
            return entered
        refused = self.doors.refusal(request)
        return PlainTextResponse(f"{refused[1]}\n", refused[0]) if refused else None


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
