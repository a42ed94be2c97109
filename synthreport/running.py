"""One run of the checker: the files behind some names → reports on standard output, and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from synthreport.document import LIMIT, Document, parse
from synthreport.finding import Level
from synthreport.opening import read
from synthreport.profiles import chosen
from synthreport.reporters.checked import Checked, NotChecked, Run
from synthreport.reporters.printable import printable
from synthreport.standard.versions import NoWayBack, to_judge_by

if TYPE_CHECKING:
    from synthreport.reporters.text import Look

DEFAULT = "synthreport.yaml"
_NAMES = (DEFAULT, "synthreport.yml", "synthreport.json")
_FEW = 20


class Options(NamedTuple):
    """What a run may be told; the defaults are those of the command line.

    `outputs` are forms with the paths that they are written to; `audience` is one of `journal.reports.AUDIENCES`.
    """

    form: str = "text"
    profiles: tuple[str, ...] = ("core",)
    fail_on: Level = Level.MUST
    show: str = "findings"
    colour: str = "auto"
    limit: int = LIMIT
    outputs: tuple[tuple[str, str], ...] = ()
    audience: str | None = None
    standard: str | None = None


_DEFAULTS = Options()


def run(sources: tuple[str, ...], options: Options = _DEFAULTS) -> int:
    """Check files, folders and standard input (`-`), print the reports, and return the exit code.

    Raises ProfileError and UnknownVersion before any manifest is read, and RuleCrashed for a bug in a rule.
    """
    for profile in options.profiles:
        chosen(profile, to_judge_by(None, options.standard))
    failed: list[NotChecked] = []
    checked = _checked(sources, options, failed)
    if options.form == "text" and not options.outputs and not options.audience:
        return _as_text(checked, failed, options)
    return _delivered(checked, failed, options)


def _as_text(checked: Iterable[list[Checked]], failed: list[NotChecked], options: Options) -> int:
    """Print each report as soon as it is there, keeping none; returns the exit code."""
    from synthreport.reporters.text import render

    look = _look(options.colour)
    complying = True
    for one, *others in checked:
        complying = all(each.result.complies(options.fail_on) for each in (one, *others)) and complying
        if others:
            from synthreport.reporters.matrix import render as side_by_side

            text = side_by_side([one, *others], look=look, show=options.show, fail_on=options.fail_on)
        else:
            text = render(one, look=look, show=options.show, fail_on=options.fail_on)
        sys.stdout.write(text)
    return _code(failed, complying)


def _delivered(checked: Iterator[list[Checked]], failed: list[NotChecked], options: Options) -> int:
    """Write one report on all to every file that is asked for, and print it; returns the exit code."""
    from synthreport.reporters.formats import rendered

    by_document = list(checked)
    kept = [one for under_all in by_document for one in under_all]
    complying = all(one.result.complies(options.fail_on) for one in kept)
    found = Run(kept, failed, options.fail_on, 2 if failed else 0 if complying else 1)
    unwritten = [name for form, name in options.outputs if not _written(name, rendered(form, found))]
    if options.audience:
        from synthreport.journal.reports import for_audience

        _print(for_audience(found, options.audience, options.form))
    elif options.form == "text":
        _as_text(by_document, [], options)
    else:
        _print(rendered(options.form, found))
    return 2 if unwritten else _code(failed, complying)


def _written(name: str, content: str | bytes) -> bool:
    """Whether a report could be written to a file; where not, the old file is whole, and standard error says why."""
    from pathlib import Path

    from synthreport.writing import write

    try:
        write(Path(name), content)
    except OSError as error:
        print(f"synthreport: {printable(name)}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return False
    return True


def _print(content: str | bytes) -> None:
    if isinstance(content, str):
        sys.stdout.write(content)
    else:
        sys.stdout.buffer.write(content)


def _code(failed: list[NotChecked], complying: bool) -> int:
    for failure in failed:
        print(f"synthreport: {printable(failure.name)}: {failure.reason}", file=sys.stderr)
    return 2 if failed else 0 if complying else 1


def _checked(sources: tuple[str, ...], options: Options, failed: list[NotChecked]) -> Iterator[list[Checked]]:
    """Each document that can be read, under each profile."""
    for count, name in enumerate(files(sources, failed)):
        if count == _FEW:
            gc.freeze()
            gc.enable()  # one process may leave its garbage lying, thousands of documents may not
        under_all = _check(name, options, failed)
        if under_all:
            yield under_all


def files(sources: tuple[str, ...], failed: list[NotChecked]) -> Iterator[str]:
    """The files behind the arguments, in the order given; below a folder, in the order of their paths.

    Without arguments, the manifest here. A folder without a manifest is added to `failed`.
    """
    for source in sources or (DEFAULT,):
        if source != "-" and os.path.isdir(source):  # noqa: PTH112  (pathlib costs 5 ms)
            refused = len(failed)
            found = sorted(_manifests(source, failed))
            if not found and len(failed) == refused:
                failed.append(NotChecked(source, f"no manifest in this folder; looked for {', '.join(_NAMES)}"))
            yield from found
        else:
            yield source


def _manifests(folder: str, failed: list[NotChecked]) -> Iterator[str]:
    """The manifests below a folder. What is named like one and is no file of the folder is added to `failed`."""
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (os.path.join(where, name) for name in files if name in _NAMES):  # noqa: PTH118
            if why := _refused(path, folder):
                failed.append(NotChecked(path, f"cannot be read: {why}"))
            else:
                yield path


def _refused(path: str, folder: str) -> str:
    """Why what was found in a folder is not opened: a pipe would be waited for, and a link may lead anywhere."""
    home = os.path.join(os.path.realpath(folder), "")  # noqa: PTH118
    if not os.path.realpath(path).startswith(home):
        return "a link that leads out of the folder; it is not followed"
    is_there_and_no_file = os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113
    return "a pipe, a socket or a device, expected a file" if is_there_and_no_file else ""


def _check(name: str, options: Options, failed: list[NotChecked]) -> list[Checked]:
    from synthreport.checking import check

    try:
        document = _read(name, options.limit)
    except OSError as error:
        failed.append(NotChecked(name, f"cannot be read: {error.strerror or error}"))
        return []
    try:
        results = [check(document, profile=each, standard=options.standard) for each in dict.fromkeys(options.profiles)]
    except NoWayBack as error:
        failed.append(NotChecked(name, f"cannot be checked: {error}"))
        return []
    return [Checked(document.name, document, result) for result in results]


def _read(name: str, limit: int) -> Document:
    if name == "-":
        return parse(sys.stdin.buffer.read(limit + 1), name="<stdin>", limit=limit)
    return read(name, limit=limit)


def _look(colour: str) -> Look:
    from synthreport.reporters.text import Look

    terminal = sys.stdout.isatty()
    wanted = colour == "always" or (colour == "auto" and terminal and not os.environ.get("NO_COLOR"))
    columns = os.get_terminal_size(sys.stdout.fileno()).columns if terminal else int(os.environ.get("COLUMNS") or 100)
    return Look(columns, wanted and os.environ.get("TERM") != "dumb", sys.stdout.encoding or "utf-8")
