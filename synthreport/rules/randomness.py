"""Rules on seeds."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import Fault, Value


@rule("RN51", MUST, at="/steps/*/random/*", needs=("purposes", "seed/disclosure"))
def noise_seed_is_secret(stream: Value) -> Iterator[Fault]:
    """The seed of privacy noise is not public.

    With the seed the noise can be drawn again and subtracted; the guarantee is void. Escrow keeps the run repeatable.

    **Fix:** fit again with another seed and declare it `escrowed` or `withheld`; this one is known now.
    """
    if "privacy_noise" in stream.listed("purposes") and stream.get("seed", "disclosure") == "public":
        yield stream.fault("seed/disclosure", "the seed of privacy noise is public", stream.place("purposes"))
