"""The words of Croissant: its context, its types, and responsible AI (RAI)."""

from __future__ import annotations

from typing import Any

from synthreport.interop.shared.field_table import Form, Row, Unfit
from synthreport.interop.shared.json_ld import as_list, plain, reference, term
from synthreport.interop.shared.value_forms import PATH, TEXT, word_or_none
from synthreport.interop.standards.schema_org.vocabulary import HINTS as SCHEMA_HINTS

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "annotation": "cr:annotation",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "excludes": "cr:excludes",
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "prov": "http://www.w3.org/ns/prov#",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "readLines": "cr:readLines",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "sdVersion": "cr:sdVersion",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
    "unArray": "cr:unArray",
    "value": "cr:value",
}
"""The context that the specification asks for; it is written, and never fetched."""

_TYPES = {
    "integer": ("sc:Integer", "Integer Int8 Int16 Int32 Int64 UInt8 UInt16 UInt32 UInt64"),
    "number": ("sc:Float", "Float Number Float16 Float32 Float64"),
    "boolean": ("sc:Boolean", "Boolean"),
    "date": ("sc:Date", "Date"),
    "datetime": ("sc:DateTime", "DateTime"),
    "time": ("sc:Time", "Time"),
    "string": ("sc:Text", "Text URL"),
}
_READ = {word: kind for kind, (_, words) in _TYPES.items() for word in words.split()}


def _data_type(value: Any) -> Any:
    """The type of a field: of several, the first that is known."""
    words = [term(each) for each in map(word_or_none, as_list(value)) if each]
    known = [_READ[word] for word in words if word in _READ]
    if not words:
        raise Unfit("not a type")
    return known[0] if known else {"other": words[0]}


TYPE = Form(lambda answer: _TYPES.get(answer if isinstance(answer, str) else "", _TYPES["string"])[0], _data_type)
FILE_OBJECT = (Row("/path", "contentUrl", PATH),)
FILE_SET = (Row("/path", "includes", PATH),)
FIELD = (Row("/description", "description", TEXT), Row("/type", "dataType", TYPE))

_FILES = ("fileObject", "fileSet", "distribution", "data")
"""What a source calls its file: the first two in 1.0, the third in 0.8, the last before."""


def file_of(value: Any) -> str:
    """The id of the file that a source, or what something is contained in, names; empty where it names none."""
    if name := reference(value):
        return name
    source = next((plain(each) for each in as_list(value) if isinstance(each, dict)), {})
    return next(filter(None, (reference(source.get(key)) for key in _FILES)), "")


LIMITATIONS = "rai:dataLimitations"
ANNOTATION = "rai:dataAnnotationProtocol"
USES = "rai:dataUseCases"
RAI = (Row("/ethics/group_interests", "rai:dataSocialImpact", TEXT),)
PROTOCOLS = {
    "rai:dataPreprocessingProtocol": "prepare",
    "rai:dataManipulationProtocol": "transform",
    ANNOTATION: "label",
}
"""Kinds of steps by the protocols that describe them."""

HINTS = SCHEMA_HINTS | {
    "isLiveDataset": "say what changes from version to version at /dataset/history",
    "prov:wasDerivedFrom": "what shaped the dataset belongs at /inputs, each with its kind and routes",
    "prov:wasGeneratedBy": "how the dataset was made belongs at /steps",
    "rai:hasSyntheticData": "no proof, and no property that RAI declares: how much is synthetic belongs at "
    "/dataset/composition, by which methods at /dataset/methods",
    "rai:dataBiases": "biases of a source belong at /inputs, as known_biases; those of the output at /limitations",
    "rai:personalSensitiveInformation": "belongs at /content/fields, as roles of the fields concerned",
    "rai:dataReleaseMaintenancePlan": "belongs at /maintenance, piece by piece",
    "rai:dataImputationProtocol": "belongs at /content/fields, as what became of missing values",
    "rai:dataCollection": "how a source was collected belongs at /inputs",
    "rai:dataCollectionType": "where a source comes from belongs at /inputs, as its origin",
    "rai:dataCollectionMissingData": "belongs at /content/fields, as what became of missing values",
    "rai:dataCollectionRawData": "belongs at /inputs",
    "rai:dataCollectionTimeframe": "belongs at /inputs, as the period of the population",
    "rai:machineAnnotationTools": "belongs at /tools, with their exact versions",
    "rai:annotationsPerItem": "belongs at /steps, where labels are made",
    "rai:annotatorDemographics": "belongs at /steps, where labels are made",
    "rai:dataAnnotationPlatform": "belongs at /tools",
    "rai:dataAnnotationAnalysis": "belongs at /results",
}
"""Where an author answers instead what these keys say, which is not imported."""

HINTS |= {key.removeprefix("rai:"): why for key, why in HINTS.items() if key.startswith("rai:")}  # as 0.8 wrote them

FILE_HINTS = {"description": "no answer of a manifest is prose about a file", "md5": "only SHA-256 is a digest here"}
