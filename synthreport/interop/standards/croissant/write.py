"""Croissant 1.1 with RAI, as JSON-LD."""

from __future__ import annotations

from typing import Any

from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported
from synthreport.interop.shared.field_table import Telling
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.uses_text import told_uses
from synthreport.interop.shared.value_forms import SHA256, TEXT
from synthreport.interop.standards.croissant.record_sets_write import told_record_set
from synthreport.interop.standards.croissant.vocabulary import (
    CONTEXT,
    FILE_OBJECT,
    FILE_SET,
    LIMITATIONS,
    PROTOCOLS,
    RAI,
    USES,
)
from synthreport.interop.standards.schema_org.dataset_write import told_dataset, told_file


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as Croissant. Files without a digest cannot be said, nor can fields that are in no table."""
    telling = Telling(manifest)
    made = told_dataset(telling)
    addresses = [each for each in as_list(made.get("identifier")) if str(each).startswith("http")]
    made["citeAs"] = _citation(made)
    head = {"@context": CONTEXT, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.1"}
    made = head | {**made, "@type": "sc:Dataset"} | ({"url": addresses[0]} if addresses else {}) | _rai(telling)
    files = {name: node for name in telling.entries("/files") if (node := _file(telling, name))}
    made["distribution"] = list(files.values())
    made["recordSet"] = [
        node for name in telling.entries("/content/tables") if (node := told_record_set(telling, name, files))
    ]
    return Exported(embeddable(as_json({key: value for key, value in made.items() if value != []})), telling.left())


def _citation(made: dict[str, Any]) -> str:
    """How to cite the dataset: makers, title, version; without an address, which would name a publication."""
    makers = "; ".join(str(each.get("name")) for each in made.get("creator", []))
    version = f", version {made['version']}" if "version" in made else ""
    return f"{makers or 'Anonymous'}: {made.get('name', 'untitled')}{version}"


def _file(telling: Telling, name: str) -> dict[str, Any] | None:
    """The node of one file or of many files of one form; None where it has neither a digest nor a form."""
    at = f"/files/{name}"
    path = telling.raw(f"{at}/path")
    many = isinstance(path, str) and "*" in path
    if not isinstance(path, str) or not (many or _has_digest(telling, name)):
        return None
    kind = "cr:FileSet" if many else "cr:FileObject"
    made: dict[str, Any] = {"@type": kind, "@id": name, "name": path.rpartition("/")[2] or name}
    made |= told_file(telling, name, FILE_SET if many else FILE_OBJECT)
    made.setdefault("encodingFormat", "application/octet-stream")
    holder = telling.raw(f"{at}/contained_in")
    if _has_digest(telling, holder):
        telling.tell(f"{at}/contained_in")
        made["containedIn"] = {"@id": holder}
    return made


def _has_digest(telling: Telling, name: Any) -> bool:
    """Whether an id is that of one file with a path and a digest, which Croissant asks for."""
    at = f"/files/{name}" if isinstance(name, str) else "/files/"
    return isinstance(telling.raw(f"{at}/path"), str) and telling.answer(f"{at}/sha256", SHA256) is not None


def _rai(telling: Telling) -> dict[str, Any]:
    """What responsible AI asks; biases, sensitive fields and the plan of recall are told, and not read back."""
    made: dict[str, Any] = {"rai:hasSyntheticData": True, **telling.node(RAI), USES: told_uses(telling)}
    limits = [telling.answer(f"/limitations/{name}/text", TEXT) for name in telling.entries("/limitations")]
    made[LIMITATIONS] = [each for each in limits if each]
    for key, kind in PROTOCOLS.items():
        made[key] = _described(telling, kind)
    inputs = telling.entries("/inputs").values()
    made["rai:dataBiases"] = [each for entry in inputs for each in as_list(entry.get("known_biases")) if each != "none"]
    made["rai:personalSensitiveInformation"] = [
        name for name, entry in telling.entries("/content/fields").items() if "sensitive" in as_list(entry.get("roles"))
    ]
    made["rai:dataReleaseMaintenancePlan"] = as_list(telling.raw("/maintenance/recall"))
    return {key: _texts(value) if isinstance(value, list) else value for key, value in made.items()}


def _described(telling: Telling, kind: str) -> list[Any]:
    """What the steps of a kind do."""
    found = [name for name, step in telling.entries("/steps").items() if step.get("kind") == kind]
    said = {name: telling.answer(f"/steps/{name}/description", TEXT) for name in found}
    telling.tell(*(f"/steps/{name}/kind" for name, text in said.items() if text))
    return list(said.values())


def _texts(values: list[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]
