"""The example of a service, with twenty uploads at once."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any, NamedTuple

import anyio
import httpx
import pytest
from test_cli import BASE, ROOT

APP = ROOT / "examples" / "service" / "app.py"
GOOD = BASE.read_bytes()


class Upload(NamedTuple):
    """What is sent, and what must come back."""

    body: bytes
    status: int
    conclusion: str = ""
    query: str = ""


UPLOADS = [
    *[Upload(GOOD + f"# {number}\n".encode(), 200, "complies") for number in range(8)],
    *[Upload(GOOD.replace(b"  version: 1.1.0\n", b"", 1), 422, "incomplete") for _ in range(4)],
    Upload(b"", 422, "incomplete"),
    Upload(b"\xff\xfe\x00", 422, "cannot be read"),
    Upload(b"[" * 100_000, 422, "cannot be read"),
    Upload(b"a: &a [b]\n" + b"".join(b"x-%d: *a\n" % n for n in range(2_000)), 422, "incomplete"),
    Upload(GOOD, 200, query="?format=html"),
    Upload(b"a" * 1_000_001, 413),
    Upload(GOOD, 400, query="?profile=../../secret.yaml"),
    Upload(GOOD, 400, query="?format=pdf"),
]


def app() -> Any:
    spec = importlib.util.spec_from_file_location("example_service", APP)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.app


@pytest.fixture(scope="module")
def answers() -> list[httpx.Response]:
    """The answer to each upload, all of them sent at once."""
    found: dict[int, httpx.Response] = {}

    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app()), base_url="http://here") as client:

            async def send(number: int, upload: Upload) -> None:
                found[number] = await client.post(f"/check{upload.query}", content=upload.body)

            async with anyio.create_task_group() as group:
                for number, upload in enumerate(UPLOADS):
                    group.start_soon(send, number, upload)

    anyio.run(run)
    return [found[number] for number in range(len(UPLOADS))]


def test_each_of_twenty_uploads_has_its_own_answer(answers: list[httpx.Response]) -> None:
    assert len(UPLOADS) == 20
    for number, (upload, answer) in enumerate(zip(UPLOADS, answers, strict=True)):
        assert answer.status_code == upload.status, (number, answer.text[:500])
        if upload.conclusion:
            (entry,) = answer.json()["documents"]
            assert entry["verdict"]["conclusion"] == upload.conclusion, number


def test_the_report_is_in_the_asked_for_format(answers: list[httpx.Response]) -> None:
    html = answers[16]
    assert html.headers["content-type"].startswith("text/html")
    assert html.text.lower().startswith("<!doctype html>")


def test_the_example_is_short() -> None:
    assert len(Path(APP).read_text(encoding="utf-8").splitlines()) <= 60
