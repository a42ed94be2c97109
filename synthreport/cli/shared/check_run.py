"""One run of the checker: names of files and folders → reports on standard output, and an exit code."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from synthreport.cli.shared.named_files import Selection, Unchecked, files
from synthreport.cli.shared.statistics import Totals, totals
from synthreport.document import LIMIT, Document, parse
from synthreport.document.size_limits import MOST
from synthreport.document.source import read
from synthreport.files import bugs
from synthreport.files.optional import MissingExtra
from synthreport.files.printable import printable
from synthreport.files.standard_streams import colours, columns, deliver, reason, received, tell, warn
from synthreport.finding import Level
from synthreport.overview.checked import Checked, NotChecked, Run
from synthreport.profile.lookup import chosen, files_of
from synthreport.result import Observed
from synthreport.schema.engines import MANY, Engine, engine_for
from synthreport.standard.resolved_profile import ProfileError
from synthreport.standard.versions import NoWayBack, UnknownVersion, effective_version

if TYPE_CHECKING:
    from synthreport.reporters.text import Look


Check = Callable[[str], list[Checked] | NotChecked]
"""A check of the document of one name."""

Attest = Callable[[Document, str, Observed | None], Observed | None]
"""What attestations say about a document, under a profile, beside what was seen in its files."""


class Unobserved(Exception):
    """Evidence that a person named cannot be used; the message says why."""


class Options(NamedTuple):
    """The options of a run; the defaults are those of the command line.

    `outputs` are pairs of format and path; `force` lets them replace a manifest or a read-only file; `audience` is one
    of `journal.audiences.AUDIENCES`, whose page is in `language`; `most` limits the listed findings of each manifest;
    `docs` is the site that reports link to. `observe` looks at the files that a manifest describes, `attest` at
    attestations; `exclude` are patterns of files that are not checked, each an `Exclusion`; `configuration` is the
    file that options are from; `quiet` prints only what does not pass, `statistics` only counts; with `exit_zero`,
    findings leave the exit code at 0; `stdin_name` is what standard input is called,
    `decisions` is the `Decisions` on findings, and `jobs` is how many processes check, one for each core if it is 0.
    `profile_from` is where the profiles were named, for errors.
    `keep` gets each document as it was checked. `beside` are other files that the run reads, which no output replaces.
    """

    form: str = "text"
    profiles: tuple[str, ...] = ("core",)
    fail_on: Level = Level.MUST
    show: str = "findings"
    colour: str = "auto"
    limit: int = LIMIT
    outputs: tuple[tuple[str, str], ...] = ()
    audience: str | None = None
    language: str = "en"
    standard: str | None = None
    force: bool = False
    most: int = MOST
    docs: str = ""
    observe: Callable[[Document], Observed] | None = None
    attest: Attest | None = None
    exclude: tuple[Any, ...] = ()
    configuration: str = ""
    quiet: bool = False
    statistics: bool = False
    exit_zero: bool = False
    stdin_name: str = ""
    decisions: Any = None
    jobs: int = 1
    profile_from: str = "--profile"
    keep: Callable[[list[Checked]], None] | None = None
    beside: tuple[str, ...] = ()


_DEFAULTS = Options()


def run(sources: tuple[str, ...], options: Options = _DEFAULTS) -> int:
    """Check files, folders and standard input (`-`), print the reports, and return the exit code.

    After a bug in the checker, all other documents are still checked and all other reports written. Raises
    ProfileError, UnknownVersion and, for an output that would destroy something, Refused before any manifest is read.
    """
    unchecked = Unchecked([], [])
    checked = checked_for(sources, options, unchecked)
    if options.form == "text" and not options.outputs and not options.audience and not options.statistics:
        worst = _as_text(checked, unchecked.failed, options)
    else:
        worst = _delivered(checked, unchecked, options)
    return note_unchecked(unchecked, worst, options)


def checked_for(sources: tuple[str, ...], options: Options, unchecked: Unchecked) -> Iterator[list[Checked]]:
    """Each document, checked under each profile; what is not checked is added to `unchecked`. Raises as `run` does."""
    for profile in options.profiles:
        chosen(profile, effective_version(None, options.standard))
    names = files(Selection(sources, options.exclude, options.stdin_name), unchecked)
    if options.outputs:
        names = iter(_allowed(list(names), options))
    return _checked(names, options, unchecked.failed)


def _as_text(checked: Iterable[list[Checked]], failed: list[NotChecked], options: Options) -> int:
    """Print each report as soon as it is ready, keeping none; return the worst exit code."""
    look, counted = _look(options.colour), Totals()
    worst = 0
    for under_all in checked:
        worst = max(worst, *(_grade(each, options) for each in under_all))
        for each in under_all:
            counted.add(each)
        if not options.quiet or any(_fails(each, options) for each in under_all):
            _print(under_all, look, failed, options)
    if counted.documents > len(set(options.profiles)) and not options.quiet:
        tell(f"{counted.line()}\n")
    return worst


def _print(under_all: list[Checked], look: "Look", failed: list[NotChecked], options: Options) -> None:
    try:
        text = _text(under_all, look, options)
    except Exception as error:
        failed.append(_unreported(under_all[0].name, "as text", error))
    else:
        tell(text)


def _text(under_all: list[Checked], look: "Look", options: Options) -> str:
    """The report on one document, under one profile or under several."""
    if len(under_all) > 1:
        from synthreport.reporters.matrix import render as side_by_side

        return side_by_side(under_all, look=look, show=options.show, fail_on=options.fail_on)
    from synthreport.reporters.text import render

    return render(under_all[0], look=look, show=options.show, fail_on=options.fail_on)


def _grade(checked: Checked, options: Options) -> int:
    """The exit code for one document alone."""
    return bugs.EXIT_CODE if checked.result.crashed else int(_fails(checked, options) and not options.exit_zero)


def _fails(checked: Checked, options: Options) -> bool:
    return bool(checked.result.crashed) or not checked.result.passes(options.fail_on)


def _delivered(checked: Iterator[list[Checked]], unchecked: Unchecked, options: Options) -> int:
    """Write one report on all documents to each requested file, and print it; return the worst exit code."""
    from synthreport.reporters.formats import rendered

    by_document = list(checked)
    kept = [one for under_all in by_document for one in under_all]
    worst = max((_grade(one, options) for one in kept), default=0)
    failed = unchecked.failed
    unused = list(options.decisions.unused()) if options.decisions else []
    followed = (unchecked.excluded, options.configuration, unused)
    found = Run(kept, failed, options.fail_on, _exit_code(failed, worst), *followed)
    reports = [(name, _report(partial(rendered, form), f"as {form}", found)) for form, name in options.outputs]
    unwritten = [name for name, report in reports if not _written(name, report)]
    if options.form == "text" and not options.audience and not options.statistics:
        _as_text(by_document, failed, options)
    elif (report := _asked_for(found, options)) is not None:
        deliver(report)
    return max(worst, 2 if unwritten else 0)


def _asked_for(found: Run, options: Options) -> str | bytes | None:
    """The report to print."""
    if options.statistics:
        return _report(_counts, "as statistics", found)
    if options.audience:
        from synthreport.journal.audiences import for_audience

        write = partial(for_audience, audience=options.audience, form=options.form, language=options.language)
        return _report(write, f"for the {options.audience}", found)
    from synthreport.reporters.formats import rendered

    return _report(partial(rendered, options.form), f"as {options.form}", found)


def _counts(found: Run) -> str:
    return "".join(f"{line}\n" for line in totals(found.checked).lines())


def _report(write: Callable[[Run], str | bytes], form: str, found: Run) -> str | bytes | None:
    """One report on all documents; if some cause a bug, on the others; None if none is left.

    Documents that are not in the report are added to `failed`.
    """
    made = _attempted(write, found)
    if not isinstance(made, Exception):
        return made
    alone = [(each, _attempted(write, found._replace(checked=[each], failed=[]))) for each in found.checked]
    found.failed.extend(_unreported(each.name, form, error) for each, error in alone if isinstance(error, Exception))
    able = [each for each, report in alone if not isinstance(report, Exception)]
    if able == found.checked:
        found.failed.append(_unreported("all documents together", form, made))
        return None
    return _report(write, form, found._replace(checked=able, exit_code=bugs.EXIT_CODE))


def _attempted(write: Callable[[Run], str | bytes], found: Run) -> str | bytes | Exception:
    try:
        return write(found)
    except MissingExtra:
        raise
    except Exception as error:
        return error


def _unreported(name: str, form: str, error: Exception) -> NotChecked:
    return NotChecked(name, f"could not be reported: {bugs.note(f'the report {form}', error)}", bug=True)


def _written(name: str, content: str | bytes | None) -> bool:
    """Whether a report could be written to a file; if not, the old file is intact and standard error says why."""
    if content is None:
        return False
    from pathlib import Path

    from synthreport.files.writing import write

    try:
        write(Path(name), content)
    except OSError as error:
        warn(f"synthreport: {printable(name)}: cannot be written: {reason(error)}")
        return False
    return True


def note_unchecked(unchecked: Unchecked, worst: int, options: Options) -> int:
    """Print what was not checked on standard error; return the exit code."""
    for unused in options.decisions.unused() if options.decisions else ():
        warn(f"synthreport: {printable(unused)}")
    notes = [(each.name, each.reason) for each in unchecked.excluded]
    for name, why in (*notes, *((each.name, each.reason) for each in unchecked.failed)):
        warn(f"synthreport: {printable(name)}: {why}")
    if options.exit_zero:
        warn("synthreport: findings do not change the exit code: --exit-zero")
    return _exit_code(unchecked.failed, worst)


def _exit_code(failed: list[NotChecked], worst: int) -> int:
    return max(worst, *(bugs.EXIT_CODE if each.bug else 2 for each in failed), 0)


def _allowed(names: list[str], options: Options) -> list[str]:
    """The files to check. Raises Refused if an output is one of them, or another file that the run reads."""
    from pathlib import Path

    from synthreport.cli.shared.refused_outputs import described_by, refuse

    profiles = [path for profile in options.profiles for path in files_of(profile)]
    outputs = [Path(path) for path in ("/dev/stdout", *(path for _, path in options.outputs))]
    described = [path for name in names for path in described_by(name)] if options.observe else []
    refuse(outputs, [*names, *profiles, *options.beside, *described], force=options.force)
    return names


def _checked(names: Iterable[str], options: Options, failed: list[NotChecked]) -> Iterator[list[Checked]]:
    """Each readable document, checked under each profile; the number of documents selects the engine."""
    names = iter(names)
    first = list(islice(names, MANY))
    apart = options._replace(decisions=None, exclude=(), outputs=(), keep=None)
    for under_all in _mapped(partial(_check, options=apart, count=len(first)), chain(first, names), options.jobs):
        if isinstance(under_all, NotChecked):
            failed.append(under_all)
            continue
        decided = [_decided(each, options) for each in under_all]
        if options.keep:
            options.keep(decided)
        yield decided


def _mapped(work: Check, names: Iterable[str], jobs: int) -> Iterable[list[Checked] | NotChecked]:
    """The result of each document, from several processes if that is asked for; these have no standard input."""
    if jobs == 1 or "-" in (listed := list(names)):
        return map(work, names if jobs == 1 else listed)
    from synthreport.files.processes.side_by_side import in_order

    return in_order(work, listed, jobs)


def _decided(checked: Checked, options: Options) -> Checked:
    """The same after the decisions on its findings."""
    if options.decisions is None:
        return checked
    return checked._replace(result=options.decisions.applied(checked.document, checked.result))


def _check(name: str, options: Options, count: int) -> list[Checked] | NotChecked:
    """A document, checked under each profile; or why it cannot be checked."""
    try:
        return _under_all(name, options, engine_for(count))
    except OSError as error:
        return NotChecked(name, f"cannot be read: {reason(error)}")
    except (NoWayBack, Unobserved) as error:
        return NotChecked(name, f"cannot be checked: {error}")
    except (ProfileError, UnknownVersion, MissingExtra):
        raise
    except Exception as error:
        return NotChecked(name, f"could not be checked: {bugs.note('the checker', error)}", bug=True)


def _under_all(name: str, options: Options, engine: Engine) -> list[Checked]:
    from synthreport.checker.pipeline import check

    document = _read(name, options)
    seen = options.observe(document) if options.observe else None
    given: dict[str, Any] = {"standard": options.standard, "max_findings": options.most, "engine": engine}
    results = [
        check(
            document, profile=each, observed=options.attest(document, each, seen) if options.attest else seen, **given
        )
        for each in dict.fromkeys(options.profiles)
    ]
    return [Checked(document.name, document, result, options.docs) for result in results]


def _read(name: str, options: Options) -> Document:
    if name == "-":
        stdin = received(options.limit + 1)
        return parse(stdin, name=options.stdin_name or "<stdin>", limit=options.limit, most=options.most)
    return read(name, limit=options.limit, most=options.most)


def _look(colour: str) -> "Look":
    from synthreport.reporters.text import Look

    return Look(columns() or Look().columns, colours(colour))
