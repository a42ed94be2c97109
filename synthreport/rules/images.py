"""Rules on images."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import Fault, Unsaid, Value

_MEASURING = ("CT", "PT")
"""Modalities whose values are quantities, held in more than one byte (DICOM PS3.3, C.8.2 and C.8.9). Those of magnetic
resonance are in arbitrary units, and eight bits of them are usual outside DICOM."""
_OF_A_PATIENT = {"new_identifiers": "no", "burned_in_text": "present", "face": "present"}


@rule("IM51", SHOULD, ADVICE, at="/imaging/acquisition", needs=("modality", "bit_depth"), sources="CLAIM DICOM")
def measured_values_fit_the_depth(acquisition: Value) -> Iterator[Fault]:
    """Images of a modality that measures have more than eight bits per value.

    In 256 levels a computed tomogram has lost what it measured, and who reads the modality expects it to be there.

    **Fix:** give the images at the depth of their modality, or `modality: OT` with what they imitate in `body_part`.
    """
    if acquisition["modality"] in _MEASURING and acquisition["bit_depth"] <= 8:
        yield acquisition.fault(
            "bit_depth",
            f"the modality is {acquisition['modality']}, but a value has only {acquisition['bit_depth']:g} bits",
            acquisition.place("modality"),
        )


@rule("IM52", SHOULD, DEMAND, at="/files/*", needs=("media_type", "label"), sources="DICOM")
def dicom_files_are_marked_in_their_header(file: Value) -> Iterator[Fault]:
    """DICOM files say in their header that they are synthetic.

    A picture loses its folder and its name on the first transfer; the header stays with it.

    **Fix:** set (0008,001C) Synthetic Data to YES in every file, and list it in `label` as `kind: dicom_tag`.
    """
    marks = [mark.get("kind") for _, mark in file.each("label")]
    if file["media_type"] == "application/dicom" and None not in marks and "dicom_tag" not in marks:
        message = "the files are DICOM, but nothing in their header is said to mark them"
        yield file.fault("label", message, file.place("media_type"))


@rule(
    "IM53",
    MUST,
    CONTRADICTION,
    at="/imaging/file_marking",
    when="imaging person_level_input public_release",
    sources="DICOM PHANT",
)
def nothing_of_a_patient_is_left(marking: Value) -> Iterator[Fault]:
    """Images for the public that stem from patients have new identifiers, and show no text or face of a patient.

    An identifier of the source leads back to the archive, a name in the picture to the patient, a face to everybody.

    **Fix:** replace identifiers, remove text and faces, or restrict the access.
    """
    left = [key for key, answer in _OF_A_PATIENT.items() if marking.get(key) == answer]
    for key in left:
        yield marking.fault(
            key, f"{key.replace('_', ' ')}: {marking[key]}, and the public can get the images",
            marking.root.place("access", "tier"),
        )  # fmt: skip
    for key in _OF_A_PATIENT if not left else ():
        if marking.get(key) is None:
            raise Unsaid(f"{marking.pointer}/{key}")


@rule("IM54", MUST, DEMAND, at="/imaging/copy_detection", needs=("embedding",), sources="MEM")
def copies_that_were_searched_were_counted(detection: Value) -> Iterator[Fault]:
    """Where copies of patients' images were searched, the share that was found is given.

    A search that is described without what it found leaves the reader to hope.

    **Fix:** link the result, with the same share for unseen images as its control, in `privacy.assessments.copies`.
    """
    copies = detection.root.get("privacy", "assessments", "copies")
    if copies is None:
        raise Unsaid("/privacy/assessments/copies")
    if copies == "none":
        yield detection.fault(
            "", "a search for copies is described, but no share of copies is given",
            detection.root.place("privacy", "assessments", "copies"),
        )  # fmt: skip
