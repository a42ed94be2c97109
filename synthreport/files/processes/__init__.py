"""Processes that we start: of other programs, limited in time and output, and of this one. None is left behind.

In: words of a command. Out: its exit code and the end of what it wrote. Never: a shell, a process left running.
"""

from __future__ import annotations

from synthreport.files.processes.process import Output, Processes

__all__ = ["Output", "Processes"]
