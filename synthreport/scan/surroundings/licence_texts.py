"""The licence of a repository: recognised by the words of the licence's own text, or by its SPDX tag."""

from __future__ import annotations

import re
from pathlib import Path

from synthreport.draft.source_files import Source
from synthreport.standard.licences import spdx

_NAME = re.compile(r"(un)?licen[cs]e(\.(md|txt|rst))?|copying(\.(md|txt))?", re.IGNORECASE)
_LARGEST = 256 * 1024
_TAG = re.compile(r"SPDX-License-Identifier:\s*(\S+)")
_TEXTS = (
    ("Apache-2.0", r"Apache License\s+Version 2\.0"),
    ("MPL-2.0", r"Mozilla Public License,? Version 2\.0"),
    ("EUPL-1.2", r"European Union Public Licen[cs]e v\.? ?1\.2"),
    ("CC-BY-NC-ND-4.0", r"Attribution-NonCommercial-NoDerivatives 4\.0"),
    ("CC-BY-NC-SA-4.0", r"Attribution-NonCommercial-ShareAlike 4\.0"),
    ("CC-BY-NC-4.0", r"Attribution-NonCommercial 4\.0"),
    ("CC-BY-ND-4.0", r"Attribution-NoDerivatives 4\.0"),
    ("CC-BY-SA-4.0", r"Attribution-ShareAlike 4\.0"),
    ("CC-BY-4.0", r"Attribution 4\.0 International"),
    ("CC0-1.0", r"CC0 1\.0 Universal"),
    ("ODbL-1.0", r"Open Database License \(ODbL\)"),
    ("BSD-3-Clause", r"Redistribution and use in source and binary forms.*Neither the name"),
    ("BSD-2-Clause", r"Redistribution and use in source and binary forms"),
    ("ISC", r"Permission to use, copy, modify, and(?:/or)? distribute this software for any purpose"),
    ("MIT", r"Permission is hereby granted, free of charge, to any person obtaining a copy"),
    ("Unlicense", r"This is free and unencumbered software released into the public domain"),
)
"""Licences with words that only their texts have; the first that fits.

Those of GNU are not among them: their text does not say whether a later version may be chosen.
"""


def licence_in(files: list[tuple[str, Path]]) -> tuple[str, str] | None:
    """The licence that a file at the top of a folder holds, with the file; None if none or several are there.

    Raises Unusable if it cannot be read.
    """
    there = [(name, path) for name, path in files if "/" not in name and _NAME.fullmatch(name)]
    found = {name: known for name, path in there if (known := _recognised(Source(path, name, most=_LARGEST)))}
    return next(((known, name) for name, known in found.items()), None) if len(found) == 1 else None


def _recognised(source: Source) -> str | None:
    text = source.beginning.decode("utf-8", "replace")
    if tag := _TAG.search(text):
        return spdx(tag[1])
    return next((licence for licence, words in _TEXTS if re.search(words, text, re.DOTALL | re.IGNORECASE)), None)
