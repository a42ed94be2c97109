"""Versions 1.1 and 2.0 that do not exist, made of the real one: what the machinery of versions must bear.

Since 1.1: an item that must be stated (ID48), one that may be (ID49), a rule (ID98). In 2.0 the section `maintenance`
is called `upkeep`, a distribution's `description` is its `note`, the item MO03 must be stated, and rules are gone.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from synthreport.build.catalogue_file import short_catalogue
from synthreport.rules import RULES
from synthreport.rules.rule import CONTRADICTION, MUST, rule
from synthreport.rules.value import Fault, Value
from synthreport.standard import version_steps, versions
from synthreport.standard.version_steps import Step

Entry = dict[str, Any]

SCHEMA = Path(__file__).parents[1] / "schema"
VERSIONS = ("1.0", "1.1", "2.0")
GONE = ("DC53", "DC69", "DC72", "MA51")
"""Rules that 2.0 does not have: on the text, on references, on all texts at once, and one that is a function."""

MOVED = {"/maintenance": "/upkeep", "/dataset/distributions/*/description": "/dataset/distributions/*/note"}


def build(folder: Path) -> None:
    """Write the three versions below a folder."""
    shutil.copytree(SCHEMA / "1.0", folder / "1.0")
    shutil.copy(SCHEMA / "profile-1.0.schema.json", folder)
    texts = ("catalogue.json", "manifest.schema.json", "manifest.shape.json")
    held = {name: json.loads((SCHEMA / "1.0" / name).read_text(encoding="utf-8")) for name in texts}
    for version, change in (("1.1", _to_1_1), ("2.0", _to_2_0)):
        change(*held.values())
        (folder / version).mkdir()
        for name in ("placeholders.yaml", "checklist.yaml"):
            shutil.copy(SCHEMA / "1.0" / name, folder / version)
        (folder / version / "words.json").write_text(json.dumps(_words(held["catalogue.json"])), encoding="utf-8")
        for name, content in {**held, "catalogue.short.json": short_catalogue(held["catalogue.json"])}.items():
            (folder / version / name).write_text(json.dumps(content), encoding="utf-8")


def _words(catalogue: Entry) -> Entry:
    """The words of a version: those of 1.0, and for its own items their titles."""
    words = json.loads((SCHEMA / "1.0" / "words.json").read_text(encoding="utf-8"))
    new = {code: {"label": item["title"], "question": item["title"]} for code, item in catalogue["items"].items()}
    return {**words, "standard": catalogue["standard"], "items": {**new, **words["items"]}}


def _named(version: str, catalogue: Entry, *schemas: Entry) -> None:
    catalogue["standard"] = version
    for schema in schemas:
        schema["properties"]["synthreport"]["const"] = version


def _to_1_1(catalogue: Entry, *schemas: Entry) -> None:
    _named("1.1", catalogue, *schemas)
    model = catalogue["items"]["ID03"]
    for code, level, name in (("ID48", "must", "custody"), ("ID49", "may", "nickname")):
        catalogue["items"][code] = {**model, "level": level, "title": f"There is a {name}", "since": "1.1"}
        catalogue["fields"].append({"path": f"/dataset/{name}", "item": code, "asked": True, "home": True})
        for schema in schemas:
            schema["$defs"]["Dataset"]["properties"][name] = {"type": "string", "description": f"Its {name}."}
    catalogue["rules"]["ID98"] = {
        **catalogue["rules"]["ID51"],
        "since": "1.1",
        "title": "The nickname is not the title",
    }


def _to_2_0(catalogue: Entry, *schemas: Entry) -> None:
    _named("2.0", catalogue, *schemas)
    for entry in (*catalogue["fields"], *catalogue["references"]):
        entry["path"] = entry["path"].replace("/maintenance", "/upkeep")
        entry["path"] = entry["path"].replace("/distributions/*/description", "/distributions/*/note")
    catalogue["items"]["MO03"]["level"] = "must"
    for code in GONE:
        del catalogue["rules"][code]
    for schema in schemas:
        schema["properties"]["upkeep"] = schema["properties"].pop("maintenance")
        distribution = schema["$defs"]["Distribution"]["properties"]
        distribution["note"] = distribution.pop("description")


def to_2_0(data: Entry) -> Entry:
    """`maintenance` is called `upkeep`; the `description` of a distribution is its `note`."""
    data = {"upkeep" if key == "maintenance" else key: each for key, each in data.items()}
    dataset = data.get("dataset", {})
    distributions = dataset.get("distributions", {})
    for each in distributions.values() if isinstance(distributions, dict) else ():
        if isinstance(each, dict) and "description" in each:
            each["note"] = each.pop("description")
    return data


@contextmanager
def known(folder: Path) -> Iterator[None]:
    """A checker that knows these versions."""
    before = dict(RULES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(versions, "VERSIONS", VERSIONS)
        patch.setattr(versions, "NEWEST", VERSIONS[-1])
        patch.setattr(versions, "FOLDER", str(folder))
        patch.setattr(version_steps, "STEPS", (Step("1.1", "2.0", to_2_0, MOVED),))
        rule("ID98", MUST, CONTRADICTION, at="/dataset", needs=("nickname", "title"), since="1.1")(
            the_nickname_is_not_the_title
        )
        RULES.update({code: RULES[code]._replace(until="2.0") for code in GONE})
        try:
            yield
        finally:
            RULES.clear()
            RULES.update(before)


def the_nickname_is_not_the_title(dataset: Value) -> Iterator[Fault]:
    """The nickname is not the title.

    It would name nothing new.

    **Problem:** The nickname is only the title again.

    **Fix:** find another.
    """
    if dataset["nickname"] == dataset["title"]:
        yield dataset.fault("nickname", "the nickname is the title")
