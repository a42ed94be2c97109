"""schema.org JSON-LD, as search engines for datasets read it."""

from __future__ import annotations

from typing import Any

from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported
from synthreport.interop.shared.field_table import Row, Telling
from synthreport.interop.shared.value_forms import PATH, TEXT
from synthreport.interop.standards.schema_org.dataset_write import told_dataset, told_file

FILE = (Row("/path", "contentUrl", PATH),)
VARIABLE = (Row("/name", "name", TEXT), Row("/description", "description", TEXT))


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as a schema.org Dataset."""
    telling = Telling(manifest)
    made = {"@context": "https://schema.org", **told_dataset(telling)}
    made["distribution"] = [
        {"@type": "DataDownload", "@id": f"#{name}", **told_file(telling, name, FILE)}
        for name in telling.entries("/files")
        if isinstance(telling.raw(f"/files/{name}/path"), str)
    ]
    made["variableMeasured"] = [
        {"@type": "PropertyValue", "@id": f"#{name}", "name": name, **telling.node(VARIABLE, f"/content/fields/{name}")}
        for name in telling.entries("/content/fields")
    ]
    return Exported(embeddable(as_json({key: value for key, value in made.items() if value != []})), telling.left())
