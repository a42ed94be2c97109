"""Serve a register: where, to whom, and for how long."""

from __future__ import annotations

import secrets
import socket
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import click

from synthreport.cli.shared.filing.register_options import register_at
from synthreport.cli.shared.output import Impossible
from synthreport.files.optional import wanted
from synthreport.files.printable import printable
from synthreport.files.standard_streams import tell

_QUIET = {
    "log_level": "warning", "access_log": False, "server_header": False, "proxy_headers": False, "lifespan": "off",
    "ws": "none", "limit_concurrency": 200,
}  # fmt: skip
"""No request is logged: its address may hold a manuscript number. No header is believed to name a client."""


class Address(NamedTuple):
    """Where a desk listens, the header in which its proxy names the user, and the addresses that browsers show."""

    host: str
    port: int
    user_header: str
    origins: tuple[str, ...]


def refuse_open(address: Address) -> None:
    """End the command if somebody who was not asked could see the desk, or nobody could."""
    if not _is_loopback(address.host) and not address.user_header:
        raise click.UsageError(
            f"on {address.host}, everybody in the network could see the desk: put it behind a proxy that names its "
            "users with --user-header, or drop --host"
        )
    if address.user_header and not address.origins:
        raise click.UsageError("--user-header needs --origin URL: the address that browsers show")
    for each in address.origins:
        parts = urlsplit(each)
        if parts.scheme not in ("http", "https") or not parts.netloc or each != f"{parts.scheme}://{parts.netloc}":
            raise click.BadParameter(f"found {each}, expected such as https://desk.example.org", param_hint="--origin")


def serve_desk(register: Path, profile: str, address: Address) -> None:
    """Serve until Ctrl-C."""
    for library in ("starlette", "python_multipart"):
        wanted(library, "desk")
    uvicorn = wanted("uvicorn", "desk")
    from synthreport.desk.web.app import Desk, application
    from synthreport.desk.web.guard import Doors

    with register_at(register, make=True):
        pass
    listener = _listening(address)
    own = f"http://{_named(address.host)}:{listener.getsockname()[1]}"
    doors = Doors(frozenset((own, *address.origins)), secrets.token_urlsafe(24), address.user_header)
    shown = address.origins[0] if address.origins else f"{own}/?key={doors.key}"
    tell(f"The desk of {printable(str(register))} is at {shown}\nPress Ctrl-C to end it.\n")
    uvicorn.Server(uvicorn.Config(application(Desk(register, profile, doors)), **_QUIET)).run(sockets=[listener])


def _listening(address: Address) -> socket.socket:
    try:
        return socket.create_server((address.host, address.port), family=_family(address.host))
    except OSError as error:
        where = f"{address.host}, port {address.port}"
        raise Impossible(f"cannot listen on {where}: {error.strerror or error}; try another --port") from None


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
