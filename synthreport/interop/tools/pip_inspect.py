"""pip inspect: runtime, system, and the packages that somebody asked for."""

from __future__ import annotations

from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_builder import state_tools
from synthreport.interop.shared.source_values import counted, entries, listed, text, top


def recognises(source: Source) -> bool:
    """Whether a file is a report of `pip inspect`."""
    return {"pip_version", "installed", "environment"} <= top(source).keys()


def imported(source: Source, options: Options) -> Draft:
    """Runtime, system and tools. Raises Unusable if it is not a report of `pip inspect`.

    A tool is what was asked for by name (`requested`); pip itself, which wrote the report, is none. What came along as
    a dependency is pinned by a lock file, and would bury the tools that made the dataset.
    """
    found, draft = source.mapping(source.json), Draft(source.name)
    if "installed" not in found or "environment" not in found:
        raise Unusable(f"{source.name}: no `installed` or no `environment`, expected the report of `pip inspect`")
    environment = entries(found, "environment")
    runtime = _joined(environment, "platform_python_implementation", "python_full_version")
    draft.state("/reproducibility/environment", {"runtime": runtime, "os": _system(environment)})
    packages = [each for each in listed(found, "installed") if text(each, "metadata", "name")]
    asked = [each for each in packages if each.get("requested") is True and text(each, "metadata", "name") != "pip"]
    state_tools(draft, [entries(each, "metadata") for each in asked])
    if len(packages) > len(asked):
        why = "not asked for by name, or pip itself; a lock file would pin them"
        draft.leave(counted(len(packages) - len(asked), "package"), why)
    return draft


def _system(environment: dict[str, Any]) -> str | None:
    machine = text(environment, "platform_machine")
    system = _joined(environment, "platform_system", "platform_release")
    return f"{system}, {machine}" if system and machine else system


def _joined(data: dict[str, Any], *keys: str) -> str | None:
    return " ".join(said for key in keys if (said := text(data, key))) or None
