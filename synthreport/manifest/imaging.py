"""Images: acquisition, marking, copies, anatomy."""

from __future__ import annotations

from synthreport.manifest.closed_lists.content_lists import BurnedInText, Face, MaskOrigin, NewIdentifiers
from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, completing, item, part
from synthreport.manifest.references import ResultRef
from synthreport.manifest.values import Bits, Other, Text


class Acquisition(Node):
    """What kind of image it stands for."""

    modality: Stated[Text] = item(
        "IM01",
        ESSENTIAL,
        "Kind of images",
        "What kind of images are they?",
        "The images' modality, body part, geometry, depth and format are stated, with those of the source",
        "The modality, as a DICOM code where there is one.",
        problem="Image acquisition is not fully described",
        why="An 8-bit picture that is called a CT has lost what a CT measures.",
        when="imaging",
        sources="CLAIM",
        eg="DX",
    )
    body_part: Stated[Text] = part("IM01", "The body part.", eg="Chest, posteroanterior")
    protocol: OrNone[Text] = completing("IM01", "Protocol and vendors of the source.", eg="Two vendors, 2014 to 2019")
    geometry: Stated[Text] = completing("IM01", "Matrix and spacing.", eg="512 x 512, 0.7 mm")
    bit_depth: Stated[Bits] = completing("IM01", "Bits per value.", eg=12)
    format: Stated[Text] = part("IM01", "The file format.", eg="DICOM Part 10")


class Marking(Node):
    """The marking in the image files themselves."""

    new_identifiers: Stated[NewIdentifiers] = item(
        "IM02",
        ESSENTIAL,
        "Identifiers in images",
        "Could an image file show who the patient is?",
        "Image files carry new identifiers, and show no text or face of a patient",
        "Whether identifiers such as the UIDs of DICOM are new.",
        problem="Not stated if images carry identifiers, text or faces",
        why="A source's identifiers lead back to a patient, and so do a name in the picture and a face.",
        when="imaging",
        sources="DICOM IPTC",
    )
    burned_in_text: Stated[BurnedInText] = part("IM02", "Text within the picture.")
    face: Stated[Face] = part("IM02", "Faces that could be rebuilt.")


class CopyDetection(Node):
    """How copies of patients' images were looked for."""

    embedding: Stated[Text] = item(
        "IM03",
        ESSENTIAL,
        "Copies of images",
        "How were copies of patients' images searched for?",
        "Copies were searched in a space that sees anatomy, with a threshold that was calibrated on real pairs",
        "The embedding in which images were compared.",
        problem="Search for copied images is not fully described",
        why="A patient's scan with other noise is a copy, and no pixel is equal.",
        when="imaging persons_behind",
        sources="MEM",
        eg="Self-supervised encoder, weights of 2024-05",
    )
    threshold: Stated[Text] = part("IM03", "The distance that counts as a copy.", eg="Cosine 0.92")
    calibration: Stated[Text] = part("IM03", "How it was calibrated.", eg="Repeat scans of 214 patients")


class Imaging(Node):
    """What only images must say."""

    acquisition: Stated[Acquisition] = part("IM01", "What kind of image it stands for.")
    file_marking: Stated[Marking] = part("IM02", "The marking in the files themselves.")
    copy_detection: Stated[CopyDetection] = part("IM03", "How copies were looked for.")
    feature_extractor: OrNone[Text] = item(
        "IM04",
        RECOMMENDED,
        "Checks of images",
        "Were anatomy, devices and sides checked?",
        "Distances between images name their extractor; anatomy, devices and sides were checked",
        "The extractor behind feature distances, with weights.",
        problem="Feature extractor or checks of anatomy not stated",
        why="An extractor of everyday pictures does not see a pneumothorax.",
        when="imaging",
        sources="SMD CLAIM",
        eg="RadImageNet ResNet-50",
    )
    anatomy_checks: OrNone[list[ResultRef]] = part(
        "IM04", "Results on anatomy, devices, laterality.", eg=["laterality"]
    )
    mask_origin: OrNone[MaskOrigin | Other] = part("IM04", "Where masks come from; `none` where there are none.")
