"""The steps in which a generator is fitted and draws: its kind, its settings and seed, and what it made."""

from __future__ import annotations

from synthreport.scan.recipe.call_settings import MISSING, given, is_private, seed_of, settings, unread
from synthreport.scan.recipe.prompted_models import state_prompting
from synthreport.scan.recipe.set_up_generators import Built
from synthreport.scan.recipe.shown import Shown
from synthreport.scan.recipe.shown_divisions import dividing, state_split
from synthreport.scan.scripts.named_files import named_files


def state_built(built: Built, shown: Shown) -> None:
    """State the steps of a generator, or of a model that is asked."""
    kind = built.generator.kind
    if kind == "prompt":
        shared = shown.step(built.script, built.generator.package, kind)
        drawn = list(built.script.calls_of(built.generator.package, *built.generator.draws))
        state_prompting(built.generator, built.call, drawn[0] if len(drawn) == 1 else built.call, shared, shown.draft)
    else:
        _state_steps(built, shown)
        _state_settings(built, shown)
    _state_made(built, shown)


def _drawing(built: Built) -> str:
    """The id of the step that makes records."""
    return "sample" if built.generator.kind == "fit" else built.generator.kind


def _state_steps(built: Built, shown: Shown) -> None:
    generator, step, draft = built.generator, built.generator.kind, shown.draft
    draft.state("/dataset/methods", ["simulated" if step == "simulate" else "fitted"])
    if step == "fit":
        state_split(built, shown)
        _state_taken(shown)
    draft.state(f"/steps/{step}", shown.step(built.script, generator.package, step))
    draft.state(f"/steps/{step}/family", generator.family_of(given(generator, built.call)))
    if step == "fit":
        draft.state("/steps/fit/architecture", _full(built))
        draft.state("/steps/sample", {**shown.step(built.script, generator.package, "sample"), "takes": ["fit"]})


def _state_taken(shown: Shown) -> None:
    """The one known source of a folder with one generator is what that was trained on; as a whole, if undivided."""
    for name in shown.draft.answers.get("inputs", {}):
        shown.draft.state(f"/inputs/{name}/routes", ["training_records"])
        if not dividing(shown.scripts):
            shown.draft.state("/steps/fit/takes", [name])


def _full(built: Built) -> str:
    """The full name of the call that sets up a generator."""
    name = built.call.name.replace("()", "")
    return name if "." in name else f"{built.generator.package}::{name}"


def _state_settings(built: Built, shown: Shown) -> None:
    generator, call, draft = built.generator, built.call, shown.draft
    at = f"/steps/{generator.kind}"
    for name, value in settings(generator, call).items():
        draft.state(f"{at}/parameters/{name}", value, whole=True)
    if settings(generator, call):
        draft.leave(f"{at}/parameters", "only what the script sets; add the defaults of the generator")
    if missing := unread(generator, call):
        draft.leave(f"{at}/parameters", f"the text does not give, or should not show, {', '.join(missing)}")
    seed = seed_of(generator, call)
    if seed is not MISSING and is_private(generator, call):
        draft.leave(f"{at}/random", "its seed is not written down: with it, noise could be subtracted")
    elif seed is not MISSING:
        stream = f"{at}/random/{generator.kind}_seed"
        shown.state_stream(stream, "training", generator.seeded, seed, built.script, call)


def _state_made(built: Built, shown: Shown) -> None:
    """State the data files that the script writes, or else the only one, and how many records were asked for."""
    files, data = shown.listed.files, shown.listed.data
    written = {files[path] for path in named_files(built.script, files, writes=True)}
    made = [id_ for id_ in data if id_ in written or len(data) == 1]
    step = _drawing(built)
    shown.draft.state(f"/steps/{step}/makes", made)
    asked = _asked_for(built)
    for name, value in asked.items():
        shown.draft.state(f"/steps/{step}/sampling/{name}", value, whole=True)
    kept = sum(data[id_] or 0 for id_ in made)
    if kept in asked.values():  # as many as asked for were kept, so none was rejected
        shown.draft.state(f"/steps/{step}/made_count", kept)


def _asked_for(built: Built) -> dict[str, int]:
    """How many records were asked for, where they are drawn in one place."""
    generator = built.generator
    drawn = list(built.script.calls_of(generator.package, *generator.draws))
    if len(drawn) != 1:
        return {}
    first = dict(zip(generator.rows, drawn[0].positional[:1], strict=False)) if generator.kind == "fit" else {}
    asked = first | drawn[0].named
    return {name: value for name, value in asked.items() if name in generator.rows and type(value) is int}
