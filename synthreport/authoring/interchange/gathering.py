"""What importers share when they fill a draft: ids that are unique in it, parties, files and publications."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from synthreport.authoring.draft import Draft, id_of
from synthreport.authoring.interchange.forms import texts
from synthreport.authoring.interchange.rows import Unfit
from synthreport.standard.words import RESERVED

_ID = re.compile(r"(?!x-)[A-Za-z][A-Za-z0-9_.\-]{0,63}")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>{}|\\^`,;]+[^\s\"<>{}|\\^`,;.)\]]")
_ROLES = {
    "documentation": {".md", ".pdf", ".html", ".rst", ".docx"},
    "code": {".py", ".r", ".ipynb", ".sh", ".jl", ".sql"},
    "archive": {".zip", ".tar", ".tgz", ".7z"},
}
"""What files hold as a rule, by the ends of their names; all others hold records."""


class Gathering:
    """A draft that entries are gathered in."""

    def __init__(self, source: str) -> None:
        self.draft = Draft(source)
        self._taken: set[str] = set()
        self._parties: dict[tuple[str, str], str] = {}

    def id(self, *names: Any) -> str:
        """An id that is not taken yet: the first name that is one, or one made of the first name."""
        words = [name for name in names if isinstance(name, str) and name.strip()] or ["entry"]
        fitting = [word for word in words if _ID.fullmatch(word) and word not in self._taken and word not in RESERVED]
        found = fitting[0] if fitting else id_of(words[0][:200], self._taken)
        self._taken.add(found)
        return found

    def party(self, name: str, kind: str, known_as: Any = None) -> str:
        """The id of a party of this name and kind, which is made where there is none yet; a kind may be unknown."""
        key = (kind, name)
        if key not in self._parties:
            self._parties[key] = self.id(known_as, id_of(name[:200], self._taken))
            at = f"/parties/{self._parties[key]}"
            if kind:
                self.draft.state(f"{at}/kind", kind)
            self.draft.state(f"{at}/name", name)
        return self._parties[key]

    def add_role(self, party: str, role: str) -> None:
        """Give a party a role, beside those that it has."""
        entry = self.draft.answers["parties"][party]
        if role not in entry.get("roles", []):
            roles = [*entry.pop("roles", []), role]
            self.draft.state(f"/parties/{party}/roles", roles)

    def each(self, collection: str, word: str, value: Any, where: str, key: str = "text") -> None:
        """Make an entry of each text."""
        try:
            found = texts(value)
        except Unfit as error:
            self.draft.leave(where, str(error))
            return
        for each in found:
            self.draft.state(f"{collection}/{self.id(word)}/{key}", each)

    def publication(self, value: Any, where: str, word: str = "publication") -> str | None:
        """The id of a publication that a text names by DOI or address; None, and left, where it names none."""
        found = identifier_in(value)
        if found is None:
            self.draft.leave(where, "names no DOI or address; a publication needs one")
            return None
        name = self.id(word)
        self.draft.state(f"/dataset/publications/{name}/identifier", found)
        return name


def identifier_in(value: Any) -> str | None:
    """The DOI or address that a text consists of, or else the first DOI in it."""
    found = value.strip() if isinstance(value, str) else ""
    if re.fullmatch(r"(?:https?://|doi:|arXiv:)\S{3,}|10\.[0-9]{4,9}/\S+", found):
        return found
    doi = _DOI.search(found)
    return f"https://doi.org/{doi[0]}" if doi else None


def role_of(path: Any) -> str:
    """What a file holds as a rule: records, unless the end of its name says otherwise."""
    end = PurePosixPath(path).suffix.lower() if isinstance(path, str) else ""
    return next((role for role, ends in _ROLES.items() if end in ends), "data")
