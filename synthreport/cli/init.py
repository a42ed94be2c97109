"""`synthreport init`: write a manifest of what is there, and ask for the rest."""

from __future__ import annotations

from pathlib import Path

import click

from synthreport.cli.echo import echo
from synthreport.cli.interview_options import name_of, talk, talk_options
from synthreport.cli.output import allow, file_alone, send
from synthreport.cli.start import Begun, begun, drafted
from synthreport.draft.draft import Left
from synthreport.draft.sources import Unusable
from synthreport.files.paths import exists, isfile
from synthreport.interop import Options, importers
from synthreport.scan import Limits

_MOST_LEFT = 20


def _formats(context: click.Context, option: click.Parameter, asked: bool) -> None:
    if asked:
        echo(f"{name:14}{form.purpose}" for name, form in importers().items())
        context.exit()


@click.command(name="init")
@click.argument(
    "folder", default=".", metavar="[FOLDER]", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@click.option(
    "--from", "sources", multiple=True, metavar="[FORMAT:]PATH",
    help="Take over what another tool wrote; may be given several times. --formats lists what can be read.",
)  # fmt: skip
@click.option("--formats", is_flag=True, expose_value=False, is_eager=True, callback=_formats, help="List formats.")
@click.option("--output", "-o", type=click.Path(), callback=file_alone, help="The file to write. [default: in FOLDER]")
@click.option("--force", is_flag=True, help="Overwrite a manifest that is there, and nothing else.")
@click.option("--non-interactive", is_flag=True, help="Ask nothing: write what can be known, and stop.")
@click.option("--with-values", is_flag=True, help="Take over minima, maxima and learned parameters that sources hold.")
@click.option(
    "--small-cell",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Name codes that so many records hold.",
)
@click.option("--online", is_flag=True, help="Allow --from to name an address, and fetch it.")
@click.option("--all-left", is_flag=True, help="List everything that was left out, and why.")
@talk_options
def command(
    folder: Path,
    sources: tuple[str, ...],
    output: Path | None,
    force: bool,
    non_interactive: bool,
    with_values: bool,
    small_cell: int,
    online: bool,
    all_left: bool,
    profile: str,
    level: str,
    skipped: str,
) -> None:
    """Write a manifest for the dataset in a folder: what its files tell, and then what only you can tell.

    Files, fields, environment and code are looked at; nothing is executed. Of the data are written down: paths, sizes,
    digests, numbers of records and persons; names, types and decimals of columns; how a missing value is written; the
    codes of a category, where --small-cell records or more hold each of them; and what the headers of images, signals
    and variants say of how they were recorded. No other value is. A first line that may be a record gives no names.

    Then what applies is asked, and no more. Every answer is saved at once: Ctrl-C loses nothing, and
    `synthreport fill` goes on.
    """
    asked = name_of(profile)
    target = output or folder / "synthreport.yaml"
    _refuse(target, sources, profile, force)
    try:
        draft = drafted(
            folder, sources, limits=Limits(small_cell=small_cell), options=Options(with_values), online=online
        )
    except Unusable as error:
        raise click.UsageError(str(error)) from None
    made = begun(draft, [asked], target.name)
    send(made.text, target, fresh=not force)
    _tell(made, target, all_left)
    if not non_interactive:
        talk(target, profile, level, skipped)


def _refuse(target: Path, sources: tuple[str, ...], profile: str, force: bool) -> None:
    """End the command where what would be replaced is read by it, or is no manifest."""
    from synthreport.cli.refused_outputs import holds_manifest

    if exists(target) and not force:  # pathlib raises for a name that is too long
        raise click.UsageError(f"{target} is there: go on with `synthreport fill {target}`, or add --force")
    allow([target], map(_path, sources), profile=profile, force=force)
    if isfile(target) and target.stat().st_size and not holds_manifest(target):
        raise click.UsageError(f"{target} is no manifest, and --force replaces nothing else: name another file")


def _path(source: str) -> str:
    """The file that a source is read from, without the name of its format."""
    form, _, rest = source.partition(":")
    return rest if rest and form in importers() else source


def _tell(made: Begun, target: Path, all_left: bool) -> None:
    """Say what was taken from where, and what was left."""
    echo(f"{number} answers from {source}" for source, number in made.taken.items())
    shown = made.left if all_left else made.left[:_MOST_LEFT]
    echo(map(_left, shown))
    if len(shown) < len(made.left):
        echo([f"… and {len(made.left) - len(shown)} more that were left; --all-left lists them"])
    echo([f"{target} is written"])


def _left(left: Left) -> str:
    return f"left: {left.source}: {left.place}: {left.why}"
