"""A service that checks uploaded manifests, and answers with their report.

pip install https://github.com/synthreport/synthreport/archive/refs/tags/v0.1.0.tar.gz starlette uvicorn
uvicorn app:app
curl --data-binary @synthreport.yaml "http://localhost:8000/check?profile=journal&format=html"
"""

from __future__ import annotations

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import synthreport
from synthreport import Result

PROFILES = ("core", "journal", "public-release", "teaching")
TYPES = {"json": "application/json", "html": "text/html", "markdown": "text/markdown", "badge": "image/svg+xml"}
MOST_BYTES = 1_000_000
MOST_FINDINGS = 500
AT_ONCE = CapacityLimiter(4)


class TooLarge(Exception):
    """More bytes than anybody types."""


async def received(request: Request) -> bytes:
    """The body of a request, never more of it than a manifest may have."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise TooLarge
    return body


def checked(body: bytes, profile: str) -> Result:
    """The result. What is wrong in the body is a finding, so nothing is caught here."""
    return synthreport.check(body, profile=profile, max_bytes=MOST_BYTES, max_findings=MOST_FINDINGS)


async def check(request: Request) -> Response:
    """Check the body: 200 if it complies, 422 if not; both with the report."""
    profile, form = request.query_params.get("profile", "core"), request.query_params.get("format", "json")
    if profile not in PROFILES or form not in TYPES:  # `check` also takes the path of a profile, which is ours to give
        known = {"profile": PROFILES, "format": tuple(TYPES)}
        return JSONResponse({"error": "unknown profile or format", "known": known}, 400)
    try:
        body = await received(request)
    except TooLarge:
        return JSONResponse({"error": f"larger than {MOST_BYTES:,} bytes"}, 413)
    result = await to_thread.run_sync(checked, body, profile, limiter=AT_ONCE)
    report = await to_thread.run_sync(result.render, form, limiter=AT_ONCE)
    return Response(report, 200 if result.passes() else 422, media_type=TYPES[form])


app = Starlette(routes=[Route("/check", check, methods=["POST"])])
