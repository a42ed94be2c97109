"""The envelope: DSSE, Dead Simple Signing Envelope 1.0. The bytes of a payload, their type, and signatures of both."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.custody.attesting.ed25519_keys import PrivateKey, PublicKey
from synthreport.files.serialise import as_json

TYPE = "application/vnd.in-toto+json"
LARGEST = 4 << 20
_MOST_SIGNATURES = 20


class Signature(NamedTuple):
    """A signature, and the id of the key that is said to have made it."""

    key_id: str
    signature: bytes


class Envelope(NamedTuple):
    """What an envelope holds."""

    payload: bytes
    signatures: tuple[Signature, ...]

    def signer(self, trusted: tuple[PublicKey, ...]) -> PublicKey | None:
        """The first trusted key that signed; None if none did. Raises Unusable if one is named, and did not."""
        message = signed_bytes(self.payload)
        for key in trusted:
            if any(key.verifies(each.signature, message) for each in self.signatures):
                return key
        if {each.key_id for each in self.signatures} & {key.id for key in trusted}:
            raise Unusable("its signature is not that of its content: somebody changed it after it was signed")
        return None


def signed_bytes(payload: bytes) -> bytes:
    """The pre-authentication encoding, which is what is signed: type and payload, each with its length."""
    return b"DSSEv1 %d %s %d %s" % (len(TYPE), TYPE.encode(), len(payload), payload)


def packed(payload: bytes, key: PrivateKey | None) -> bytes:
    """The bytes of an envelope, with one signature, or none without a key."""
    made = [] if key is None else [{"keyid": key.public.id, "sig": _coded(key.sign(signed_bytes(payload)))}]
    return as_json({"payloadType": TYPE, "payload": _coded(payload), "signatures": made}).encode()


def unpacked_envelope(data: bytes) -> Envelope:
    """An envelope from its bytes. Raises Unusable with the reason if it is none."""
    found = strict_json(data, "it")
    if not isinstance(found, dict) or found.get("payloadType") != TYPE:
        raise Unusable(f"it is no DSSE envelope with the payload type {TYPE}")
    signatures = found.get("signatures")
    if not isinstance(signatures, list) or len(signatures) > _MOST_SIGNATURES:
        raise Unusable(f"its `signatures` are no list of at most {_MOST_SIGNATURES}")
    return Envelope(_decoded(found.get("payload"), "payload"), tuple(map(_signature, signatures)))


def strict_json(data: bytes, what: str) -> Any:
    """JSON with each key once and plain numbers. Raises Unusable."""
    try:
        return json.loads(data.decode(), object_pairs_hook=_once, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise Unusable(f"{what} is not JSON, or is cut off") from None


def _signature(entry: Any) -> Signature:
    if not isinstance(entry, dict):
        raise Unusable("one of its signatures is no mapping")
    key_id = entry.get("keyid", "")
    return Signature(key_id if isinstance(key_id, str) else "", _decoded(entry.get("sig"), "sig"))


def _coded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _decoded(text: Any, key: str) -> bytes:
    try:
        return base64.b64decode(text.translate({45: 43, 95: 47}), validate=True)
    except (AttributeError, ValueError, binascii.Error):
        raise Unusable(f"its `{key}` is not base64") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


def _refused(constant: str) -> Any:
    raise ValueError(constant)
