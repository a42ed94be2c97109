"""Random streams: what was drawn, with which algorithm, and from which seed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.closed_lists.making_lists import NoSeedReason, Purpose, SeedSet
from synthreport.manifest.node import ESSENTIAL, Node, Stated, detail, item, part
from synthreport.manifest.references import PartyRef, StreamRef
from synthreport.manifest.values import Integer, Other, Sha256, Text


class PublicSeed(Node):
    """Anybody can repeat the draw."""

    disclosure: Literal["public"] = part("RN02", "The seed is given here.", tag=True)
    value: Stated[Integer | Text] = part("RN01", "The seed; in quotes where it is larger than 2^53.", eg=42)
    set: Stated[SeedSet] = part("RN01", "Whether the author set it, or the tool's default did.")
    how: Text | None = detail("RN01", "How it was set, where the tool has no documented way.", eg="By a private method")


class EscrowedSeed(Node):
    """A keeper can repeat the draw."""

    disclosure: Literal["escrowed"] = part("RN02", "Somebody keeps the seed; a digest of it is given here.", tag=True)
    commitment: Stated[Sha256] = part("RN02", "SHA-256 of the salted seed.", eg="12" * 32)
    keeper: Stated[PartyRef] = part("RN02", "The party that keeps it.", eg="hospital")


class WithheldSeed(Node):
    """The seed exists, and is kept back."""

    disclosure: Literal["withheld"] = part("RN02", "The seed exists and is kept back.", tag=True)
    reason: Stated[Text] = part("RN02", "The reason.", eg="With it, the privacy noise could be subtracted.")


class NoSeed(Node):
    """No seed is known to anybody."""

    disclosure: Literal["no_seed"] = part("RN02", "There is no seed to disclose.", tag=True)
    why: Stated[NoSeedReason] = part(
        "RN01", "Whether it was not set, not offered by the tool, not recorded, or drawn from the system's entropy."
    )


Seed = Annotated[PublicSeed | EscrowedSeed | WithheldSeed | NoSeed, Field(discriminator="disclosure")]


class Stream(Node):
    """One source of random numbers."""

    purposes: Stated[Annotated[list[Purpose | Other], Field(min_length=1)]] = part(
        "RN01", "What was drawn from it.", eg=["sampling"]
    )
    used: bool | None = detail("RN01", "Whether anything was drawn from it; left out, it was.", eg=False)
    algorithm: Stated[Text] = part("RN01", "The generator's algorithm and its library.", eg="PCG64, numpy 2.4.6")
    seed: Stated[Seed] = item(
        "RN02",
        ESSENTIAL,
        "Seeds",
        "With which seed was it made, and who has it?",
        "The seed of every random stream is public, escrowed or withheld with a reason",
        "The seed and how it is disclosed; a seed of privacy noise must not be public.",
        problem="Seed of a random stream is not stated or explained",
        why="Without seeds nobody can repeat the draw; with the seed of the noise anybody can remove it.",
        sources="NIST-SP-800-226",
    )
    continues: StreamRef | None = detail(
        "RN01", "The stream of an earlier step that this one goes on from.", eg="fit_stream"
    )
