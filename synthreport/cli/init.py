"""`synthreport init`: draft a manifest from a folder, then ask about what is missing."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from synthreport.cli.drafting.start import Begun, Plan, begun, drafted
from synthreport.cli.shared.echo import echo
from synthreport.cli.shared.interview_options import interview, interview_options, name_of
from synthreport.cli.shared.output import allow, docs_option, file_alone, send
from synthreport.draft.draft import Left
from synthreport.draft.presets import PRESETS
from synthreport.draft.source_files import Unusable
from synthreport.files.paths import exists, isfile
from synthreport.interop import Options, importers
from synthreport.result import THIRD_PARTY
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
    help="Import a file of another tool. Repeatable. --formats lists the formats.",
)  # fmt: skip
@click.option(
    "--formats", is_flag=True, expose_value=False, is_eager=True, callback=_formats, help="List the formats for --from."
)
@click.option(
    "--like",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Start with the makers, sources, tools and pipeline of this earlier manifest of yours.",
)
@click.option("--preset", type=click.Choice(list(PRESETS)), help="Start with the pipeline of a common kind of dataset.")
@click.option(
    "--basis",
    type=click.Choice(["creator", "custodian", THIRD_PARTY]),
    help="Who describes the dataset. A third party describes somebody else's from what is public, such as a clone.",
)
@click.option("--output", "-o", type=click.Path(), callback=file_alone, help="File to write. [default: in FOLDER]")
@click.option("--force", is_flag=True, help="Overwrite an existing manifest, but no other file.")
@click.option("--non-interactive", is_flag=True, help="Write the draft and ask nothing.")
@click.option("--with-values", is_flag=True, help="Import minima, maxima and learned parameters from sources.")
@click.option(
    "--small-cell",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Do not list categories with fewer than N records.",
)
@click.option("--online", is_flag=True, help="Fetch sources of --from that are URLs.")
@click.option("--all-left", is_flag=True, help="List everything that was not imported, and why.")
@docs_option
@interview_options
def command(
    folder: Path,
    sources: tuple[str, ...],
    like: Path | None,
    preset: str | None,
    basis: str | None,
    output: Path | None,
    force: bool,
    non_interactive: bool,
    with_values: bool,
    small_cell: int,
    online: bool,
    all_left: bool,
    docs: str,
    profile: str,
    level: str | None,
    skipped: str,
) -> None:
    """Draft a manifest for the dataset in a folder, then ask about what is missing.

    Files, fields, environment and code are read; nothing is executed. The manifest gets: paths, sizes and digests;
    numbers of records and persons; names, types and decimals of columns; codes for missing values; categories with at
    least --small-cell records each; and recording settings from the headers of images, signals and variants. No other
    value is written. If the first line of a table may be a record, no column names are taken from it.

    The questions are those that apply to this dataset. Every answer is saved at once: Ctrl-C loses nothing, and
    `synthreport fill` continues.
    """
    profile = _profile_for(basis, profile)
    asked = name_of(profile)
    target = output or folder / "synthreport.yaml"
    _refuse(target, (*sources, *map(str, filter(None, [like]))), profile, force)
    plan = Plan(sources, like, preset, basis)
    try:
        draft = drafted(folder, plan, limits=Limits(small_cell=small_cell), options=Options(with_values), online=online)
    except Unusable as error:
        raise click.UsageError(str(error)) from None
    made = begun(draft, [asked], target.name, docs)
    send(made.text, target, fresh=not force)
    _tell(made, target, all_left)
    if not non_interactive:
        interview(target, profile, level, skipped)


def _profile_for(basis: str | None, profile: str) -> str:
    """The profile for the basis, unless another one was named."""
    is_named = click.get_current_context().get_parameter_source("profile") is not ParameterSource.DEFAULT
    return THIRD_PARTY if basis == THIRD_PARTY and not is_named else profile


def _refuse(target: Path, sources: tuple[str, ...], profile: str, force: bool) -> None:
    """End the command if the file to replace is an input or not a manifest."""
    from synthreport.cli.shared.refused_outputs import holds_manifest

    if exists(target) and not force:  # pathlib raises for a name that is too long
        raise click.UsageError(
            f"{target} already exists: continue with `synthreport fill {target}`, or overwrite with --force"
        )
    allow([target], map(_path, sources), profile=profile, force=force)
    if isfile(target) and target.stat().st_size and not holds_manifest(target):
        raise click.UsageError(f"{target} is not a manifest, and --force replaces only manifests: name another file")


def _path(source: str) -> str:
    """The file of a source, without the name of its format."""
    form, _, rest = source.partition(":")
    return rest if rest and form in importers() else source


def _tell(made: Begun, target: Path, all_left: bool) -> None:
    """Print how many answers came from each source, and what was skipped."""
    echo(f"{number} answers from {source}" for source, number in made.taken.items())
    shown = made.left if all_left else made.left[:_MOST_LEFT]
    echo(map(_left, shown))
    if len(shown) < len(made.left):
        echo([f"… and {len(made.left) - len(shown)} more skipped; --all-left lists them"])
    echo([f"wrote {target}"])


def _left(left: Left) -> str:
    return f"skipped: {left.source}: {left.place}: {left.why}"
