"""The columns of the three tables, in their order, with the types of SQL: what a version of the tables is."""

from __future__ import annotations

VERSION = "1"
"""The version of the tables; another one means other columns, or columns of another meaning."""

MANIFESTS = {
    "source": "VARCHAR", "sha256": "VARCHAR", "bytes": "BIGINT", "journal": "VARCHAR", "title": "VARCHAR",
    "year": "INTEGER", "families": "VARCHAR[]", "verdict": "VARCHAR", "reason": "VARCHAR", "bug": "BOOLEAN",
    "standard": "VARCHAR", "stated": "VARCHAR", "profile": "VARCHAR", "profile_version": "VARCHAR",
    "profile_sha256": "VARCHAR", "lines": "INTEGER", "lines_answered": "INTEGER", "lines_by_a_gap": "INTEGER",
    "gaps": "INTEGER", "worst": "VARCHAR", "errors": "INTEGER", "warnings": "INTEGER", "notes": "INTEGER",
    "unlisted": "INTEGER",
}  # fmt: skip
"""One row a manifest. `verdict` is NULL if it was not checked, and `reason` says why."""

FINDINGS = {
    "source": "VARCHAR", "number": "INTEGER", "code": "VARCHAR", "level": "VARCHAR", "contradiction": "BOOLEAN",
    "problem": "VARCHAR", "pointer": "VARCHAR", "line": "INTEGER", "column": "INTEGER", "message": "VARCHAR",
    "fix": "VARCHAR",
}  # fmt: skip
"""One row a finding, in the order of the manifest."""

ITEMS = {
    "source": "VARCHAR", "code": "VARCHAR", "level": "VARCHAR", "state": "VARCHAR", "line": "INTEGER",
    "line_state": "VARCHAR",
}  # fmt: skip
"""One row an item of the standard, for each manifest that could be checked."""

TABLES = {"findings": FINDINGS, "items": ITEMS, "manifests": MANIFESTS}
"""The tables by their names, in the order in which they are written: that of manifests last."""

LISTED = {"source": "VARCHAR", "sha256": "VARCHAR", "journal": "VARCHAR", "reason": "VARCHAR"}
"""What a batch was given, with the reason why a manifest could not be read."""
