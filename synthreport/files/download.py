"""Downloads: a small text from an address, only ever for a person who asked for it."""

from __future__ import annotations

import ipaddress
import socket
import time
import urllib.request
from typing import Any
from urllib.parse import urlsplit

MOST = 64 * 2**20
"""Bytes that are read at most."""
_SECONDS = 30
_MOST_SECONDS = 120
"""A download that takes longer is ended, however little of it comes in the meantime."""
_PIECE = 2**16


class NotFetched(ValueError):
    """An address was not fetched; the message says why."""


def fetched(address: str) -> bytes:
    """The content of an address that a person typed. Raises NotFetched, also beyond 64 MiB."""
    return _read(address, urllib.request.HTTPRedirectHandler())


def fetched_from_public(address: str) -> bytes:
    """The content of an address that a file names: on the public network alone, redirections included.

    Raises NotFetched, also beyond 64 MiB.
    """
    _refuse_private(address)
    return _read(address, _PublicRedirects())


class _PublicRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *told: Any) -> Any:
        _refuse_private(told[-1])
        return super().redirect_request(*told)


def _refuse_private(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise NotFetched(f"{address}: not an address on the web")
    try:
        found = {each[4][0] for each in socket.getaddrinfo(parts.hostname, parts.port or 443)}
    except OSError as error:
        raise NotFetched(f"{address}: cannot be fetched: {error}") from None
    if not all(ipaddress.ip_address(str(each).partition("%")[0]).is_global for each in found):
        raise NotFetched(f"{address}: leads into a private network; it is not fetched")


def _read(address: str, redirects: urllib.request.HTTPRedirectHandler) -> bytes:
    try:
        with _opener(redirects).open(address, timeout=_SECONDS) as answer:
            data = _received(answer, address)
    except NotFetched:
        raise
    except (OSError, ValueError) as error:
        raise NotFetched(f"{address}: cannot be fetched: {error}") from None
    if len(data) > MOST:
        raise NotFetched(f"{address}: larger than {MOST // 2**20} MiB; descriptions of datasets are smaller")
    return data


def _received(answer: Any, address: str) -> bytes:
    """The content, at most one byte more than is allowed. Raises NotFetched if it takes too long."""
    data, end = bytearray(), time.monotonic() + _MOST_SECONDS
    while len(data) <= MOST and (piece := answer.read1(_PIECE)):
        data += piece
        if time.monotonic() > end:
            raise NotFetched(f"{address}: not complete after {_MOST_SECONDS} seconds")
    return bytes(data)


def _opener(redirects: urllib.request.HTTPRedirectHandler) -> urllib.request.OpenerDirector:
    """What opens addresses of the web, and no files."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.HTTPHandler, urllib.request.HTTPSHandler, urllib.request.HTTPErrorProcessor,
        urllib.request.HTTPDefaultErrorHandler, urllib.request.ProxyHandler,
    ):  # fmt: skip
        opener.add_handler(handler())
    opener.add_handler(redirects)
    return opener
