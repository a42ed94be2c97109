"""Ctrl-C, which Python forgets where it arrives within a destructor or the callback of a weak reference."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_PAUSE = 0.01
"""Seconds until a forgotten Ctrl-C is sent once more: the callback has ended by then."""


def keep_interrupts() -> None:
    """Send a Ctrl-C that Python forgets once more, so that the program ends at the first one."""
    sys.unraisablehook = _unraisable


def _unraisable(lost: UnraisableHookArgs) -> None:
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    import threading  # lazy: `check FILE` needs none

    threading.Timer(_PAUSE, _interrupt).start()


def _interrupt() -> None:
    """Interrupt the main thread, also where it waits for input."""
    import _thread
    import signal
    import threading

    main = threading.main_thread().ident
    if os.name == "nt" or main is None:
        _thread.interrupt_main()
    else:
        signal.pthread_kill(main, signal.SIGINT)
