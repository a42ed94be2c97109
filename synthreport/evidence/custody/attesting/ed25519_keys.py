"""Ed25519 keys, as `openssl genpkey -algorithm ed25519` makes them."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

from synthreport.draft.source_files import Unusable
from synthreport.files.opener import named
from synthreport.files.optional import wanted

_LARGEST = 1 << 14
_PREFIX = bytes.fromhex("302a300506032b6570032100")
"""What precedes the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410)."""

_ARMOUR = re.compile(r"-----(BEGIN|END) PUBLIC KEY-----")
_HOW = "make one with: openssl pkey -in ed25519.pem -pubout -out ed25519.pub.pem"


class PublicKey:
    """A public key: its 32 bytes, and the id by which a signature names it."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.id = hashlib.sha256(_PREFIX + raw).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PublicKey) and self.raw == other.raw

    def __hash__(self) -> int:
        return hash(self.raw)

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether the signature is that of the message. Raises MissingExtra."""
        wanted("cryptography", "sign")
        invalid = wanted("cryptography.exceptions", "sign").InvalidSignature
        made = wanted("cryptography.hazmat.primitives.asymmetric.ed25519", "sign").Ed25519PublicKey
        try:
            made.from_public_bytes(self.raw).verify(signature, message)
        except invalid:
            return False
        return True


def public_key(text: str) -> PublicKey:
    """A public key from the text of its PEM file, or from the line of base64 in it. Raises Unusable."""
    if "PRIVATE KEY" in text:
        raise Unusable(f"it is a private key, which nobody should see; a public one is wanted: {_HOW}")
    try:
        found = base64.b64decode("".join(_ARMOUR.sub("", text).split()), validate=True)
    except ValueError:
        found = b""
    if len(found) != len(_PREFIX) + 32 or not found.startswith(_PREFIX):
        raise Unusable(f"it is no Ed25519 public key in PEM; {_HOW}")
    return PublicKey(found[len(_PREFIX) :])


def public_key_in(path: Path) -> PublicKey:
    """A public key from a file. Raises Unusable, naming the file."""
    try:
        return public_key(_text(path))
    except Unusable as error:
        raise Unusable(f"{path.name}: {error}") from None


class PrivateKey:
    """A private key, in a PEM file that is not encrypted. Raises Unusable, and MissingExtra."""

    def __init__(self, path: Path) -> None:
        wanted("cryptography", "sign")
        serialization = wanted("cryptography.hazmat.primitives.serialization", "sign")
        self._key: Any = _loaded(path, serialization)
        kind = wanted("cryptography.hazmat.primitives.asymmetric.ed25519", "sign").Ed25519PrivateKey
        if not isinstance(self._key, kind):
            raise Unusable(
                f"{path.name}: no Ed25519 key; make one with: openssl genpkey -algorithm ed25519 -out {path}"
            )
        raw = serialization.Encoding.Raw, serialization.PublicFormat.Raw
        self.public = PublicKey(self._key.public_key().public_bytes(*raw))

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""
        return bytes(self._key.sign(message))


def _loaded(path: Path, serialization: Any) -> Any:
    text = _text(path)
    if "PUBLIC KEY" in text and "PRIVATE KEY" not in text:
        raise Unusable(f"{path.name}: it is a public key; signing needs the private one")
    try:
        return serialization.load_pem_private_key(text.encode(), password=None)
    except TypeError:
        raise Unusable(f"{path.name}: encrypted; decrypt it with: openssl pkey -in {path} -out decrypted.pem") from None
    except Exception:  # whose kinds differ between versions of the library, and whose words may quote the file
        raise Unusable(f"{path.name}: no private key in PEM") from None


def _text(path: Path) -> str:
    try:
        with named(path) as file:
            found = file.read(_LARGEST + 1)
    except OSError as error:
        raise Unusable(f"{path.name}: cannot be read: {error.strerror or error}") from None
    if len(found) > _LARGEST:
        raise Unusable(f"{path.name}: too large for a key")
    return found.decode("utf-8", "replace")
