"""Attestations: what somebody computed again, signed, and read by others who cannot see the real rows.

In: grades, digests and a private key; or an attestation, a manifest and public keys. Out: an in-toto statement in a
DSSE envelope; or grades that count. Never: a grade from a statement that fits another manifest or file.
"""
