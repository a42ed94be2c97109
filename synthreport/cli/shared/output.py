"""Options and steps shared by commands that write one text about one manifest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import click

from synthreport.cli.profiles import unusable
from synthreport.cli.shared.configured import nearest_profile
from synthreport.configuration.nearest_file import ConfigurationError, nearest
from synthreport.document import LIMIT, Document
from synthreport.files.printable import printable
from synthreport.files.standard_streams import deliver, reason, received
from synthreport.overview.checked import Checked
from synthreport.overview.view import View
from synthreport.profile.lookup import files_of
from synthreport.reporters.paper import FORMS
from synthreport.standard.documentation import ENVIRONMENT, NoSite, site
from synthreport.standard.resolved_profile import ProfileError


def _file(context: click.Context, option: click.Parameter, output: str | None) -> Path | None:
    return None if output in (None, "-") else Path(output)


def file_alone(context: click.Context, option: click.Parameter, output: str | None) -> Path | None:
    """Callback for an option that takes a file and no standard output: `./-` is a file, `-` is not."""
    if output == "-":
        raise click.BadParameter("- is not a file: name one, or type ./- for a file of that name")
    return None if output is None else Path(output)


def _site(context: click.Context, option: click.Parameter, address: str | None) -> str:
    try:
        return site(address or "")
    except NoSite as error:
        raise click.BadParameter(printable(str(error))) from None


def named_values(given: Iterable[str], form: str) -> dict[str, str]:
    """The values of a repeatable option by their names; `form` is how each is written, such as ID=PATH."""
    found = {}
    for each in given:
        name, _, value = each.partition("=")
        if not name or not value:
            raise click.BadParameter(f'found "{each}", expected {form}')
        found[name] = value
    return found


profile_option = click.option(
    "--profile", default=nearest_profile, show_default="that of the configuration, or core",
    help="Profile to check against: its id or its file.",
)  # fmt: skip
form_option = click.option(
    "--format", "form", type=click.Choice(FORMS), default="markdown", show_default=True, help="Format of the output."
)
output_option = click.option(
    "--output", "-o", type=click.Path(), callback=_file,
    help="File to write instead of standard output.",
)  # fmt: skip
docs_option = click.option(
    "--docs", envvar=ENVIRONMENT, show_envvar=True, metavar="URL", callback=_site,
    help="Link codes to this site: a copy of synthreport's pages. Without it, nothing is linked.",
)  # fmt: skip
force_option = click.option(
    "--force", is_flag=True, help="Overwrite a manifest or a read-only file; an input is never overwritten."
)


def allow(outputs: Iterable[Path | None], inputs: Iterable[str], *, profile: str = "core", force: bool = False) -> None:
    """End the command if an output is an input, the profile, another output, or a file worth keeping."""
    from synthreport.cli.shared.refused_outputs import Refused, refuse

    try:
        files = [each or Path("/dev/stdout") for each in outputs]
        refuse(files, [*map(manifest_in, inputs), *files_of(profile), *_configuration()], force=force)
    except Refused as error:
        raise click.UsageError(printable(str(error))) from None


def _configuration() -> Iterator[str]:
    """The configuration of this folder, which most commands read."""
    with suppress(ConfigurationError, FileNotFoundError):  # it cannot be used, or the folder is gone
        yield from filter(None, [nearest(str(Path.cwd()))])


class Impossible(click.ClickException):
    """A correct command that cannot be carried out here: one line, without the usage text."""

    exit_code = 2


def manifest_in(source: str) -> str:
    """The file that a command reads: the named file, or the manifest in a named folder."""
    return str(Path(source, "synthreport.yaml")) if Path(source).is_dir() else source


def viewed(source: str, profile: str, docs: str = "") -> View:
    """A manifest, checked under a profile. Ends the command if it cannot be read."""
    from synthreport.checker.pipeline import check

    document = read_document(source)
    try:
        return View(Checked(document.name, document, check(document, profile=profile), docs))
    except ProfileError as error:
        raise unusable(error, "--profile") from None


def read_document(source: str) -> Document:
    """A document from a file, a folder's synthreport.yaml or standard input. Ends the command if there is none."""
    from synthreport.document import parse
    from synthreport.document.source import read

    name = manifest_in(source)
    try:
        return parse(received(LIMIT + 1), name="<stdin>") if source == "-" else read(name)
    except OSError as error:
        raise Impossible(f"{name} cannot be read: {reason(error)}") from None


def send(content: str | bytes, output: Path | None, *, fresh: bool = False, private: bool = False) -> None:
    """Write a text to a file, whole or not at all, or to standard output. With `fresh`, replace no existing file."""
    from synthreport.files.writing import write

    if output is None:
        if isinstance(content, bytes) and sys.stdout.isatty():
            raise click.UsageError("this format is not text: name a file with --output")
        deliver(content)
        return
    try:
        write(output, content, fresh=fresh, private=private)
    except OSError as error:
        raise Impossible(f"{output} cannot be written: {reason(error)}") from None
