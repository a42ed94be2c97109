"""References: bare ids of entries elsewhere in the document, typed by the collections that may contain them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from synthreport.manifest.values import ID_PATTERN


def _to(*collections: str) -> Any:
    """An id of one of these collections, given as JSON Pointers (`*` stands for any id on the way)."""
    return Field(pattern=ID_PATTERN, json_schema_extra={"x-ref": list(collections)}, examples=["an_id"])


PartyRef = Annotated[str, _to("/parties")]
ToolRef = Annotated[str, _to("/tools")]
PublicationRef = Annotated[str, _to("/dataset/publications")]
InputRef = Annotated[str, _to("/inputs")]
SplitRef = Annotated[str, _to("/splits")]
StepRef = Annotated[str, _to("/steps")]
StreamRef = Annotated[str, _to("/steps/*/random")]
FileRef = Annotated[str, _to("/files")]
TableRef = Annotated[str, _to("/content/tables")]
FieldRef = Annotated[str, _to("/content/fields")]
GroupRef = Annotated[str, _to("/content/groups")]
ClaimRef = Annotated[str, _to("/claims/claimed", "/claims/by_construction")]
ResultRef = Annotated[str, _to("/results")]
TaskRef = Annotated[str, _to("/tasks")]
EstimandRef = Annotated[str, _to("/estimands")]
ConstraintRef = Annotated[str, _to("/constraints")]

RealDataRef = Annotated[str, _to("/inputs", "/splits", "/evaluation_inputs")]
"""Rows or figures that an output is compared with."""
TakenRef = Annotated[str, _to("/inputs", "/splits", "/files", "/steps")]
"""What a step takes."""
MadeRef = Annotated[str, _to("/splits", "/files", "/content/tables", "/content/fields")]
"""What a step leaves behind."""
SplitSourceRef = Annotated[str, _to("/inputs", "/evaluation_inputs", "/steps")]
DefinitionRef = Annotated[str, _to("/dataset/publications", "/files")]
"""Where a metric is defined."""
TrainingRef = Annotated[
    str,
    _to("/files", "/splits", "/inputs", "/evaluation_inputs", "/lineage/related", "/validation/benchmark/parts"),
]
EvidenceRef = Annotated[str, _to("/results", "/dataset/publications")]
GroundRef = Annotated[str, _to("/steps", "/constraints", "/simulation/parameters", "/inputs")]
"""What makes a property hold by construction."""
SourceRef = Annotated[str, _to("/dataset/publications", "/tools", "/inputs", "/files", "/lineage/related")]
SubjectRef = Annotated[str, _to("/files", "/steps", "/tools", "/lineage/related")]
CodeRef = Annotated[str, _to("/tools", "/files")]
ModelRef = Annotated[str, _to("/files", "/tools", "/inputs", "/lineage/related")]
AnyRef = Annotated[
    str,
    _to(
        "/dataset/publications", "/parties", "/tools", "/inputs", "/evaluation_inputs", "/splits", "/steps", "/files",
        "/content/tables", "/content/fields", "/content/groups", "/claims/claimed", "/claims/by_construction",
        "/results", "/tasks", "/estimands", "/constraints", "/simulation/parameters", "/lineage/related",
    ),
]  # fmt: skip
