"""`synthreport serve`: the pages on this computer, for one manifest and its files."""

from __future__ import annotations

from pathlib import Path

import click

from synthreport.cli.shared.output import Impossible, manifest_in
from synthreport.files.printable import printable
from synthreport.files.standard_streams import reason, warn


@click.command(name="serve")
@click.argument("source", default="synthreport.yaml", metavar="[FILE|DIR]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the server.  [default: any free one]")
def command(source: str, port: int) -> None:
    """Show the pages Check, Write and Read for one manifest, and read the files beside it.

    Open the printed URL in a browser on this computer; Ctrl-C ends the server. The pages save into this manifest and
    into no other file, compare it with the files that it describes, and measure tables in its folder, as verify and
    measure do. The server answers only those who have the printed URL.
    """
    from synthreport.pages.built import NotBuilt
    from synthreport.pages.local_server import LocalServer

    path = Path(manifest_in(source))
    if not path.is_file():
        raise Impossible(f"{printable(str(path))} is no file: name a manifest, or write one with `synthreport init`")
    try:
        server = LocalServer(path, port)
    except NotBuilt as error:
        raise Impossible(str(error)) from None
    except OSError as error:
        raise Impossible(f"port {port} cannot be used: {reason(error)}") from None
    with server:
        warn(f"serving {printable(str(path))} at http://127.0.0.1:{server.server_port}/ (Ctrl-C ends it)")
        server.serve_forever()
