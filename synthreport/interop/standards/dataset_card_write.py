"""A dataset card for the Hub of Hugging Face: front matter, and a body that only points to the manifest."""

from __future__ import annotations

from typing import Any

from synthreport.files.serialise import as_yaml
from synthreport.interop import Exported
from synthreport.interop.shared.field_table import Writer
from synthreport.interop.shared.value_forms import PATH
from synthreport.interop.standards.dataset_card_vocabulary import ROWS, SIZES
from synthreport.interop.standards.schema_org.dataset_write import description
from synthreport.reporters.markdown_text import marked


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as a dataset card; tasks and languages are the author's to add, for no answer says them."""
    writer = Writer(manifest)
    front: dict[str, Any] = writer.node(ROWS)
    terms = writer.raw("/access/licence")
    if front.get("license") == "other" and isinstance(terms, dict) and isinstance(terms.get("uri"), str):
        front |= {"license_name": "own-terms", "license_link": terms["uri"]}
    front["tags"] = ["synthetic"]
    front |= _size(writer)
    configs = [_config(writer, name) for name in writer.entries("/files")]
    front |= {"configs": kept} if (kept := [each for each in configs if each]) else {}
    body = f"# {marked(front.get('pretty_name', 'Synthetic dataset'))}\n\n{marked(description(writer))}\n"
    return Exported(f"---\n{as_yaml(front)}---\n\n{body}", writer.left())


def _config(writer: Writer, name: str) -> dict[str, str]:
    """A file of records; empty for all others, which the Hub does not list."""
    at = f"/files/{name}"
    path = writer.answer(f"{at}/path", PATH) if writer.raw(f"{at}/role") == "data" else None
    if path is None:
        return {}
    writer.note(f"{at}/role")
    return {"config_name": name, "data_files": path}


def _size(writer: Writer) -> dict[str, list[str]]:
    """The class of sizes that all records fall into; empty where a file does not say how many it holds."""
    counts = [file.get("records") for file in writer.entries("/files").values() if file.get("role") == "data"]
    known = [count for count in counts if type(count) is int]
    if not known or len(known) < len(counts):
        return {}
    return {"size_categories": [next((word for limit, word in SIZES if sum(known) < limit), "n>1T")]}
