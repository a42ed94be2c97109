"""Where a dataset comes from, in the words of PROV: sources, steps and the tools that took part; not read back."""

from __future__ import annotations

from typing import Any

from synthreport.document.pointers import reach
from synthreport.interop.shared.field_table import Writer
from synthreport.interop.shared.json_ld import as_list

_MADE = ("prepare", "fit", "sample", "simulate", "resample", "prompt", "filter", "subset", "transform", "label")
"""Kinds of steps by which records arise; measuring and exporting make none."""

_TOLD = (
    "/inputs/*/title", "/steps/*/started", "/steps/*/finished", "/steps/*/takes", "/steps/*/tools", "/tools/*/name",
    "/tools/*/version",
)  # fmt: skip
"""Answers that the entities, activities and agents tell."""


def provenance(writer: Writer) -> dict[str, Any]:
    """The sources and the steps of a manifest as entities, activities and agents."""
    for told in _TOLD:
        writer.prose(*(pointer for pointer, _ in reach(writer.manifest, told)))
    inputs = [_entity(name, entry) for name, entry in writer.entries("/inputs").items()]
    steps = writer.entries("/steps").items()
    activities = [_activity(writer, name, step) for name, step in steps if step.get("kind") in _MADE]
    return {"prov:wasDerivedFrom": inputs, "prov:wasGeneratedBy": activities}


def _entity(name: str, entry: dict[str, Any]) -> dict[str, Any]:
    """A source by its address or else its id, with its title."""
    said = [each for each in as_list(entry.get("identifiers")) if isinstance(each, str) and each.startswith("http")]
    made = {"@type": "prov:Entity", "@id": said[0] if said else f"#{name}"}
    return made | _label(entry.get("title"))


def _activity(writer: Writer, name: str, step: dict[str, Any]) -> dict[str, Any]:
    """A step: what it does, what it took, when it ran, and the tools that took part."""
    made: dict[str, Any] = {"@type": "prov:Activity", "@id": f"#{name}"} | _label(
        step.get("description") or step["kind"]
    )
    times = {"prov:startedAtTime": step.get("started"), "prov:endedAtTime": step.get("finished")}
    made |= {key: each for key, each in times.items() if isinstance(each, str)}
    made["prov:used"] = [
        {"@id": f"#{each}"} for each in as_list(step.get("takes")) if isinstance(each, str) and each != "none"
    ]
    made["prov:wasAssociatedWith"] = _agents(writer, step)
    return {key: each for key, each in made.items() if each != []}


def _agents(writer: Writer, step: dict[str, Any]) -> list[dict[str, Any]]:
    tools, named = writer.entries("/tools"), as_list(step.get("tools"))
    return [_agent(name, tools[name]) for name in named if isinstance(name, str) and name in tools]


def _agent(name: str, tool: dict[str, Any]) -> dict[str, Any]:
    words = [each for each in (tool.get("name"), tool.get("version")) if isinstance(each, str)]
    return {"@type": "prov:SoftwareAgent", "@id": f"#{name}"} | _label(" ".join(words))


def _label(said: Any) -> dict[str, str]:
    return {"prov:label": said} if isinstance(said, str) and said else {}
