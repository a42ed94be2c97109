"""What commands share that write one text about one manifest."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from synthreport.cli.profiles import unusable
from synthreport.document import LIMIT, Document
from synthreport.files.standard_streams import deliver, reason, received
from synthreport.files.terminal import printable
from synthreport.overview.checked import Checked
from synthreport.overview.view import View
from synthreport.profile.lookup import files_of
from synthreport.reporters.paper import FORMS
from synthreport.standard.documentation import ENVIRONMENT, NoSite, site
from synthreport.standard.resolved_profile import ProfileError


def _file(context: click.Context, option: click.Parameter, output: str | None) -> Path | None:
    return None if output in (None, "-") else Path(output)


def file_alone(context: click.Context, option: click.Parameter, output: str | None) -> Path | None:
    """The file that an option names, where standard output is none. A callback: `./-` is a file, and `-` is not."""
    if output == "-":
        raise click.BadParameter("- is no file: name one, or write ./- if that is its name")
    return None if output is None else Path(output)


def _site(context: click.Context, option: click.Parameter, address: str | None) -> str:
    try:
        return site(address or "")
    except NoSite as error:
        raise click.BadParameter(printable(str(error))) from None


profile_option = click.option("--profile", default="core", show_default=True, help="The profile to check against.")
form_option = click.option(
    "--format", "form", type=click.Choice(FORMS), default="markdown", show_default=True, help="Output."
)
output_option = click.option(
    "--output", "-o", type=click.Path(), callback=_file,
    help="The file to write; standard output without it.",
)  # fmt: skip
docs_option = click.option(
    "--docs", envvar=ENVIRONMENT, show_envvar=True, metavar="URL", callback=_site,
    help="Link codes to this site: a copy of synthreport's pages. Without it, nothing is linked.",
)  # fmt: skip
force_option = click.option(
    "--force", is_flag=True, help="Write over a manifest, or a file that is read-only; never over what is read."
)


def allow(outputs: Iterable[Path | None], inputs: Iterable[str], *, profile: str = "core", force: bool = False) -> None:
    """End the command where an output is an input, the profile or another output, or would be a loss otherwise."""
    from synthreport.cli.refused_outputs import Refused, refuse

    try:
        files = [each or Path("/dev/stdout") for each in outputs]
        refuse(files, [*map(manifest_in, inputs), *files_of(profile)], force=force)
    except Refused as error:
        raise click.UsageError(printable(str(error))) from None


class Impossible(click.ClickException):
    """What was asked for in the right way, and cannot be done here: told in one line, without the usage."""

    exit_code = 2


def manifest_in(source: str) -> str:
    """The file that a command reads: the manifest of a folder, or what is named."""
    return str(Path(source, "synthreport.yaml")) if Path(source).is_dir() else source


def viewed(source: str, profile: str, docs: str = "") -> View:
    """A manifest, checked under a profile. Ends the command where it cannot be read."""
    from synthreport.checker.pipeline import check

    document = read_document(source)
    try:
        return View(Checked(document.name, document, check(document, profile=profile), docs))
    except ProfileError as error:
        raise unusable(error, "--profile") from None


def read_document(source: str) -> Document:
    """A document from a file, a folder's synthreport.yaml, or standard input. Ends the command where there is none."""
    from synthreport.document import parse
    from synthreport.document.source import read

    try:
        if source == "-":
            return parse(received(LIMIT + 1), name="<stdin>")
        return read(manifest_in(source))
    except OSError as error:
        raise Impossible(f"{source} cannot be read: {reason(error)}") from None


def send(content: str | bytes, output: Path | None, *, fresh: bool = False, private: bool = False) -> None:
    """Write a text to a file, whole or not at all, or to standard output. What is `fresh` replaces nothing."""
    from synthreport.files.writing import write

    if output is None:
        if isinstance(content, bytes) and sys.stdout.isatty():
            raise click.UsageError("this is no text for a terminal: name a file with --output")
        deliver(content)
        return
    try:
        write(output, content, fresh=fresh, private=private)
    except OSError as error:
        raise Impossible(f"{output} cannot be written: {reason(error)}") from None
