"""Tokens, with which programs deposit manifests: shown once, and kept as a digest."""

from __future__ import annotations

import secrets
import sqlite3
from datetime import UTC, datetime
from hashlib import sha256

from synthreport.desk.register.database import RegisterError, changing
from synthreport.files.printable import printable

_LONGEST = 100


def new_token(database: sqlite3.Connection, name: str) -> str:
    """A token for the program of this name. Raises RegisterError if it has one."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST or printable(name) != name:
        raise RegisterError(f"the name of a token is a text of 1 to {_LONGEST} characters in one line")
    token = secrets.token_urlsafe(32)
    values = name, _digest(token), datetime.now(UTC).isoformat(timespec="seconds")
    with changing(database):
        if database.execute("SELECT 1 FROM tokens WHERE name = ?", (name,)).fetchone():
            raise RegisterError(f"{name} has a token already; revoke it first with --revoke")
        database.execute("INSERT INTO tokens (name, sha256, made) VALUES (?, ?, ?)", values)
    return token


def revoke(database: sqlite3.Connection, name: str) -> None:
    """Refuse the token of this name from now on. Raises RegisterError if there is none."""
    with changing(database):
        if database.execute("DELETE FROM tokens WHERE name = ?", (name,)).rowcount == 0:
            raise RegisterError(f"there is no token {name}")


def depositor(database: sqlite3.Connection, token: str) -> str | None:
    """The name of the program that a token is of; None if it is of none."""
    row = database.execute("SELECT name FROM tokens WHERE sha256 = ?", (_digest(token),)).fetchone()
    return None if row is None else str(row[0])


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
