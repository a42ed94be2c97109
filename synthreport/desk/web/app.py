"""The application: which address shows or does what."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from synthreport.desk.register.checking import handed_in
from synthreport.desk.register.database import RegisterError, opened
from synthreport.desk.register.deposit_tokens import depositor
from synthreport.desk.register.deposits import LONGEST_LETTER, Decision, Deposit, HandedIn, deposit
from synthreport.desk.register.lookups import Revision, history, listed, revision, row_of, searched
from synthreport.desk.web.desk_pages import VERDICTS, page, rendered, style
from synthreport.desk.web.guard import DEPOSIT, Doors, Guard
from synthreport.desk.web.kept_revisions import compared, editors_page, letter_about, record_as_pdf, whole_report
from synthreport.files.optional import MissingExtra
from synthreport.journal.language import LANGUAGES
from synthreport.standard.resolved_profile import ProfileError

_FIELDS = 8
_REFUSALS = (RegisterError, ProfileError, MissingExtra)
"""What cannot be done, for a reason that an editor can read: of the register, the profile, or this installation."""


class Desk(NamedTuple):
    """A desk: its register, the profile that it checks under, and its doors."""

    register: Path
    profile: str
    doors: Doors


Show = Callable[["Asked"], Response]


class Given(NamedTuple):
    """What a form sends: its fields, and a file by its name and content."""

    fields: Mapping[str, str] = {}
    name: str = ""
    content: bytes = b""

    def field(self, name: str) -> str:
        """A field; empty if it was not sent."""
        return self.fields.get(name, "")


class Asked(NamedTuple):
    """A request of an editor: the desk, an open register, who asks, and what a form sends."""

    desk: Desk
    database: sqlite3.Connection
    request: Request
    user: str
    form: Given

    def page(self, template: str, **context: Any) -> Response:
        """The answer: a page, whose forms only this user can send."""
        said = {"token": self.desk.doors.token(self.user), "user": self.user, "profile": self.desk.profile}
        return HTMLResponse(page(template, **said, **context))

    def number(self, name: str) -> int:
        """A number of the address, or of its query; 0 if it is none."""
        found = str(self.request.path_params.get(name) or self.request.query_params.get(name, ""))
        return int(found) if found.isdecimal() and len(found) < 16 else 0


def application(desk: Desk) -> Guard:
    """The application of a desk."""
    routes = [
        Route("/", _shown(desk, _list)),
        Route("/style.css", _style),
        Route("/submissions/{id:int}", _shown(desk, _submission)),
        Route("/submissions/{id:int}/compare", _shown(desk, _comparison)),
        Route("/revisions/{id:int}", _shown(desk, _revision)),
        Route("/revisions/{id:int}/letter", _shown(desk, _letter)),
        Route("/revisions/{id:int}/{file:str}", _shown(desk, _file)),
        Route("/submissions", _done(desk, _add), methods=["POST"]),
        Route("/submissions/{id:int}/decision", _done(desk, _decide), methods=["POST"]),
        Route("/revisions/{id:int}/letter", _done(desk, _send), methods=["POST"]),
        Route(DEPOSIT, _deposited(desk), methods=["POST"]),
    ]  # fmt: skip
    return Guard(Starlette(routes=routes), desk.doors)


def _shown(desk: Desk, show: Show) -> Callable[[Request], Response]:
    """Answers a request that changes nothing."""

    def answer(request: Request) -> Response:
        return _answered(desk, show, request, Given())

    return answer


def _done(desk: Desk, act: Show) -> Callable[[Request], Any]:
    """Answers a form, if it is one that this user was shown."""

    async def answer(request: Request) -> Response:
        form = await _read(request)
        if not desk.doors.fits(desk.doors.user(request) or "", form.field("token")):
            raise HTTPException(403, "this form is not one of this desk")
        return await run_in_threadpool(_answered, desk, act, request, form)

    return answer


async def _read(request: Request) -> Given:
    """What a form sends, with at most one file."""
    async with request.form(max_files=1, max_fields=_FIELDS, max_part_size=4 * LONGEST_LETTER) as form:
        fields = {key: each for key, each in form.items() if isinstance(each, str)}
        file = form.get("file")
        if not isinstance(file, UploadFile):
            return Given(fields)
        return Given(fields, file.filename or "", await file.read())


def _answered(desk: Desk, show: Show, request: Request, form: Given) -> Response:
    try:
        with opened(desk.register) as database:
            return show(Asked(desk, database, request, desk.doors.user(request) or "", form))
    except _REFUSALS as error:
        return HTMLResponse(page("refused.html", reason=str(error), user="", profile=desk.profile), 400)


def _style(request: Request) -> Response:
    return PlainTextResponse(style(), media_type="text/css")


def _list(asked: Asked) -> Response:
    text, verdict, after = (asked.request.query_params.get(name, "")[:200] for name in ("q", "verdict", "after"))
    verdict = verdict if verdict in VERDICTS else ""
    found = searched(asked.database, text, verdict, after) if text else listed(asked.database, verdict, after)
    return asked.page("list.html", found=found, text=text, verdict=verdict, after=after)


def _submission(asked: Asked) -> Response:
    return asked.page("submission.html", said=history(asked.database, row_of(asked.database, asked.number("id"))))


def _comparison(asked: Asked) -> Response:
    said = history(asked.database, row_of(asked.database, asked.number("id")))
    ids = {each["number"]: each["id"] for each in said["revisions"]}
    old, new = ids.get(asked.number("old"), 0), ids.get(asked.number("new"), 0)
    body = rendered(compared(asked.database, old, new, asked.desk.profile))
    return asked.page("text.html", said=said, title="Compare", body=body)


def _revision(asked: Asked) -> Response:
    kept = revision(asked.database, asked.number("id"))
    return asked.page("revision.html", kept=kept, body=rendered(editors_page(kept, asked.desk.profile)))


def _letter(asked: Asked) -> Response:
    kept, name = revision(asked.database, asked.number("id")), asked.request.query_params.get("language", "en")
    name = name if name in LANGUAGES else "en"
    text = letter_about(kept, asked.desk.profile, name, asked.user)
    return asked.page("letter.html", kept=kept, text=text, name=name, languages=LANGUAGES)


_FILES: dict[str, tuple[str, Callable[[Revision, str], bytes]]] = {
    "manifest": ("manifest.yaml", lambda kept, profile: kept.manifest),
    "report": ("report.html", whole_report),
    "record.json": ("record.json", lambda kept, profile: kept.record),
    "record.pdf": ("record.pdf", lambda kept, profile: record_as_pdf(kept)),
}
"""The files of a revision: the name of each when it is saved, and its content."""


def _file(asked: Asked) -> Response:
    """A file of a revision, to be saved: no browser shows it."""
    kept = revision(asked.database, asked.number("id"))
    if asked.request.path_params["file"] not in _FILES:
        raise HTTPException(404, "there is no such file")
    name, content = _FILES[asked.request.path_params["file"]]
    headers = {"content-disposition": f'attachment; filename="{kept.submission}-{kept.number}-{name}"'}
    return Response(content(kept, asked.desk.profile), media_type="application/octet-stream", headers=headers)


def _add(asked: Asked) -> Response:
    checked = _checked(asked.form, asked.desk)
    done = deposit(asked.database, Deposit(asked.form.field("manuscript"), asked.user, checked))
    return RedirectResponse(f"/revisions/{done.revision}", 303)


def _decide(asked: Asked) -> Response:
    row = row_of(asked.database, asked.number("id"))
    told = Decision(asked.form.field("decision"), asked.form.field("note"))
    deposit(asked.database, Deposit(row.manuscript, asked.user or asked.form.field("by"), decision=told))
    return RedirectResponse(f"/submissions/{row.id}", 303)


def _send(asked: Asked) -> Response:
    kept = revision(asked.database, asked.number("id"))
    text = asked.form.field("text").replace("\r\n", "\n")
    if not text.strip():
        raise RegisterError("a letter is a text")
    deposit(asked.database, Deposit(kept.manuscript, asked.user, letter=text))
    return RedirectResponse(f"/submissions/{kept.submission}", 303)


def _checked(form: Given, desk: Desk) -> HandedIn:
    if not form.content:
        raise RegisterError("choose the file of a manifest")
    return handed_in(form.name or "manifest", form.content, desk.profile)


def _deposited(desk: Desk) -> Callable[[Request], Any]:
    """Answers a program that deposits a manifest; one without a token is not even read."""

    async def answer(request: Request) -> Response:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        name = await run_in_threadpool(_named, desk, token.strip() if scheme.lower() == "bearer" else "")
        if name is None:
            return JSONResponse({"error": "no such token"}, 401)
        return await run_in_threadpool(_kept, desk, name, await _read(request))

    return answer


def _named(desk: Desk, token: str) -> str | None:
    with opened(desk.register) as database:
        return depositor(database, token)


def _kept(desk: Desk, name: str, form: Given) -> Response:
    try:
        with opened(desk.register) as database:
            checked = _checked(form, desk)
            done = deposit(database, Deposit(form.field("manuscript"), name, checked))
    except _REFUSALS as error:
        return JSONResponse({"error": str(error)}, 400)
    verdict = {key: checked.record["verdict"][key] for key in ("conclusion", "passes", "answered", "asked")}
    place = {"manuscript": " ".join(form.field("manuscript").split()), "revision": done.number}
    return JSONResponse({**place, "verdict": verdict, "record": checked.record["code"]})
