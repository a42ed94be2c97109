"""URLs: the names of the schemas, and the pages that explain codes on a site that somebody sets up.

The names below w3id.org are not registered yet: they are written only if a format needs a URL. A site is the output of
`mkdocs build`, at any URL; `SYNTHREPORT_DOCS` or `--docs` states it, and reports then link to it.
"""

from __future__ import annotations

import re

ENVIRONMENT = "SYNTHREPORT_DOCS"
"""The variable that names a site."""

_NAMES = "https://w3id.org/synthreport"
_ADDRESS = r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~%!$&'()*+,;=:@-]*)*"


class NoSite(ValueError):
    """The name of a site is not a URL, or the path of a page cannot be added to it."""


def site(address: str) -> str:
    """A site by its URL, for the functions below. Raises NoSite."""
    if address and not re.fullmatch(_ADDRESS, address):
        raise NoSite(f'found "{address}", expected an address such as https://example.org/synthreport, without ? and #')
    return address.rstrip("/")


def schema_name(version: str, site: str = "") -> str:
    """The URL of the schema of a manifest: on a site, or else its `$id`."""
    return f"{site or _NAMES}/{version}/manifest.schema.json"


def page(code: str, version: str, site: str) -> str:
    """The page about an item, a rule or a metric; empty without a site."""
    return site and f"{site}/{version}/{code}/"


def reference(code: str, version: str, site: str) -> str:
    """The page about a code, or else the command that explains it."""
    return page(code, version, site) or f"synthreport explain {code}"
