"""The desk's page: what editors do there, who is let in, and that no text of a manifest acts."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlencode, urlsplit

import pytest
from test_check_record import not_refused, run
from test_register import BETTER, FAULTY, HOSTILE, like, sound
from waiting import PATIENCE

from synthreport.desk.register.checking import handed_in
from synthreport.desk.register.database import opened
from synthreport.desk.register.deposit_tokens import new_token, revoke
from synthreport.desk.register.deposits import Decision, Deposit, deposit
from synthreport.desk.web.app import Desk, application
from synthreport.desk.web.guard import LARGEST, Doors

HERE, KEY = "http://127.0.0.1:8765", "the key of this run"
FORM = "application/x-www-form-urlencoded"


class Answer(NamedTuple):
    """What a request got."""

    status: int
    headers: dict[str, str]
    body: bytes
    was_read: bool

    @property
    def text(self) -> str:
        return self.body.decode()


class Browser:
    """Sends requests to an application, without a network, and keeps its cookies."""

    def __init__(self, path: Path, doors: Doors, **headers: str) -> None:
        self.path, self.app = path, application(Desk(path, "journal", doors))
        self.headers = {"host": "127.0.0.1:8765", **headers}

    def get(self, address: str, **headers: str) -> Answer:
        return self.send("GET", address, b"", headers)

    def send(self, method: str, address: str, body: bytes, headers: dict[str, str]) -> Answer:
        path, _, query = address.partition("?")
        size = {"content-length": str(len(body))} if method != "GET" else {}
        every = {**self.headers, **size, **{key.replace("_", "-"): each for key, each in headers.items()}}
        scope = {
            "type": "http", "method": method, "path": path, "raw_path": path.encode(), "root_path": "",
            "query_string": query.encode(), "scheme": "http", "http_version": "1.1", "server": ("127.0.0.1", 8765),
            "headers": [(key.encode(), each.encode("latin-1")) for key, each in every.items() if each],
        }  # fmt: skip
        return asyncio.run(self._sent(scope, body))

    async def _sent(self, scope: dict[str, Any], body: bytes) -> Answer:
        said: list[Any] = []
        reads: list[int] = []

        async def receive() -> Any:
            reads.append(1)
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            said.append(message)

        await self.app(scope, receive, send)
        headers = {key.decode(): each.decode() for key, each in said[0]["headers"]}
        return Answer(said[0]["status"], headers, b"".join(each.get("body", b"") for each in said[1:]), bool(reads))

    def post(self, address: str, fields: dict[str, str], file: bytes | None = None, **headers: str) -> Answer:
        if file is None:
            body, kind = urlencode(fields).encode(), FORM
        else:
            body, kind = multipart(fields, file)
        return self.send("POST", address, body, {"content-type": kind, "origin": HERE, **headers})

    def enter(self) -> Browser:
        entered = self.get(f"/?{urlencode({'key': KEY})}")
        assert (entered.status, entered.headers["location"]) == (303, "/")
        self.headers["cookie"] = entered.headers["set-cookie"].partition(";")[0]
        return self

    def token(self) -> str:
        found = re.search('name="token" value="([0-9a-f]{64})"', self.get("/").text)
        assert found
        return found[1]


def multipart(fields: dict[str, str], file: bytes) -> tuple[bytes, str]:
    parts = [f'--B\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{each}\r\n' for key, each in fields.items()]
    head = '--B\r\nContent-Disposition: form-data; name="file"; filename="<b>.yaml"\r\n\r\n'
    return "".join(parts).encode() + head.encode() + file + b"\r\n--B--\r\n", "multipart/form-data; boundary=B"


@pytest.fixture
def desk(tmp_path: Path) -> Browser:
    path = tmp_path / "register.sqlite"
    with opened(path, make=True):
        return Browser(path, Doors(frozenset((HERE,)), KEY)).enter()


def test_an_editor_takes_a_submission_from_its_file_to_a_decision(desk: Browser) -> None:
    token = {"token": desk.token()}
    added = desk.post("/submissions", token | {"manuscript": "JMS-12"}, FAULTY.read_bytes())
    assert (added.status, added.headers["location"]) == (303, "/revisions/1")
    page = desk.get("/revisions/1").text
    for said in ("contradicts itself", "What weighs most", "/revisions/1/letter", "/revisions/1/record.pdf"):
        assert said in page, said
    letter = desk.get("/revisions/1/letter?language=de").text
    assert 'lang="de"' in letter
    assert "JMS-12" in letter
    assert desk.post("/revisions/1/letter", token | {"text": "Dear all,\r\n…"}).headers["location"] == "/submissions/1"
    told = token | {"decision": "major revision", "note": "see letter", "by": "Ann"}
    assert desk.post("/submissions/1/decision", told).status == 303
    again = desk.post("/submissions", token | {"manuscript": "JMS-12"}, BETTER.read_bytes())
    assert again.headers["location"] == "/revisions/2"
    whole = desk.get("/submissions/1").text
    for said in ("Dear all,\n…", "major revision", 'by <span class="said" dir="auto">Ann</span>', "SR-", "29 of 33"):
        assert said in whole, said
    assert "no longer" in desk.get("/submissions/1/compare?old=1&new=2").text
    assert "JMS-12" in desk.get("/?q=jms&verdict=incomplete").text
    assert "No submission fits" in desk.get("/?q=jms&verdict=complies").text
    assert desk.get("/revisions/1/manifest").body == FAULTY.read_bytes()
    assert json.loads(desk.get("/revisions/2/record.json").body)["verdict"]["answered"] == 29
    assert b"<h1>" in desk.get("/revisions/2/report").body
    pdf = desk.get("/revisions/2/record.pdf")
    assert (pdf.body[:5], pdf.headers["content-disposition"]) == (b"%PDF-", 'attachment; filename="1-2-record.pdf"')


def test_what_cannot_be_done_is_said_and_changes_nothing(desk: Browser) -> None:
    token = {"token": desk.token()}
    for answer, why in (
        (desk.post("/submissions", token | {"manuscript": "A"}, b""), "choose the file"),
        (desk.post("/submissions", token | {"manuscript": ""}, FAULTY.read_bytes()), "the manuscript number is a text"),
        (desk.post("/submissions/9/decision", token | {"decision": "x", "by": "A"}), "there is no such submission"),
        (desk.post("/revisions/9/letter", token | {"text": "x"}), "there is no such revision"),
        (desk.get("/submissions/99999999999999999999"), "there is no such submission"),
        (desk.get("/submissions/1/compare?old=1&new=2"), "there is no such submission"),
    ):
        assert (answer.status, why in answer.text, 'role="alert"' in answer.text) == (400, True, True), why
    for address in ("/revisions/1/../../etc/passwd", "/nothing", "/docs", "/openapi.json"):
        assert desk.get(address).status == 404, address
    assert sound(desk.path) == {}


def refused(desk: Browser) -> Iterator[tuple[str, Answer, int]]:
    """Requests of those who are not to be let in, with what they should get."""
    token, file = {"token": desk.token(), "manuscript": "A"}, FAULTY.read_bytes()
    for address in ("/", "/submissions/1", "/revisions/1/manifest", "/?key=wrong", "/?key="):
        yield f"no cookie: {address}", desk.get(address, cookie=""), 403
        yield f"another cookie: {address}", desk.get(address, cookie=f"{desk.headers['cookie'][:-1]}x"), 403
        for host in ("evil.example", "127.0.0.1", "127.0.0.1:8765.evil.example", ""):
            yield f"host {host}: {address}", desk.get(address, host=host), 421
    yield "another host with the key", desk.get(f"/?{urlencode({'key': KEY})}", host="evil.example"), 421
    for origin in ("", "null", "http://127.0.0.1", "http://evil.example", f"{HERE}.evil.example"):
        yield f"origin {origin}", desk.post("/submissions", token, file, origin=origin), 403
    yield "no cookie", desk.post("/submissions", token, file, cookie=""), 403
    for wrong in ({}, {"token": ""}, {"token": "0" * 64}, {"token": desk.token()[:-1]}):
        yield f"form {wrong}", desk.post("/submissions", {"manuscript": "A", **wrong}, file), 403
    yield "a size that is too large", desk.post("/submissions", token, file, content_length=str(LARGEST + 1)), 413
    yield "no size", desk.post("/submissions", token, file, content_length=""), 411
    yield "many fields", desk.post("/submissions", {**token, **{f"f{n}": "" for n in range(99)}}, file), 400
    yield "no form", desk.send("POST", "/submissions", b"{}", {"origin": HERE, "content-type": "application/json"}), 403
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        yield method, desk.send(method, "/submissions/1", b"", {"origin": HERE}), 405


def test_nobody_else_is_let_in(desk: Browser) -> None:
    found = {name: (answer.status, wanted) for name, answer, wanted in refused(desk)}
    assert {name: each for name, each in found.items() if each[0] != each[1]} == {}
    assert sound(desk.path) == {}


def test_behind_a_proxy_its_user_header_names_the_editor(tmp_path: Path) -> None:
    with opened(tmp_path / "register.sqlite", make=True):
        doors = Doors(frozenset((HERE, "https://desk.example.org")), KEY, "X-Remote-User")
    ann, bob, none = (
        Browser(tmp_path / "register.sqlite", doors, **({"x-remote-user": name} if name else {}))
        for name in ("Ann", "Bob", "")
    )
    assert "you are Ann" in ann.get("/", host="desk.example.org").text
    for name in ("", " ", "x" * 101, "a\x1b[2J"):
        assert none.get("/", x_remote_user=name).status == 403, name
    assert none.get(f"/?{urlencode({'key': KEY})}").status == 403, "there is no key behind a proxy"
    file, form = FAULTY.read_bytes(), {"token": ann.token(), "manuscript": "A"}
    assert bob.post("/submissions", form, file).status == 403, "a form is of the user who was shown it"
    assert ann.post("/submissions", form, file, origin="https://desk.example.org").status == 303
    assert bob.post("/submissions/1/decision", {"token": bob.token(), "decision": "accept", "by": "Ann"}).status == 303
    said = sound(tmp_path / "register.sqlite")["A"]
    assert (said["revisions"][0]["by"], said["decisions"][0]["by"]) == ("Ann", "Bob")


def test_a_program_deposits_with_a_token_and_nothing_else(desk: Browser) -> None:
    with opened(desk.path) as database:
        token = new_token(database, "ci of A")
    body, kind = multipart({"manuscript": "A", "token": "x"}, FAULTY.read_bytes())

    def deposit_with(authorization: str, body: bytes = body) -> Answer:
        headers = {"authorization": authorization, "content-type": kind, "cookie": "", "origin": ""}
        return desk.send("POST", "/deposit", body, headers)

    for wrong in ("", "Bearer", f"Basic {token}", f"Bearer {token}x", "Bearer ' OR 1=1"):
        answer = deposit_with(wrong)
        assert (answer.status, answer.was_read) == (401, False), "what nobody may send is not even read"
    done = deposit_with(f"Bearer {token}")
    said = json.loads(done.body)
    assert (done.status, said["revision"], said["verdict"]["conclusion"]) == (200, 1, "contradicts itself")
    assert sound(desk.path)["A"]["revisions"][0]["by"] == "ci of A"
    assert deposit_with(f"Bearer {token}", b"--B--\r\n").status == 400
    assert desk.get("/", cookie="", authorization=f"Bearer {token}").status == 403, "a token opens no page"
    with opened(desk.path) as database:
        assert token not in "".join(map(str, database.execute("SELECT * FROM tokens").fetchone()))
        revoke(database, "ci of A")
    assert deposit_with(f"Bearer {token}").status == 401
    made = run("register", "token", "B", "--register", desk.path)
    assert (made.code, len(made.text)) == (0, 43)
    assert run("register", "token", "B", "--register", desk.path).code == 2
    assert run("register", "token", "B", "--revoke", "--register", desk.path).code == 0


class Seen(HTMLParser):
    """What is in a page: its tags with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


