"""schema.org JSON-LD, as search engines for datasets read it."""

from __future__ import annotations

from typing import Any

from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported
from synthreport.interop.shared.field_table import Row, Writer
from synthreport.interop.shared.value_forms import PATH, TEXT
from synthreport.interop.standards.schema_org.dataset_write import dataset_node, file_node

FILE = (Row("/path", "contentUrl", PATH),)
VARIABLE = (Row("/name", "name", TEXT), Row("/description", "description", TEXT))


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as a schema.org Dataset."""
    writer = Writer(manifest)
    made = {"@context": "https://schema.org", **dataset_node(writer)}
    made["distribution"] = [
        {"@type": "DataDownload", "@id": f"#{name}", **file_node(writer, name, FILE)}
        for name in writer.entries("/files")
        if isinstance(writer.raw(f"/files/{name}/path"), str)
    ]
    made["variableMeasured"] = [
        {"@type": "PropertyValue", "@id": f"#{name}", "name": name, **writer.node(VARIABLE, f"/content/fields/{name}")}
        for name in writer.entries("/content/fields")
    ]
    return Exported(embeddable(as_json({key: value for key, value in made.items() if value != []})), writer.left())
