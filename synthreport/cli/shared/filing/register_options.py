"""Options of commands on a register: its file, and what is wrong with it as one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synthreport.cli.shared.output import Impossible
from synthreport.files.printable import printable

if TYPE_CHECKING:
    import sqlite3

register_option = click.option(
    "--register", "register", type=click.Path(path_type=Path, dir_okay=False), default=Path("register.sqlite"),
    show_default=True, envvar="SYNTHREPORT_REGISTER", show_envvar=True, metavar="FILE",
    help="The file of the register.",
)  # fmt: skip


@contextmanager
def register_at(path: Path, *, make: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection to a register. Ends the command if the register cannot be used, or refuses what is asked of it."""
    from synthreport.desk.register.database import RegisterError, opened

    try:
        with opened(path, make=make) as database:
            yield database
    except RegisterError as error:
        raise Impossible(printable(str(error))) from None


def content_of(path: Path, most: int) -> bytes:
    """The bytes of a file that a person named. Ends the command if it cannot be read, or has more than `most`."""
    from synthreport.files.opener import contents
    from synthreport.files.standard_streams import reason

    try:
        return contents(path, most)
    except OSError as error:
        raise Impossible(f"{printable(str(path))} cannot be read: {reason(error)}") from None