def test_pages_are_inert_and_accessible_whatever_texts_they_show(desk: Browser) -> None:
    one = handed_in("synthreport.yaml", FAULTY.read_bytes(), "journal")
    with opened(desk.path) as database:
        for text in ("A", *HOSTILE, "<img src=x onerror=alert(1)>", '"><script>alert(2)</script>'):
            deposit(
                database,
                Deposit(text, text, like(one, f"dataset: {{title: {json.dumps(text)}}}"), text, Decision(text, text)),
            )
        deposit(database, Deposit("A", checked=like(one, "b: <script>x</script>")))
    addresses = [
        "/",
        "/?q=%3Cscript%3E&verdict=%22",
        "/submissions/1",
        "/submissions/1/compare?old=1&new=2",
        "/submissions/9",
    ]
    addresses += [f"/{kind}/{id}" for kind in ("submissions", "revisions") for id in (8, 17, 18)]
    for address in [*addresses, "/revisions/18/letter", "/submissions/999"]:
        answer = desk.get(address)
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'"), address
        assert (answer.headers["x-content-type-options"], answer.headers["cache-control"]) == ("nosniff", "no-store")
        seen = Seen(answer.text)
        assert not seen.all("script", "style", "iframe", "img", "object", "svg"), address
        assert not [a for _, a in seen.tags if any(key.startswith("on") or key == "style" for key in a)], address
        links = [str(a.get("href", a.get("action", ""))) for _, a in seen.tags if {"href", "action"} & a.keys()]
        assert all(each.startswith(("/", "#main")) for each in links), address
        assert seen.all("html")[0]["lang"] == "en"
        assert (len(seen.all("h1")), len(seen.all("main")), len(seen.all("title"))) == (1, 1, 1), address
        labelled = {a.get("for") for a in seen.all("label")}
        fields = [a for a in seen.all("input", "select", "textarea") if a.get("type") != "hidden"]
        assert {a.get("id") for a in fields} <= labelled, address
        assert all(a.get("scope") for a in seen.all("th") if "/compare" not in address and "/revisions" not in address)
    assert desk.get("/style.css", cookie="").status == 200


