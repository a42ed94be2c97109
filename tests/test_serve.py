"""`synthreport serve`: one manifest for one browser on this computer, and for nobody else."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from waiting import until

from synthreport.cli.program import cli
from synthreport.pages import built
from synthreport.pages.local_server import LocalServer

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "three-generations"


class Client:
    """A browser at the server: it shows the key, unless a test says otherwise."""

    def __init__(self, server: LocalServer) -> None:
        self.server = server
        self.file = server.manifest.path

    def request(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """The status and the body of an answer; a header is left out if it is empty."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port)
        sent = {"Host": f"127.0.0.1:{self.server.server_port}", "X-Synthreport": self.server.key, **headers}
        sent = {name.replace("_", "-"): value for name, value in sent.items() if value}
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Content-Length": str(len(body)), **sent}.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        found = answer.status, answer.read()
        connection.close()
        return found

    def ask(self, what: str, **given: Any) -> list[dict[str, Any]]:
        """The lines of an answer."""
        status, body = self.request("POST", f"/api/{what}", json.dumps(given).encode())
        assert status == 200
        return [json.loads(line) for line in body.splitlines()]


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "index.html").write_text("<html><head></head><body>the pages</body></html>", encoding="utf-8")
    (pages / "app.js").write_text("1", encoding="utf-8")
    monkeypatch.setattr(built, "_HOMES", (tmp_path / "none", pages))
    shutil.copytree(FOLDER, tmp_path / "data")
    (tmp_path / "data" / "first.yaml").rename(tmp_path / "data" / "synthreport.yaml")
    with LocalServer(tmp_path / "data" / "synthreport.yaml", 0) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield Client(server)
        server.shutdown()


def test_only_the_pages_of_this_server_are_answered(client: Client) -> None:
    port = client.server.server_port
    refused = {
        "another name of this computer": client.request("GET", "/", Host=f"evil.example:{port}"),
        "no host": client.request("GET", "/", Host=""),
        "another port": client.request("POST", "/api/manifest", Host=f"127.0.0.1:{port + 1}"),
        "another origin": client.request("POST", "/api/manifest", Origin="https://evil.example"),
        "a page without origin": client.request("POST", "/api/manifest", Origin="null"),
        "no key": client.request("POST", "/api/manifest", X_Synthreport="x"),
        "no key in ASCII": client.request("POST", "/api/manifest", X_Synthreport="\xe9"),
        "the first page without the key": client.request("GET", "/"),
        "the first page with another key": client.request("GET", "/?key"),
        "too large": client.request("POST", "/api/manifest", Content_Length="999999999"),
        "far too large": client.request("POST", "/api/manifest", Content_Length="9" * 5000),
        "no length": client.request("POST", "/api/manifest", Content_Length="-1"),
        "no JSON": client.request("POST", "/api/manifest", b"{"),
        "no work": client.request("POST", "/api/delete", b"{}"),
        "a list": client.request("POST", "/api/manifest", b"[]"),
        "deep": client.request("POST", "/api/manifest", b"[" * 100_000),
    }
    others = {
        "too large": 413,
        "far too large": 413,
        "deep": 400,
        "no length": 413,
        "no JSON": 400,
        "no work": 404,
        "a list": 404,
    }
    assert {name: status for name, (status, _) in refused.items()} == {**dict.fromkeys(refused, 403), **others}
    assert [each for _, each in refused.values() if client.server.key.encode() in each] == []
    assert client.request("POST", "/api/manifest", b"{}", Origin=f"http://localhost:{port}")[0] == 200


def test_only_the_files_of_the_pages_are_sent(client: Client) -> None:
    status, first = client.request("GET", f"/?{client.server.key}")
    assert (status, client.server.key.encode() in first) == (200, True)
    assert client.request("GET", "/app.js") == (200, b"1")
    for path in ("/../data/synthreport.yaml", "/data/synthreport.yaml", "/%2e%2e/data/first.yaml", "//etc/passwd"):
        assert client.request("GET", path)[0] == 404, path


