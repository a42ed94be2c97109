"""The entry point of the program: `synthreport`, and `python -m synthreport`.

Hooks and editors wait for `check FILE`. The shortcuts taken for it, with how much longer the process takes without:

- the process exits without cleanup (`main`): 20 %
- the garbage collector runs a hundred times less often (`main`): 4 %
- a command without options is parsed without click (`_command`): 60 %
- modules on the path to a check avoid pathlib (`files.paths`): 5 %
- modules that only some checks need are imported lazily (each place says `not above`): 95 %
- a regular expression that few manifests need is compiled at its first use: 4 %; those of PyYAML, which libyaml does
  without, at theirs, too (`files.lazy_patterns`): 9 %
- modules that define named tuples do without `from __future__ import annotations`, which makes each type a text that
  Python compiles at every start: 4 %
"""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from synthreport.files import bugs
from synthreport.files.interrupts import keep_interrupts
from synthreport.files.paths import exists, getcwd, leave_folder
from synthreport.files.standard_streams import Broken, prepare, reason, warn

if TYPE_CHECKING:
    from click import ClickException

_GARBAGE = 70_000
_NOT_CHECKED, _INTERRUPTED, _CLOSED_PIPE = 2, 130, 141


def main() -> None:
    """Run the command line and exit with its code."""
    leave_folder()
    gc.set_threshold(_GARBAGE)
    prepare()
    keep_interrupts()
    code = _with_bugs(_run())
    with suppress(Broken):  # already reported
        sys.stdout.flush()
    os._exit(code)


def _run() -> int:
    try:
        code = _command()
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        warn("synthreport: interrupted")
        return _INTERRUPTED
    except Broken as error:
        return _lost(error)
    except (OSError, MemoryError) as error:
        warn(f"synthreport: {_hindrance(error)}")
        return _NOT_CHECKED
    except Exception as error:
        bugs.note("the checker", error)
        return bugs.EXIT_CODE


def _hindrance(error: OSError | MemoryError) -> str:
    """What the system refused, in words: that is no bug, wherever in the program it is met."""
    if isinstance(error, MemoryError):
        return "not enough memory"
    if isinstance(error, FileNotFoundError) and _folder_is_gone():
        return "the current folder was deleted: change to another one"
    return f"{error.filename or 'a file'}: {reason(error)}"


def _folder_is_gone() -> bool:
    try:
        getcwd()
    except OSError:
        return True
    return False


def _command() -> int:
    """The exit code of the requested command."""
    try:
        arguments = sys.argv[1:]
        if arguments[:1] == ["check"] and not _has_options(arguments) and not _is_configured():
            # `check FILE…`, as hooks and editors call it: without options there is nothing to parse.
            from synthreport.cli.shared.check_run import run

            return run(tuple(arguments[1:]))
        return _parsed()
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else 2


def _has_options(arguments: list[str]) -> bool:
    """Whether an option is given, among the arguments or, as a site of explanations is, by the environment."""
    from synthreport.standard.documentation import ENVIRONMENT

    return ENVIRONMENT in os.environ or any(each.startswith("-") and each != "-" for each in arguments)


def _is_configured() -> bool:
    """Whether a configuration or decisions change the check; what cannot be used does, too: the command says why."""
    from synthreport.configuration.nearest_file import ConfigurationError, nearest

    try:
        return exists("decisions.yaml") or nearest(getcwd()) is not None
    except FileNotFoundError:  # the current folder was deleted
        return False
    except ConfigurationError:
        return True


def _parsed() -> int:
    from click.exceptions import Abort, ClickException, Exit

    from synthreport.cli.program import cli

    try:
        cli.main(prog_name="synthreport", standalone_mode=False)
    except Exit as exit_:
        return exit_.exit_code
    except ClickException as error:
        return _refused(error)
    except Abort:
        raise KeyboardInterrupt from None
    return 0


def _refused(error: ClickException) -> int:
    shown = io.StringIO()
    error.show(shown)
    warn(shown.getvalue().rstrip("\n"))
    return _NOT_CHECKED


def _lost(error: Broken) -> int:
    """Say that the report is lost. If the reader closed the pipe, end silently, as cat does."""
    if not error.reader_has_gone:
        warn(f"synthreport: {error}")
        return _NOT_CHECKED
    import signal  # lazy: a check does not need it

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.raise_signal(signal.SIGPIPE)
    return _CLOSED_PIPE


def _with_bugs(code: int) -> int:
    """The exit code; a bug in the checker, during the run or at its end, is reported and takes precedence."""
    found = bugs.noted()
    if not found:
        return code
    warn(bugs.told(found))
    return bugs.EXIT_CODE


if __name__ == "__main__":
    main()