def test_a_desk_is_not_open_to_a_network(tmp_path: Path) -> None:
    at = ("--register", tmp_path / "register.sqlite")
    refusals = {
        ("--host", "0.0.0.0"): "everybody in the network could see the desk",
        ("--host", "::"): "everybody in the network could see the desk",
        ("--user-header", "X-User"): "--user-header needs --origin URL",
        ("--user-header", "X-User", "--origin", "desk.example.org"): "expected such as https://desk.example.org",
        ("--origin", "https://desk.example.org/path"): "expected such as https://desk.example.org",
        ("--profile", "no-such"): "no-such",
    }
    assert not_refused((why, run("register", "serve", *options, *at)) for options, why in refusals.items()) == []
    assert not at[1].exists()


def looks(folder: Path) -> dict[str, str]:
    """Pages of a desk by their names, with the styles in them: `test_report_pages.py` looks at them in Chromium."""
    with opened(folder / "register.sqlite", make=True):
        desk = Browser(folder / "register.sqlite", Doors(frozenset((HERE,)), KEY)).enter()
    token = {"token": desk.token()}
    for manuscript, file in (("JMS-12", FAULTY), ("JMS-12", BETTER), ("M" * 100, BETTER)):
        assert desk.post("/submissions", token | {"manuscript": manuscript}, file.read_bytes()).status == 303
    desk.post("/submissions/1/decision", token | {"decision": "major revision", "note": "n" * 300, "by": "Ann"})
    desk.post("/revisions/1/letter", token | {"text": "Dear authors, …"})
    addresses = {
        "list": "/", "submission": "/submissions/1", "revision": "/revisions/1", "letter-form": "/revisions/1/letter",
        "comparison": "/submissions/1/compare?old=1&new=2", "refused": "/submissions/9",
    }  # fmt: skip
    link, style = '<link rel="stylesheet" href="/style.css">', f"<style>{desk.get('/style.css').text}</style>"
    return {f"desk-{name}": desk.get(address).text.replace(link, style) for name, address in addresses.items()}


