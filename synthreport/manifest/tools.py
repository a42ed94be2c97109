"""With what: the programs, judging models, instruments and panels that made or measured the dataset."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.closed_lists.source_lists import Hosting
from synthreport.manifest.node import Node, OrNone, Stated, completing, detail, part
from synthreport.manifest.references import PartyRef
from synthreport.manifest.values import Date, Licence, Release, Text, Uri


class _Tool(Node):
    name: Stated[Text] = part("GE02", "The name under which it can be found.", eg="sdv")
    version: Stated[Release] = part("GE02", "The exact version that ran.", eg="2.0.0")
    released: Date | None = detail("GE02", "The day of that version's release.", eg="2026-10-02")
    vendor: OrNone[PartyRef] = detail("GE02", "The party that sells or provides it.", eg="vendor")


class Software(_Tool):
    """A program or library."""

    kind: Literal["software"] = part("GE02", "A program or library.", tag=True)
    repository: OrNone[Uri] = detail("GE02", "Where the source is.", eg="https://github.com/sdv-dev/SDV")
    commit: OrNone[Text] = detail("GE02", "The commit, where the version does not name it.", eg="d67eeea")
    licence: Stated[Licence] | None = detail("GE02", "The licence, as an SPDX expression or in words.", eg="MIT")
    proprietary: bool | None = detail("GE02", "Whether its source is closed.", eg=False)
    local_changes: OrNone[Text] = completing("GE02", "What was changed in it before it ran.", eg="Seed made settable.")


class JudgeModel(_Tool):
    """A model that measures or judges; a model that generates is an input."""

    kind: Literal["model"] = part("GE02", "A model that measures or judges; one that generates is an input.", tag=True)
    hosting: Stated[Hosting] = completing("GE02", "Whether it ran here or at a provider.")
    proprietary: bool | None = detail("GE02", "Whether its weights are closed.", eg=True)


class Instrument(_Tool):
    """A device, a scale or a questionnaire."""

    kind: Literal["instrument"] = part("GE02", "A device, a scale or a questionnaire.", tag=True)


class Panel(_Tool):
    """A group of persons that rates or decides."""

    kind: Literal["panel"] = part("GE02", "A group of persons that rates or decides.", tag=True)


Tool = Annotated[Software | JudgeModel | Instrument | Panel, Field(discriminator="kind")]
