"""A person who answers `init` and `fill`: from a whole manifest, and from what is said otherwise here."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from synthreport.document.pointers import get

HEAD = re.compile(r"\[(/[^\]\s]*)\]")


class Person:
    """Answers what is asked at a pointer: as `said` has it (typed text), else as a manifest has it, else not."""

    def __init__(self, manifest: dict[str, Any], said: dict[str, str]) -> None:
        self.manifest = manifest
        self.said = said
        self.asked: Counter[str] = Counter()
        self._waived: set[str] = set()

    def reply(self, screen: str) -> str:
        """What is typed after this text on the screen, in which the last question stands."""
        heads = list(HEAD.finditer(screen))
        pointer, question = heads[-1][1], screen[heads[-1].start() :]
        self.asked[pointer] += 1
        if "Not confirmed yet" in question:
            return "yes"
        if "is not defined yet" in question:
            return self._place(question)
        if self.asked[pointer] > 3:
            return "-"
        return self.said.get(pointer) or self._from_the_manifest(pointer, question)

    def _place(self, question: str) -> str:
        name = question.split("]", 1)[1].split('"')[1]
        places = re.findall(r"[a-z_/]+", question[question.index("one of:") + 7 : question.index(")")])
        return next((place for place in places if name in self._answer(f"/{place}", {})), "-")

    def _from_the_manifest(self, pointer: str, question: str) -> str:
        answer = self._answer(pointer, None)
        if answer is None:
            return self._waiver(pointer)
        if isinstance(answer, dict) and "gap" in answer:
            return self._gap("!", answer)
        if isinstance(answer, dict) and "for each entry, separated by commas" in question:
            return ", ".join(answer)
        if isinstance(answer, dict | list) and "how many entries" in question:
            return str(len(answer))
        if isinstance(answer, dict) and "are there any?" in question:
            return "yes"
        return self._typed(answer)

    def _typed(self, answer: Any) -> str:
        if isinstance(answer, bool):
            return "yes" if answer else "no"
        return answer if isinstance(answer, str) else json.dumps(answer)

    def _waiver(self, pointer: str) -> str:
        """A gap that the manifest has instead of the object around an answer, or beside it."""
        above = pointer.rpartition("/")[0]
        holder = self._answer(above, {})
        gap = holder if "gap" in holder else holder.get("rest")
        if gap is None or above in self._waived:
            return "-"
        self._waived.add(above)
        return self._gap("!!", gap)

    def _gap(self, mark: str, gap: dict[str, str]) -> str:
        return f"{mark} {gap['gap']}" + (f": {gap['reason']}" if "reason" in gap else "")

    def _answer(self, pointer: str, otherwise: Any) -> Any:
        return get(self.manifest, pointer, otherwise)
