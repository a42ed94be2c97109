"""Addresses: the names of the schemas, and the pages that explain codes on a site that somebody sets up.

The names below w3id.org are not registered yet: they are given only where a format demands an address. A site is what
`mkdocs build` makes, at any address; `SYNTHREPORT_DOCS` and `--docs` say where one is, and reports then link to it.
"""

from __future__ import annotations

import re

ENVIRONMENT = "SYNTHREPORT_DOCS"
"""The variable that names a site."""

_NAMES = "https://w3id.org/synthreport"
_is_address = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~%!$&'()*+,;=:@-]*)*").fullmatch


class NoSite(ValueError):
    """A site is named by what is no address, or by one to which the path of a page cannot be added."""


def site(address: str) -> str:
    """A site by its address, as the functions below take it. Raises NoSite."""
    if address and not _is_address(address):
        raise NoSite(f'found "{address}", expected an address such as https://example.org/synthreport, without ? and #')
    return address.rstrip("/")


def schema_name(version: str, site: str = "") -> str:
    """The address of the schema of a manifest: on a site, or else its `$id`."""
    return f"{site or _NAMES}/{version}/manifest.schema.json"


def page(code: str, version: str, site: str) -> str:
    """The page about an item, a rule or a metric; empty where there is no site."""
    return site and f"{site}/{version}/{code}/"


def reference(code: str, version: str, site: str) -> str:
    """Where people read about a code: its page, or else the command to type."""
    return page(code, version, site) or f"synthreport explain {code}"
