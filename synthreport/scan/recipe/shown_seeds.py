"""Seeds of whole programs: stated where the generator is known to draw from them, and left elsewhere."""

from __future__ import annotations

from synthreport.scan.recipe.call_settings import MISSING, is_private, seed_of
from synthreport.scan.recipe.known_draws import GLOBAL_SEEDS, GlobalSeed
from synthreport.scan.recipe.known_generators import R
from synthreport.scan.recipe.set_up_generators import Built
from synthreport.scan.recipe.shown import Shown
from synthreport.scan.scripts.calls import Call, Script


def state_seeds(built: Built | None, shown: Shown) -> None:
    """State the seeds that the generator draws from, if there is one; all others are left."""
    for script in shown.scripts:
        for known in GLOBAL_SEEDS:
            calls = script.calls_of(known.package, known.call)
            for call in (each for each in calls if "()" not in each.name):  # else of a generator of its own
                _state_seed(known, script, call, built, shown)


def _state_seed(known: GlobalSeed, script: Script, call: Call, built: Built | None, shown: Shown) -> None:
    seed = call.value("seed", 0)
    if built and script is built.script and type(seed) is int and _draws_from(known.seeds, call, built):
        shown.draft.source = script.path
        at = f"/steps/{built.generator.kind}/random/{known.seeds.lower()}_seed"
        shown.state_stream(at, "training", known.algorithm, seed, script, call)
    else:
        shown.leave_line(script, call, f"sets the seed of {known.seeds}; state at the steps which of them draw from it")


def _draws_from(seeds: str, call: Call, built: Built) -> bool:
    """Whether a generator draws from the hidden generator that a call seeds before it is set up."""
    is_seeded_again = built.generator.seeded == R and seed_of(built.generator, built.call) is not MISSING
    is_its_own = built.generator.global_seed == seeds and call.line < built.call.line and not is_seeded_again
    return is_its_own and not is_private(built.generator, built.call)
