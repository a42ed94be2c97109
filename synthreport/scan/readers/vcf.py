"""VCF: the header, and how many samples and variants there are; no sample's name or position is reported."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.scan.observations import Seen
from synthreport.scan.readers.streams import lines

_BUILDS = {"GRCh38": r"GRCh38|hg38", "GRCh37": r"GRCh37|hg19|b37", "T2T-CHM13": r"CHM13"}
_FIRST_CHROMOSOME = {"248956422": "GRCh38", "249250621": "GRCh37", "248387328": "T2T-CHM13"}
"""The builds by the length of their first chromosome."""
_MARK = re.compile(r"synthetic|simulated", re.IGNORECASE)
_LONGEST = 2000
"""Characters of a line of the header that are looked at."""
_FIXED = 9
"""Columns before those of the samples."""


def read(path: Path, seen: Seen) -> None:
    """Add what a file says. Raises Unusable if it is not VCF."""
    with lines(path, "latin-1") as found:
        if not next(found, "").startswith("##fileformat=VCF"):
            raise Unusable("no VCF: expected ##fileformat=VCF… in the first line")
        header = next((line for line in found if not _told(line, seen)), "")
        if not header.startswith("#CHROM"):
            raise Unusable("its header ends without the line of column names, #CHROM …")
        columns = header.rstrip("\r\n").split("\t")
        counts = Counter(line.count("\t") + 1 for line in found if line.strip())
    seen.count(counts.total())
    if broken := counts.total() - counts[len(columns)]:
        seen.leave(path.name, f"{broken} lines have not as many values as the header has columns")
        seen.is_whole = False
    for sample in columns[_FIXED:]:
        seen.person("VCF", sample)


def _told(line: str, seen: Seen) -> bool:
    """Read a line of the header; whether it was one."""
    if not line.startswith("##"):
        return False
    line = line[:_LONGEST]
    if line.startswith(("##reference", "##contig", "##assembly")):
        for build, form in _BUILDS.items():
            if re.search(form, line, re.IGNORECASE):
                seen.fact("/genomic/build", build)
        if length := re.search(r"ID=(?:chr)?1,.*length=(\d+)", line):
            seen.fact("/genomic/build", _FIRST_CHROMOSOME.get(length[1]))
    elif (mark := _MARK.search(line)) and not any(kind == "vcf_header" for kind, _ in seen.marks):
        seen.marks["vcf_header", mark[0]] += 1
    return True
