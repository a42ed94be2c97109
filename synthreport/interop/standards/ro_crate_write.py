"""RO-Crate 1.1: the text of ro-crate-metadata.json, which belongs into the dataset's folder."""

from __future__ import annotations

from typing import Any

from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported
from synthreport.interop.shared.field_table import Writer
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.standards.ro_crate_vocabulary import FILE, METADATA, flattened
from synthreport.interop.standards.schema_org.dataset_write import dataset_node, file_node


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as RO-Crate."""
    writer = Writer(manifest)
    root = {"@id": "./", **dataset_node(writer)}
    files = [node for name in writer.entries("/files") if (node := _file(writer, name))]
    root["hasPart"] = [node for node in files if "*" not in str(node["@id"])]
    if "license" in root:
        root["license"] = _licence(root["license"])
    root["citation"] = [{"@id": each, "@type": "CreativeWork", "name": each} for each in as_list(root.get("citation"))]
    about = {"@id": METADATA, "@type": "CreativeWork", "about": {"@id": "./"}}
    about["conformsTo"] = {"@id": "https://w3id.org/ro/crate/1.1"}
    graph = [about, *flattened({key: value for key, value in root.items() if value != []})]
    crate = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return Exported(embeddable(as_json(crate)), writer.left())


def _file(writer: Writer, name: str) -> dict[str, Any] | None:
    """The node of one file; None where its path is not stated, or stands for many files."""
    path = writer.raw(f"/files/{name}/path")
    if not isinstance(path, str) or "*" in path:
        return None
    role = writer.raw(f"/files/{name}/role")
    types = ["File", "SoftwareSourceCode"] if role == "code" else "File"
    return {"@type": types, **file_node(writer, name, FILE), "name": path.rpartition("/")[2] or name}


def _licence(terms: str | dict[str, Any]) -> dict[str, Any]:
    """The node of a licence: named by its address, or as no party can be named where it has none."""
    if isinstance(terms, dict):
        return terms
    address = terms.startswith(("http://", "https://"))
    return {"@id": terms if address else "#licence/terms", "@type": "CreativeWork", "name": terms}
