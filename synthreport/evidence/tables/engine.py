"""The engine: DuckDB without extensions, network, temporary files and any file but those that it was started for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from synthreport.draft.source_files import Unusable
from synthreport.files.optional import wanted

MEMORY = 2**30
"""How many bytes of memory reading may take in all, by default."""

_OWN_SHARE = 0.6
"""The engine's share of the memory: the rest is for Python, numpy and the text of a file as it is read."""

_INTERRUPTED = "Query interrupted"
"""What DuckDB makes of a signal that ends the program."""

_SAFE = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "temp_directory": "",
    "preserve_insertion_order": True,
}


class Unreadable(Unusable):
    """The engine does not understand a file, or a query."""


class Engine:
    """A connection that reads the given files and those of one folder; its settings cannot be changed later."""

    def __init__(self, readable: Iterable[Path], folder: Path, memory: int = MEMORY) -> None:
        self.memory = memory
        self._duckdb = wanted("duckdb", "verify")
        limit = f"{int(memory * _OWN_SHARE) // 2**20}MiB"
        self._connection: Any = self._duckdb.connect(config={**_SAFE, "memory_limit": limit})
        paths = ", ".join(literal(path.as_posix()) for path in readable)
        folders = literal(folder.as_posix())
        allowed = f"allowed_paths = [{paths}]", f"allowed_directories = [{folders}]"
        for setting in (
            *allowed,
            "enable_progress_bar = false",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            self._connection.execute(f"SET {setting}")

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that one SELECT gives. Raises Unusable if it is anything else, or fails."""
        self._refuse_other_than_select(query)
        return list(self._run(query, parameters).fetchall())

    def arrays(self, query: str) -> dict[str, Any]:
        """The columns that one SELECT gives, as masked or plain arrays of numpy."""
        self._refuse_other_than_select(query)
        return dict(self._run(query, ()).fetchnumpy())

    def described(self, query: str) -> dict[str, str]:
        """The types of the columns that one SELECT gives."""
        return {row[0]: row[1] for row in self._run(f"DESCRIBE {query}", ()).fetchall()}

    def make(self, statement: str) -> None:
        """Run a statement of our own that makes a table or a view. Raises Unusable if it fails."""
        self._run(statement, ())

    def close(self) -> None:
        """Forget everything."""
        self._connection.close()

    def _run(self, statement: str, parameters: Sequence[object]) -> Any:
        try:
            return self._connection.execute(statement, list(parameters) or None)
        except self._duckdb.OutOfMemoryException:
            raise Unusable(f"it needs more than {self.memory // 2**20} MiB of memory") from None
        except (self._duckdb.Error, ValueError, RuntimeError) as error:  # whose words may quote a cell
            if str(error) == _INTERRUPTED:
                raise KeyboardInterrupt from None
            raise Unreadable(f"DuckDB cannot read it: {type(error).__name__}") from None

    def _refuse_other_than_select(self, query: str) -> None:
        try:
            kinds = [each.type for each in self._duckdb.extract_statements(query)]
        except (self._duckdb.Error, TypeError) as error:  # TypeError for half of a character
            raise Unusable(f"not SQL: {type(error).__name__}") from None
        if kinds != [self._duckdb.StatementType.SELECT]:
            raise Unusable("not a single SELECT")


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def path_literal(path: Path) -> str:
    """A path as text of SQL, in which no character is a wildcard."""
    return literal("".join(f"[{each}]" if each in "*?[" else each for each in path.as_posix()))
