"""The door of the program: `synthreport`, and `python -m synthreport`."""

from __future__ import annotations

import gc
import os
import signal
import sys

from synthreport import bugs

_INTERRUPTED, _CLOSED_PIPE = 130, 141


def main() -> None:
    """Run the command line, and leave with its exit code.

    The process ends without the interpreter's tidying up, and runs without the cyclic garbage collector: both cost more
    than the whole check of a manifest.
    """
    gc.disable()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader that has seen enough ends us, as it ends cat
    code = _with_bugs(_run())
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = _CLOSED_PIPE
    os._exit(code)


def _run() -> int:
    try:
        arguments = sys.argv[1:]
        if arguments[:1] == ["check"] and not any(each.startswith("-") and each != "-" for each in arguments):
            # `check FILE…`, as hooks and editors call it: without options there is no command line to be parsed.
            from synthreport.running import run

            return run(tuple(arguments[1:]))
        return _parsed()
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        return _CLOSED_PIPE
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else 2
    except Exception as error:
        bugs.note("the checker", error)
        return bugs.EXIT_CODE


def _parsed() -> int:
    from click.exceptions import Abort, ClickException, Exit

    from synthreport.cli import cli

    try:
        cli.main(prog_name="synthreport", standalone_mode=False)
    except Exit as exit_:
        return exit_.exit_code
    except ClickException as error:
        error.show()
        return 2
    except Abort:
        return _interrupted()
    return 0


def _interrupted() -> int:
    print("synthreport: interrupted", file=sys.stderr)
    return _INTERRUPTED


def _with_bugs(code: int) -> int:
    """The exit code; where the checker itself failed, on the way or at the end, that is said, and decides."""
    found = bugs.noted()
    if not found:
        return code
    print(bugs.told(found), file=sys.stderr)
    return bugs.EXIT_CODE


if __name__ == "__main__":
    main()
