"""A server of the pages on this computer: it answers only them, and only with the key that it gave them.

Another page in the same browser cannot ask it anything: `Host` must be this computer (DNS rebinding), `Origin` this
server, and the key is in a page that no other origin can read. Nor can somebody else on the same computer: that page is
sent only to a URL with the key, which is printed for the person who started the server.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from secrets import compare_digest, token_urlsafe
from threading import Lock
from typing import Any

from synthreport.draft.source_files import Unusable
from synthreport.edit import CannotEdit
from synthreport.files.optional import MissingExtra
from synthreport.files.writing import Busy, temporary_folder, write
from synthreport.pages.built import Page, pages
from synthreport.pages.full_check import Desk
from synthreport.pages.served_manifest import ServedManifest, Tell
from synthreport.standard.resolved_profile import ProfileError
from synthreport.standard.versions import NoWayBack, UnknownVersion

_LARGEST = 48 * 1024 * 1024
"""The largest request: a manifest of the largest size, each character escaped."""

_HTTP = 80

_REFUSALS = (Busy, CannotEdit, MissingExtra, NoWayBack, OSError, ProfileError, UnknownVersion, Unusable)

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Refused(Exception):
    """A request that is not answered: its status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class LocalServer(ThreadingHTTPServer):
    """The server of one manifest. `key` is what its pages show with every request."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there, another program could listen on the same port

    def __init__(self, manifest: Path, port: int) -> None:
        self.key = token_urlsafe(24)
        self.pages = pages(self.key)
        self.manifest = ServedManifest(manifest)
        self.desk, self.busy = Desk(), Lock()
        super().__init__(("127.0.0.1", port), Handler)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of this server, with its port unless it is that of every URL."""
        port = "" if self.server_port == _HTTP else f":{self.server_port}"
        return tuple(f"{name}{port}" for name in ("127.0.0.1", "localhost"))

    @property
    def url(self) -> str:
        """Where a browser gets the first page."""
        return f"http://{self.hosts[0]}/?{self.key}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a tab that was closed before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def check(self, text: str, name: str, profile: str | dict[str, str]) -> str:
        """The report for programs on a text; a profile of the reader's own has a name and a text."""
        if isinstance(profile, str):
            return self.desk.check(text.encode(), name, profile)
        with temporary_folder() as folder:
            path = folder / Path(profile["name"]).name
            write(path, profile["text"])
            try:
                return self.desk.check(text.encode(), name, str(path))
            except ProfileError as error:  # the place where the text was put is of no interest
                raise ProfileError(str(error).replace(str(path), path.name)) from None


class Handler(BaseHTTPRequestHandler):
    """Answers one request after the other of a browser."""

    server: LocalServer
    protocol_version = "HTTP/1.0"

    def log_message(self, *_: Any) -> None:
        """Print nothing: what is asked for is the person's own business."""

    def do_GET(self) -> None:
        """Send a file of the pages."""
        try:
            self._refuse_others()
            path, _, query = self.path.partition("?")
            if path == "/" and not self._is_key(query):
                raise Refused(403)
            page = self.server.pages.get(path)
            self._send(page or Page(b"There is no such page.", "text/plain"), 200 if page else 404)
        except Refused as refusal:
            self._send(Page(b"Refused: open the URL that synthreport serve has printed.", "text/plain"), refusal.status)

    def do_POST(self) -> None:
        """Carry out what a page asks for, and send the answer as JSON; of long work also its progress, line by line."""
        try:
            self._refuse_others()
            work = self._asked()
        except Refused as refusal:
            self._send(Page(b"Refused.", "text/plain"), refusal.status)
            return
        self._begin(200, "application/x-ndjson")
        try:
            self._line({"answer": work(self._tell)})
        except _REFUSALS as error:
            self._line({"error": str(error)})
        except (KeyError, TypeError, AttributeError, UnicodeError):
            self._line({"error": "the request is not of the expected form"})

    def _refuse_others(self) -> None:
        """Raises Refused for a request that another host or another page makes."""
        origin = self.headers.get("Origin")
        if self.headers.get("Host") not in self.server.hosts:
            raise Refused(403)
        if origin is not None and origin.removeprefix("http://") not in self.server.hosts:
            raise Refused(403)

    def _is_key(self, shown: str) -> bool:
        return compare_digest(shown.encode(), self.server.key.encode())

    def _asked(self) -> Callable[[Tell], Any]:
        """The work that is asked for. Raises Refused without the key, and if it is too large or unknown."""
        if not self._is_key(self.headers.get("X-Synthreport", "")):
            raise Refused(403)
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or len(length) > len(str(_LARGEST)) or int(length) > _LARGEST:
            raise Refused(413)
        try:
            given = json.loads(self.rfile.read(int(length)) or b"{}")
        except (ValueError, RecursionError):
            raise Refused(400) from None
        work = _WORK.get(self.path)
        if work is None or not isinstance(given, dict):
            raise Refused(404)
        return partial(work, self.server, given)

    def _tell(self, part: float) -> None:
        self._line({"done": round(part, 3)})

    def _line(self, data: dict[str, Any]) -> None:
        self.wfile.write(json.dumps(data).encode() + b"\n")
        self.wfile.flush()

    def _begin(self, status: int, media: str) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": media}.items():
            self.send_header(name, value)
        self.end_headers()

    def _send(self, page: Page, status: int) -> None:
        self._begin(status, page.media)
        self.wfile.write(page.content)


def _alone(
    work: Callable[[ServedManifest, dict[str, Any], Tell], Any], server: LocalServer, given: dict[str, Any], tell: Tell
) -> Any:
    """Long work on the files, one at a time."""
    if not server.busy.acquire(blocking=False):
        raise CannotEdit("the files are already being read: wait until that is done")
    try:
        return work(server.manifest, given, tell)
    finally:
        server.busy.release()


_WORK: dict[str, Callable[[LocalServer, dict[str, Any], Tell], Any]] = {
    "/api/manifest": lambda server, given, tell: server.manifest.shown(),
    "/api/save": lambda server, given, tell: server.manifest.save(given["text"], given["before"]),
    "/api/check": lambda server, given, tell: server.check(given["text"], given["name"], given["profile"]),
    "/api/report": lambda server, given, tell: server.desk.report(given["kind"]),
    "/api/verify": partial(_alone, lambda manifest, given, tell: manifest.verified(tell)),
    "/api/measure": partial(_alone, lambda manifest, given, tell: manifest.measured(given, tell)),
}
"""What the pages may ask for."""
