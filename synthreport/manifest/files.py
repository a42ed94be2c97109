"""What came out: the files, their digests, and how they say that they are synthetic."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthreport.manifest.closed_lists.identity_lists import FILE_ROLE, DataRole, FileRole, MarkKind
from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import FieldRef, FileRef, ToolRef
from synthreport.manifest.values import Answer, Count, Id, MediaType, Other, Path, Sha256, Text, Uri


class ListedIn(Answer):
    """The digests are in a list of checksums."""

    listed_in: FileRef = Field(description="The file that lists the checksums.", examples=["checksums"])


class Canonical(Node):
    """A digest of the content in canonical form."""

    scheme: Stated[Text] = completing(
        "ID04", "The canonical form.", eg="table-2: columns and rows in any order, two decimals"
    )
    sha256: Stated[Sha256] = part("ID04", "SHA-256 of that form.", eg="78" * 32)


class Mark(Node):
    """One way in which a file says that it is synthetic."""

    kind: Stated[MarkKind | Other] = part("ID05", "Where the mark stands.")
    value: Stated[Text] = part("ID05", "The mark itself.", eg="synthetic")
    found_with: ToolRef | Uri | None = detail(
        "ID05", "The program that finds a mark that the eye does not see.", eg="https://example.edu/detector"
    )
    survives_unpacking: bool | None = detail("ID05", "Whether it is still there when the archive is unpacked.", eg=True)


class _File(Node):
    path: Stated[Path] = item(
        "ID04",
        ESSENTIAL,
        "Files",
        "Which files belong to the dataset?",
        "Every file is listed with path, type, size, records and digest",
        "Path inside the dataset's folder, with `/`; `*` stands for many files of one form.",
        problem="Files are not fully described",
        why="What is not listed can be replaced, and a paper's counts cannot be compared with the data.",
        sources="CR11 KS",
        eg="data/synthetic.csv",
    )
    count: Stated[Count] = detail("ID04", "How many files a path with `*` stands for.", eg=100000)
    star: FieldRef | None = detail("ID04", "The field whose values stand for `*` in the path.", eg="patient_id")
    contained_in: FileRef | None = detail("ID04", "The archive that holds the file.", eg="archive")
    media_type: Stated[MediaType] = completing("ID04", "The media type.", eg="text/csv")
    bytes: Stated[Count] = completing("ID04", "The size in bytes.", eg=128653)
    sha256: Stated[Sha256 | ListedIn] = part("ID04", "SHA-256 of the bytes, or the list of checksums.", eg="9a" * 32)


class DataFile(_File):
    """Records."""

    role: DataRole = part("ID04", FILE_ROLE["data"], tag=True)
    records: Stated[Count] = completing("ID04", "How many records it holds.", eg=1711)
    canonical: OrNone[Canonical] = detail("ID04", "A digest of its content in canonical form.")
    label: OrNone[dict[Id, Mark]] = item(
        "ID05",
        RECOMMENDED,
        "Marks in the files",
        "How does a file show that it is synthetic?",
        "The data files themselves say that they are synthetic",
        "How the file itself says so: name, column, header, tag or metadata; `none` if it does not.",
        essential_where="public_release",
        problem="Not stated how the data files are marked as synthetic",
        why="A label that stands on a web page is lost with the first copy.",
        sources="LFSD DICOM INTEG IPTC C2PA LDH-ST",
    )


class OtherFile(_File):
    """Anything that is not records: dictionary, documentation, code, model."""

    role: FileRole = part("ID04", "What it holds.", tag=True)
    released: bool | None = detail("ID04", "Whether it is released with the data.", eg=True)
    label: OrNone[dict[Id, Mark]] = detail("ID05", "How an archive itself says that what it holds is synthetic.")


File = Annotated[DataFile | OtherFile, Field(discriminator="role")]
