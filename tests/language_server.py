"""The YAML language server, asked as an editor asks it, and kept from the network."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
EDITOR = ROOT / "tests" / "editor"
SERVER = EDITOR / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
ANYWHERE = ROOT / "manifests"
CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
    }
}


class Offer(NamedTuple):
    """What completion offers: its label, what it inserts, and its description."""

    label: str
    text: str
    told: str


class Editor:
    """One server. `addresses` are the texts behind addresses that an editor would fetch; no other can be fetched."""

    def __init__(self, node: str, settings: dict[str, Any], addresses: dict[str, str]) -> None:
        command = [node, "--require", str(EDITOR / "offline.cjs"), str(SERVER), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.settings, self.addresses = settings, addresses
        self.fetched: list[str] = []
        self.told: dict[str, list[dict[str, Any]]] = {}
        self.asked = self.opened = 0
        self._ask("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": CAPABILITIES})
        self._send(method="initialized", params={})
        self._send(method="yaml/registerContentRequest", params={})
        self._send(method="workspace/didChangeConfiguration", params={"settings": settings})

    def close(self) -> None:
        """End the server."""
        with self.process:
            self.process.kill()

    def open(self, text: str, folder: Path = ANYWHERE) -> str:
        """The address of a new document, a folder of its own below this one, as soon as it has been looked at."""
        self.opened += 1
        uri = (folder / str(self.opened) / "synthreport.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        while uri not in self.told:
            self._receive()
        return uri

    def messages(self, text: str, folder: Path = ANYWHERE) -> list[str]:
        """What is said to be wrong with a document."""
        return [each["message"] for each in self.told[self.open(text, folder)]]

    def hover(self, text: str, key: str) -> str:
        """What is shown over the first place in a text that reads so."""
        found = self._ask("textDocument/hover", _position(self.open(text), text, text.index(key) + 1))
        return str(found["contents"]["value"]) if found else ""

    def complete(self, text: str) -> dict[str, Offer]:
        """What is offered where a text has `¦`, by its label."""
        before, _, after = text.partition("¦")
        found = self._ask("textDocument/completion", _position(self.open(before + after), before, len(before)))
        return {offer.label: offer for offer in map(_offer, found["items"])}

    def _ask(self, method: str, params: Any) -> Any:
        self.asked += 1
        self._send(id=self.asked, method=method, params=params)
        while (answer := self._receive()).get("id") != self.asked or "method" in answer:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message; what the server asks of an editor is answered."""
        assert self.process.stdout is not None
        size = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send(id=message["id"], result=self._answer(message["method"], message["params"]))
        return message

    def _answer(self, method: str, params: Any) -> Any:
        if method == "workspace/configuration":
            return [self.settings.get(item["section"]) for item in params["items"]]
        if method == "vscode/content":
            self.fetched += params
            return self.addresses[params[0]]
        return None


def _position(uri: str, text: str, at: int) -> dict[str, Any]:
    before = text[:at].split("\n")
    return {"textDocument": {"uri": uri}, "position": {"line": len(before) - 1, "character": len(before[-1])}}


def _offer(item: dict[str, Any]) -> Offer:
    told = item.get("documentation") or ""
    text = item["textEdit"]["newText"] if "textEdit" in item else item["insertText"]
    return Offer(item["label"], text, told if isinstance(told, str) else told["value"])