def test_the_manifest_is_shown_checked_and_saved_in_place(client: Client) -> None:
    [line] = client.ask("manifest")
    shown = line["answer"]
    assert shown["text"] == client.file.read_text(encoding="utf-8")
    assert "train.csv" in shown["tables"]
    [report] = client.ask("check", text=shown["text"], name="synthreport.yaml", profile="core")
    assert json.loads(report["answer"])["documents"][0]["verdict"]["profile"] == "core"
    [sarif] = client.ask("report", kind="sarif")
    assert sarif["answer"][:2] == ["report.sarif", "application/sarif+json"]
    own = {
        "name": "../ours.yaml",
        "text": "profile: ours\nversion: '1.0'\nextends: core\ntitle: A\ntext: For a test.\n",
    }
    [line] = client.ask("check", text=shown["text"], name="synthreport.yaml", profile=own)
    assert json.loads(line["answer"])["documents"][0]["verdict"]["profile"] == "ours"
    [line] = client.ask(
        "check", text=shown["text"], name="synthreport.yaml", profile={**own, "text": "profile: ours\n"}
    )
    assert line["error"].startswith("ours.yaml:1:1: ")
    changed = f"{shown['text']}# one more line\n"
    assert client.ask("save", text=changed, before=shown["text"]) == [{"answer": None}]
    assert client.file.read_text(encoding="utf-8") == changed


def test_a_file_that_changed_meanwhile_is_not_overwritten(client: Client) -> None:
    [line] = client.ask("manifest")
    before = line["answer"]["text"]
    client.file.write_text(f"{before}# by somebody else\n", encoding="utf-8")
    [answer] = client.ask("save", text="gone", before=before)
    assert "has changed" in answer["error"]
    assert client.file.read_text(encoding="utf-8").endswith("# by somebody else\n")


def test_files_are_verified_and_measured_with_progress(client: Client) -> None:
    *progress, last = client.ask("verify")
    assert progress
    assert progress[-1] == {"done": 1.0}
    assert json.loads(last["answer"])["documents"][0]["counts"]["claims"]
    for name in ("../pages/app.js", "first.yaml", "/etc/passwd"):
        [refused] = client.ask("measure", synthetic=name)
        assert "is no table" in refused["error"]
    *progress, last = client.ask("measure", synthetic="first-synthetic.csv")
    assert progress
    assert last["answer"]["results"] > 0, last
    assert (client.file.parent / "synthreport-measured.json").is_file()
    with client.server.busy:
        [busy] = client.ask("verify")
        assert "already" in busy["error"]


def test_a_malformed_request_is_an_answer_and_not_the_end(client: Client) -> None:
    odd = {"text": 1, "name": 2, "profile": 3}
    half = {"text": "\ud800", "name": "synthreport.yaml", "profile": "core"}
    for what, given in (
        ("check", {}), ("check", odd), ("check", half), ("report", {"kind": "pdf"}), ("save", {"text": 1, "before": 2}),
        ("save", {"text": "\ud800", "before": client.file.read_text(encoding="utf-8")}),
    ):  # fmt: skip
        [answer] = client.ask(what, **given)
        assert answer["error"], what


def test_what_cannot_be_served_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = CliRunner().invoke(cli, ["serve", str(tmp_path / "gone.yaml")])
    assert (gone.exit_code, "is no file" in gone.output) == (2, True)
    monkeypatch.setattr(built, "_HOMES", (tmp_path,))
    unbuilt = CliRunner().invoke(cli, ["serve", str(FOLDER / "first.yaml")])
    assert (unbuilt.exit_code, "are not built" in unbuilt.output) == (2, True)


def test_a_tab_that_is_closed_is_no_error(client: Client, capfd: pytest.CaptureFixture[str]) -> None:
    before = client.file.read_bytes()
    for what in ("verify", "manifest", "check"):
        connection = http.client.HTTPConnection("127.0.0.1", client.server.server_port)
        host = f"127.0.0.1:{client.server.server_port}"
        connection.request("POST", f"/api/{what}", b"{}", {"Host": host, "X-Synthreport": client.server.key})
        assert connection.sock is not None
        connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # without a farewell
        connection.close()
    until(lambda: not client.server.busy.locked())
    assert client.ask("manifest")[-1]["answer"]["name"] == "synthreport.yaml"
    assert client.file.read_bytes() == before
    assert capfd.readouterr().err == ""
