"""What importers share when they fill a draft: ids that are unique in it, parties, tools, files and publications."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from synthreport.document.scalars import kind_of
from synthreport.draft.draft import Draft
from synthreport.draft.ids import Ids, id_of, is_id
from synthreport.draft.template_texts import WHY as PLACEHOLDER
from synthreport.draft.template_texts import is_placeholder
from synthreport.interop.shared.field_table import Reading, Row
from synthreport.interop.shared.json_ld import Graph, as_list
from synthreport.interop.shared.source_values import text
from synthreport.interop.shared.works import identifier_in, works
from synthreport.standard.identifiers import doi

_OF_CODE = re.compile(r"https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|pypi\.org|cran\.r-project\.org)/")
_ROLES = {
    "documentation": {".md", ".pdf", ".html", ".rst", ".docx"},
    "code": {".py", ".r", ".ipynb", ".sh", ".jl", ".sql"},
    "archive": {".zip", ".tar", ".tgz", ".7z"},
}
"""What files hold as a rule, by the ends of their names; all others hold records."""


class DraftBuilder:
    """A draft that entries are gathered in."""

    def __init__(self, source: str) -> None:
        self.draft = Draft(source)
        self._taken: set[str] = set()
        self._parties: dict[tuple[str, str], str] = {}
        self._publications: dict[str, str] = {}

    def id(self, *names: Any) -> str:
        """An id that is not taken yet: the first name that is one, or one made of the first name."""
        words = [name for name in names if isinstance(name, str) and name.strip()] or ["entry"]
        fitting = [word for word in words if is_id(word) and word not in self._taken]
        found = fitting[0] if fitting else id_of(words[0][:200], self._taken)
        self._taken.add(found)
        return found

    def mappings(self, value: Any, where: str) -> list[tuple[str, dict[str, Any]]]:
        """The mappings under a key, each with its place; other values there are skipped."""
        found = []
        for number, each in enumerate(as_list(value)):
            if isinstance(each, dict):
                found.append((f"{where}/{number}", each))
            else:
                self.draft.leave(f"{where}/{number}", f"found {kind_of(each)}, expected a mapping")
        return found

    def party(self, name: str, kind: str, known_as: Any = None) -> str:
        """The id of a party of this name and kind, which is added if there is none yet; a kind may be unknown."""
        key = (kind, name)
        if key not in self._parties:
            self._parties[key] = self.id(known_as, id_of(name[:200], self._taken))
            at = f"/parties/{self._parties[key]}"
            if kind:
                self.draft.state(f"{at}/kind", kind)
            self.draft.state(f"{at}/name", name)
        return self._parties[key]

    def tool(self, reading: Reading, rows: tuple[Row, ...]) -> None:
        """Make a tool of what describes software; the first of the rows is its name, without which no tool is made."""
        called, *others = rows
        name = reading.read(called.place, called.form)
        if name is None:
            for row in others:
                if reading.take(row.place) is not None:
                    reading.leave(row.place, "of software without a name")
            return
        at = f"/tools/{self.id(name)}"
        self.draft.state(at, {"kind": "software", "name": name})
        reading.rows(tuple(others), at)

    def add_role(self, party: str, role: str) -> None:
        """Give a party another role."""
        entry = self.draft.answers["parties"][party]
        if role not in entry.get("roles", []):
            roles = [*entry.pop("roles", []), role]
            self.draft.state(f"/parties/{party}/roles", roles)

    def publication(self, value: Any, where: str) -> str | None:
        """The id of a publication that a text names by DOI or address; None, and skipped, if it names none."""
        found = identifier_in(value)
        if why := self._no_publication(value, found):
            self.draft.leave(where, why)
            return None
        if found not in self._publications:
            self._publications[str(found)] = self.id("publication")
            self.draft.state(f"/dataset/publications/{self._publications[str(found)]}/identifier", found)
        return self._publications[str(found)]

    def cite(self, value: Any, graph: Graph, where: str) -> None:
        """Make publications of the works that a citation names, but not of software and datasets."""
        for work in works(value, graph):
            if work.unfit:
                self.draft.leave(where, work.unfit)
            else:
                self.publication(work.said, where)

    def _no_publication(self, value: Any, found: str | None) -> str:
        """Why a value names no publication about the dataset; empty where it names one."""
        if is_placeholder(found or (value if isinstance(value, str) else "")):
            return PLACEHOLDER
        if found is None:
            return "neither a DOI nor a number at arXiv is in it, and it is no address; a publication needs one"
        own = self.draft.answers.get("dataset", {}).get("identifiers", [])
        if _bare(found) in map(_bare, own):
            return "the dataset's own identifier, and no publication about it"
        return "where code is kept, and no publication" if _OF_CODE.match(found) else ""


def _bare(identifier: str) -> str:
    """An identifier in lower case, a DOI without its prefix."""
    return (doi(identifier) or identifier).lower().rstrip("/")


def role_of(path: Any) -> str:
    """What a file holds as a rule: records, unless the end of its name says otherwise."""
    end = PurePosixPath(path).suffix.lower() if isinstance(path, str) else ""
    return next((role for role, ends in _ROLES.items() if end in ends), "data")


def state_tools(draft: Draft, packages: list[dict[str, Any]]) -> None:
    """Enter packages, each with a `name` and perhaps a `version`, as software."""
    ids = Ids()
    for each in packages:
        name = text(each, "name") or ""
        draft.state(f"/tools/{ids.new(name)}", {"kind": "software", "name": name, "version": text(each, "version")})
