"""Archives of anybody's: what is broken in one is said in one way, and its members are read together."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synthreport.desk.batch.manifest_sources import Source, manifests
from synthreport.desk.batch.source_reading import Reading
from synthreport.draft.source_files import Unusable
from synthreport.evidence.tables.private_copy import unpacked
from synthreport.evidence.verifying import archive_members
from synthreport.evidence.verifying.listed_bytes import compared
from synthreport.scan.readers.archives import BROKEN, MOST_MEMBERS

NAME = "a.csv"
TEXT = b"id,value\n" + b"1,2\n3,4\n" * 400


def zipped(packing: int = zipfile.ZIP_STORED) -> bytearray:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", packing) as archive:
        archive.writestr(NAME, TEXT)
    return bytearray(into.getvalue())


def spoilt(packing: int) -> bytes:
    """An archive of which the packed bytes were changed."""
    found, start = zipped(packing), 30 + len(NAME) + 12
    found[start : start + 20] = bytes(each ^ 0x5A for each in found[start : start + 20])
    return bytes(found)


def encrypted() -> bytes:
    found = zipped()
    found[6] |= 1
    found[found.index(b"PK\x01\x02") + 8] |= 1
    return bytes(found)


def misnamed() -> bytes:
    """An archive with a name that is said to be UTF-8, and is not."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr(f"é{NAME}", TEXT)
    return into.getvalue().replace("é".encode(), b"\xff\xfe")


BAD = {
    "stored": spoilt(zipfile.ZIP_STORED),
    "deflate": spoilt(zipfile.ZIP_DEFLATED),
    "bzip2": spoilt(zipfile.ZIP_BZIP2),
    "lzma": spoilt(zipfile.ZIP_LZMA),
    "cut": bytes(zipped()[:100]),
    "encrypted": encrypted(),
    "misnamed": misnamed(),
    "crowded": b"PK\x03\x04" + b"PK\x01\x02" * (MOST_MEMBERS + 1),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archives")
    for name, content in BAD.items():
        (folder / f"{name}.zip").write_bytes(content)
    return folder


def test_whatever_is_broken_is_said_in_one_way(folder: Path, tmp_path: Path) -> None:
    said: dict[str, set[str]] = {}
    for name in BAD:
        path = folder / f"{name}.zip"
        said[name] = {each.why for each in manifests([Source(str(path))], Reading(names=(NAME,)))}
        with pytest.raises(Unusable) as refused:
            unpacked(path, tmp_path)
        said[name].add(str(refused.value))
    crowded = said.pop("crowded")
    assert said == {name: {BROKEN} for name in said}
    assert {each.partition(":")[0] for each in crowded} == {"more than 200,000 members"}


def test_a_member_that_is_broken_is_said_where_it_is_listed(folder: Path) -> None:
    for name in ("lzma", "bzip2", "encrypted"):
        files = {
            "whole": {"role": "archive", "path": f"{name}.zip"},
            "one": {"role": "data", "path": NAME, "contained_in": "whole"},
        }
        findings = compared({"files": files}, folder).findings
        assert [each.message for each in findings if each.code == "VE57"] == [f"{NAME}: {BROKEN}"], name


def test_members_of_an_archive_that_is_broken_are_not_called_missing(folder: Path) -> None:
    for name, why in {"cut": BROKEN, "crowded": "more than 200,000 members: split the archive"}.items():
        files = {
            "whole": {"role": "archive", "path": f"{name}.zip"},
            "one": {"role": "data", "path": NAME, "contained_in": "whole"},
        }
        found = [(each.code, each.message.partition(";")[0]) for each in compared({"files": files}, folder).findings]
        assert found == [("VE57", f"`one`: its archive cannot be read: {why}")], name


def noting(opens: Callable[..., Any], opened: list[Any]) -> Callable[..., Any]:
    """The same way to open an archive; each that it opens is noted."""

    def noted(*given: Any) -> Any:
        opened.append(given)
        return opens(*given)

    return noted


def test_the_members_of_an_archive_are_read_in_one_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"data/{number}.csv" for number in range(30)]
    opened: list[Any] = []
    with zipfile.ZipFile(tmp_path / "whole.zip", "w") as archive, tarfile.open(tmp_path / "whole.tar", "w") as taped:
        for name in names:
            archive.writestr(name, name)
            held = tarfile.TarInfo(name)
            held.size = len(name)
            taped.addfile(held, io.BytesIO(name.encode()))
    for door in ("zip_archive", "tar_stream"):
        monkeypatch.setattr(archive_members, door, noting(getattr(archive_members, door), opened))
    for end in ("zip", "tar"):
        listed = {
            f"f{number}": {
                "role": "data", "path": name, "contained_in": "whole", "bytes": len(name),
                "sha256": hashlib.sha256(name.encode()).hexdigest(),
            }
            for number, name in enumerate(names)
        }  # fmt: skip
        found = compared({"files": {"whole": {"role": "archive", "path": f"whole.{end}"}, **listed}}, tmp_path)
        assert found.files is not None
        assert found.files.as_stated == len(names), end
    assert len(opened) == 4  # each was listed once, and read once
