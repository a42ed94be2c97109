"""The short code of a record: what an editor types into a form, and finds the record by."""

from __future__ import annotations

import json
import re
from base64 import b32encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_WITHOUT = ("date", "code")
_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
"""The alphabet of RFC 4648 → that of Crockford, without letters that look like digits."""

_MISREAD = str.maketrans("OIL", "011")
_CODE = re.compile(r"SR([0-9A-HJKMNP-TV-Z]{16})")


def canonical(record: Mapping[str, Any]) -> bytes:
    """The canonical JSON (RFC 8785) of a record without its date and its code: the same for the same check."""
    kept = {key: each for key, each in record.items() if key not in _WITHOUT}
    return json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def code_of(record: Mapping[str, Any]) -> str:
    """The code: 80 bits of the SHA-256 of a record, as SR-XXXX-XXXX-XXXX-XXXX."""
    text = b32encode(sha256(canonical(record)).digest()[:10]).decode().translate(_LETTERS)
    return "-".join(("SR", *(text[at : at + 4] for at in range(0, 16, 4))))


def typed_code(text: str) -> str | None:
    """A code as people type it, in its usual form; None if it is none."""
    plain = re.sub(r"[\s-]", "", text).upper()
    found = _CODE.fullmatch(plain[:2] + plain[2:].translate(_MISREAD))
    return "-".join(("SR", *(found[1][at : at + 4] for at in range(0, 16, 4)))) if found else None
