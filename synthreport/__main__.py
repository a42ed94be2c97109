"""The door of the program: `synthreport`, and `python -m synthreport`."""

from __future__ import annotations

import gc
import os
import sys

_INTERRUPTED, _CLOSED_PIPE, _BUG = 130, 141, 3


def main() -> None:
    """Run the command line, and leave with its exit code.

    The process ends without the interpreter's tidying up, and runs without the cyclic garbage collector: both cost more
    than the whole check of a manifest.
    """
    _leave_folder()
    import signal

    gc.disable()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader that has seen enough ends us, as it ends cat
    code = _run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = _CLOSED_PIPE
    os._exit(code)


def _leave_folder() -> None:
    """Take the folder that we are in from where Python looks for modules, unless we lie there ourselves.

    `python -m` looks there first, and the folder may be anybody's: a `csv.py` in it is not to be run.
    """
    try:
        here = os.getcwd()  # noqa: PTH109  (pathlib costs 5 ms)
    except OSError:
        return
    if here != os.path.dirname(os.path.dirname(os.path.abspath(__file__))):  # noqa: PTH100, PTH120
        sys.path[:] = [each for each in sys.path if each not in ("", here)]


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
        return _bug(error)


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


def _bug(error: Exception) -> int:
    """Say that the checker itself failed: nothing in a document may do that."""
    if os.environ.get("SYNTHREPORT_TRACEBACK"):
        import traceback

        traceback.print_exc()
    print(
        f"synthreport: a bug in the checker, not in your manifest: {type(error).__name__}: {error}\n"
        "Please report it, with the manifest if you can; SYNTHREPORT_TRACEBACK=1 shows where it happened.",
        file=sys.stderr,
    )
    return _BUG


if __name__ == "__main__":
    main()