@contextmanager
def served(path: Path, *options: str) -> Iterator[SplitResult]:
    """The address of a register that is served, until the end."""
    command = [sys.executable, "-m", "synthreport", "register", "serve", "--port", "0", "--register", str(path)]
    server = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        printed = re.search(r"http://\S+", server.stdout.readline())
        assert printed
        yield urlsplit(printed[0])
    finally:
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=PATIENCE)
    assert ("Traceback" in errors, server.returncode in (0, 130, -signal.SIGINT)) == (False, True), errors


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_ten_editors_at_one_desk_that_is_served(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    with served(path) as address:

        def ask(method: str, path: str, body: bytes = b"", **headers: str) -> Any:
            with closing(HTTPConnection(address.netloc, timeout=PATIENCE)) as connection:
                connection.request(method, path, body or None, headers)
                answer = connection.getresponse()
                return answer.status, str(answer.getheader("set-cookie")), answer.read().decode()

        cookie = ask("GET", f"{address.path}?{address.query}")[1].partition(";")[0]
        token = re.search('name="token" value="([0-9a-f]{64})"', ask("GET", "/", Cookie=cookie)[2])
        assert token

        def edit(editor: int) -> int:
            manifest = FAULTY.read_bytes() + b"#" * editor
            body, kind = multipart({"token": token[1], "manuscript": f"M-{editor % 2}"}, manifest)
            headers = {"Cookie": cookie, "Origin": f"http://{address.netloc}", "Content-Type": kind}
            return int(ask("POST", "/submissions", body, **headers)[0])

        with ThreadPoolExecutor(10) as editors:
            assert list(editors.map(edit, range(10))) == [303] * 10
    assert [len(each["revisions"]) for each in sound(path).values()] == [5, 5]
