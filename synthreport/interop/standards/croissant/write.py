"""Croissant 1.1 with RAI, as JSON-LD."""

from __future__ import annotations

from typing import Any

from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported
from synthreport.interop.shared.field_table import Writer
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.value_forms import SHA256
from synthreport.interop.standards.croissant.provenance import provenance
from synthreport.interop.standards.croissant.record_sets import record_set_node
from synthreport.interop.standards.croissant.responsible import responsible
from synthreport.interop.standards.croissant.vocabulary import CONTEXT, FILE_OBJECT, FILE_SET
from synthreport.interop.standards.schema_org.write import dataset_node, file_node


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as Croissant. Files without a digest cannot be said, nor can fields that are in no table."""
    writer = Writer(manifest)
    made = dataset_node(writer)
    addresses = [each for each in as_list(made.get("identifier")) if str(each).startswith("http")]
    made["citeAs"] = _citation(made)
    head = {"@context": CONTEXT, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.1"}
    made = head | {**made, "@type": "sc:Dataset"} | ({"url": addresses[0]} if addresses else {}) | responsible(writer)
    made |= provenance(writer)
    files = {name: node for name in writer.entries("/files") if (node := _file(writer, name))}
    made["distribution"] = list(files.values())
    made["recordSet"] = [
        node for name in writer.entries("/content/tables") if (node := record_set_node(writer, name, files))
    ]
    return Exported(embeddable(as_json({key: value for key, value in made.items() if value != []})), writer.reasons())


def _citation(made: dict[str, Any]) -> str:
    """How to cite the dataset: makers, title, version; without an address, which would name a publication."""
    makers = "; ".join(str(each.get("name")) for each in made.get("creator", []))
    version = f", version {made['version']}" if "version" in made else ""
    return f"{makers or 'Anonymous'}: {made.get('name', 'untitled')}{version}"


def _file(writer: Writer, name: str) -> dict[str, Any] | None:
    """The node of one file or of many files of one form; None where it has neither a digest nor a form."""
    at = f"/files/{name}"
    path = writer.raw(f"{at}/path")
    many = isinstance(path, str) and "*" in path
    if not isinstance(path, str) or not (many or _has_digest(writer, name)):
        return None
    kind = "cr:FileSet" if many else "cr:FileObject"
    made: dict[str, Any] = {"@type": kind, "@id": name, "name": path.rpartition("/")[2] or name}
    made |= file_node(writer, name, FILE_SET if many else FILE_OBJECT)
    made.setdefault("encodingFormat", "application/octet-stream")
    holder = writer.raw(f"{at}/contained_in")
    if _has_digest(writer, holder):
        writer.note(f"{at}/contained_in")
        made["containedIn"] = {"@id": holder}
    return made


def _has_digest(writer: Writer, name: Any) -> bool:
    """Whether an id is that of one file with a path and a digest, which Croissant asks for."""
    at = f"/files/{name}" if isinstance(name, str) else "/files/"
    return isinstance(writer.raw(f"{at}/path"), str) and writer.answer(f"{at}/sha256", SHA256) is not None
