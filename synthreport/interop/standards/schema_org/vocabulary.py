"""The words of schema.org for a dataset, its parties and its files; Croissant and RO-Crate use them, too."""

from __future__ import annotations

from typing import Any

from synthreport.interop.shared import value_forms
from synthreport.interop.shared.field_table import Form, Row
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.licence_forms import LICENCE
from synthreport.interop.shared.value_forms import (
    DATE,
    EMAIL,
    MEDIA_TYPE,
    ORCID,
    PATH,
    PERIOD,
    ROR,
    SHA256,
    SIZE,
    TEXT,
    TEXTS,
    VERSION,
)


def named(value: Any, *keys: str) -> Any:
    """What a node says under the first of these keys that it has; other values unchanged."""
    return next((value[key] for key in keys if key in value), value) if isinstance(value, dict) else value


def _identifiers(value: Any) -> list[str]:
    return value_forms.identifiers([named(each, "value", "@id", "url") for each in as_list(value)])


IDENTIFIERS = Form(value_forms.IDENTIFIERS.write, _identifiers)
DATASET = (
    Row("/dataset/title", "name", TEXT),
    Row("/dataset/version", "version", VERSION),
    Row("/dataset/released", "datePublished", DATE),
    Row("/dataset/identifiers", "identifier", IDENTIFIERS),
    Row("/access/licence", "license", LICENCE),
    Row("/access/conditions", "conditionsOfAccess", TEXTS),
    Row("/content/period", "temporalCoverage", PERIOD),
)
PERSON = (Row("/email", "email", EMAIL), Row("/orcid", "identifier", ORCID))
ORGANISATION = (Row("/email", "email", EMAIL), Row("/ror", "identifier", ROR))
KINDS = {"person": ("Person", PERSON), "organisation": ("Organization", ORGANISATION)}
FILE = (
    Row("/media_type", "encodingFormat", MEDIA_TYPE),
    Row("/bytes", "contentSize", SIZE),
    Row("/sha256", "sha256", SHA256),
)
DOWNLOAD = (Row("/path", "contentUrl", PATH),)
VARIABLE = (Row("/name", "name", TEXT), Row("/description", "description", TEXT))
ROLES = ("data", "dictionary", "documentation", "code", "model", "checksums", "archive", "results")

HINTS = {
    "description": "no answer is prose about the whole; say at its own place what it tells",
    "keywords": "keywords are no answer; kinds of data belong at /content/modalities, methods at /dataset/methods",
    "url": "an address is no persistent identifier by itself; add it at /dataset/identifiers if it is one",
    "inLanguage": "no answer; the language of the manifest's own prose is at /manifest/language",
    "isBasedOn": "what shaped the dataset belongs at /inputs, each with its kind and routes",
    "measurementTechnique": "how the data were made belongs at /steps",
    "maintainer": "who answers for the dataset belongs at /maintenance/contact",
    "variableMeasured": "fields need a table; describe them at /content/fields",
    "spatialCoverage": "places of the source belong at /inputs, in its population",
    "hasPart": "parts belong at /files",
    "funding": "belongs at /dataset/funding, with the funder and the award",
    "sdLicense": "about the description, and not about the dataset",
    "sdPublisher": "about the description, and not about the dataset",
    "sdDatePublished": "about the description, and not about the dataset",
    "sdVersion": "about the description, and not about the dataset",
}
"""Where an author answers instead what these keys say, which is not imported."""
