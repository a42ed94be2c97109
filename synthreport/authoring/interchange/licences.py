"""Licences: identifiers of SPDX, and the addresses and spellings under which other formats know them."""

from __future__ import annotations

import re
from typing import Any

from synthreport.authoring.interchange.forms import address, text
from synthreport.authoring.interchange.rows import Form, Unfit

_KNOWN = (
    "CC0-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-2.0", "CC-BY-SA-3.0",
    "CC-BY-SA-4.0", "CC-BY-NC-2.0", "CC-BY-NC-3.0", "CC-BY-NC-4.0", "CC-BY-ND-3.0", "CC-BY-ND-4.0",
    "CC-BY-NC-SA-2.0", "CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0", "CC-BY-NC-ND-3.0", "CC-BY-NC-ND-4.0", "ODbL-1.0",
    "ODC-By-1.0", "PDDL-1.0", "CDLA-Permissive-1.0", "CDLA-Permissive-2.0", "CDLA-Sharing-1.0", "MIT",
    "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "AFL-3.0", "GPL-2.0-only", "GPL-3.0-only", "GPL-3.0-or-later",
    "LGPL-3.0-only", "AGPL-3.0-only", "MPL-2.0", "ISC", "Unlicense", "EUPL-1.2", "GFDL-1.3-only", "BUSL-1.1",
    "Artistic-2.0", "BSL-1.0", "ECL-2.0", "OFL-1.1",
)  # fmt: skip
_ALIASES = {
    "odc-by": "ODC-By-1.0",
    "odbl": "ODbL-1.0",
    "pddl": "PDDL-1.0",
    "gpl-3.0": "GPL-3.0-only",
    "gpl-2.0": "GPL-2.0-only",
    "agpl-3.0": "AGPL-3.0-only",
    "lgpl-3.0": "LGPL-3.0-only",
    "cc0": "CC0-1.0",
}
_BY_NAME = {name.lower(): name for name in _KNOWN} | _ALIASES
_ON_THE_HUB = {
    "cc0-1.0", "cc-by-2.0", "cc-by-2.5", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0", "cc-by-nc-2.0",
    "cc-by-nc-3.0", "cc-by-nc-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-2.0",
    "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0", "odbl", "odc-by", "pddl", "cdla-sharing-1.0", "cdla-permissive-1.0",
    "cdla-permissive-2.0", "mit", "apache-2.0", "bsd-2-clause", "bsd-3-clause", "afl-3.0", "gpl-2.0", "gpl-3.0",
    "lgpl-3.0", "agpl-3.0", "mpl-2.0", "isc", "unlicense", "eupl-1.2", "artistic-2.0", "bsl-1.0", "ecl-2.0", "ofl-1.1",
}  # fmt: skip
_SPDX = "https://spdx.org/licenses/"
_SAYS_NOTHING = {"other", "unknown", "undefined", "none", "n/a", "na", "notspecified", "other-open"}


def licence(value: Any) -> Any:
    """A licence: an SPDX expression, or the terms as they stand, with their address. Raises Unfit."""
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    if isinstance(value, dict):
        value = next((value[key] for key in ("@id", "url", "identifier", "path", "name") if value.get(key)), None)
    found = text(value)
    name = re.sub(r"^https?://(?:www\.)?choosealicense\.com/licenses/([^/]+)/?$", r"\1", found)
    if name.lower() in _SAYS_NOTHING:
        raise Unfit("names no licence")
    return _spdx(name) or _in_words(found)


def spdx_address(expression: str) -> str | None:
    """The address of a licence at SPDX; None for an expression of several."""
    return f"{_SPDX}{expression}" if re.fullmatch(r"[A-Za-z0-9.+\-]+", expression) else None


def _spdx(found: str) -> str | None:
    if at := re.fullmatch(r"https?://(?:www\.)?spdx\.org/licenses/([A-Za-z0-9.+\-]+?)(?:\.html|\.json|/)?", found):
        return _BY_NAME.get(at[1].lower(), at[1])
    if at := re.match(r"https?://(?:www\.)?creativecommons\.org/licenses/([a-z\-]+)/([0-9]\.[0-9])(?:/|$)", found):
        return _BY_NAME.get(f"cc-{at[1]}-{at[2]}")
    if re.match(r"https?://(?:www\.)?creativecommons\.org/publicdomain/zero/1\.0(?:/|$)", found):
        return "CC0-1.0"
    parts = re.split(r" (?:AND|OR|WITH) ", found)
    if len(parts) > 1 and all(part in _KNOWN for part in parts):
        return found
    return _BY_NAME.get(found.lower())


def _in_words(found: str) -> dict[str, str]:
    try:
        return {"statement": found, "uri": address(found)}
    except Unfit:
        return {"statement": found}


def _written(answer: Any) -> str | None:
    if isinstance(answer, dict):
        terms = answer.get("uri") or answer.get("statement")
        return terms if isinstance(terms, str) else None
    return (spdx_address(answer) or answer) if isinstance(answer, str) else None


LICENCE = Form(_written, licence)


def _on_the_hub(answer: Any) -> str:
    spellings = {_BY_NAME[word]: word for word in _ON_THE_HUB}
    return spellings.get(answer, "other") if isinstance(answer, str) else "other"


HUB_LICENCE = Form(_on_the_hub, licence)
"""As the Hub of Hugging Face spells it: in lower case, and `other` for what it does not list."""
