"""Models that scripts ask in words: how each is called, and what its call shows of the model and the draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.ids import id_of
from synthreport.scan.recipe.call_settings import MISSING, given, seed_of, settings, unread
from synthreport.scan.recipe.known_generators import Generator
from synthreport.scan.scripts.calls import Call, Script

_WORDS = ("messages", "input", "prompt", "prompts", "contents", "system", "instructions", "user")
_REST = ("model", "response_format", "stream", "tools", "stop", "metadata", "store", "timeout", "extra_body", "options")
_JUDGES = re.compile(
    r"(^|[_-])(eval\w*|judg\w*|scor\w*|grad(e|er|ing)|check\w*|test\w*|rat(e|er|ing)|metrics?)([_-]|$)"
)
_SNAPSHOT = re.compile(r".*[-@](\d{4}-\d{2}-\d{2}|20\d{6}|\d{4})")
_TUNED = "ft:"


def _asked(package: str, *calls: str) -> tuple[Generator, ...]:
    return tuple(
        Generator(package, call, "large_language_model", data=(*_WORDS, *_REST), seeds=("seed",), kind="prompt")
        for call in calls
    )


_PAINTED = ("StableDiffusionPipeline", "StableDiffusionXLPipeline", "DiffusionPipeline", "AutoPipelineForText2Image")
"""Classes of diffusers that draw pictures from words, with a model that they load."""


def _loaded(name: str) -> Generator:
    loading = f"{name}.from_pretrained"
    return Generator(
        "diffusers", loading, "diffusion", positions=("model",), kind="prompt",
        draws=(f"{loading}()", f"{loading}().to()"),
        data=(*_WORDS, *_REST, "negative_prompt", "generator", "image", "torch_dtype", "variant", "safety_checker"),
    )  # fmt: skip


ASKED = (
    *map(_loaded, _PAINTED),
    *_asked("openai", "chat.completions.create", "responses.create", "ChatCompletion.create", "completions.parse"),
    *_asked("anthropic", "messages.create"),
    *_asked("mistralai", "chat.complete"),
    *_asked("groq", "chat.completions.create"),
    *_asked("litellm", "completion"),
    *_asked("ollama", "chat", "generate"),
)
"""The calls that ask a model."""


def prompting(scripts: list[Script]) -> Iterator[tuple[Script, Generator, Call]]:
    """The calls that ask a model, without those of scripts whose names say that they score."""
    for script in scripts:
        if not _JUDGES.search(PurePosixPath(script.path).stem.lower()):
            yield from ((script, each, call) for each in ASKED for call in script.calls_of(each.package, each.call))


def state_prompting(generator: Generator, call: Call, drawing: Call, shared: dict[str, Any], draft: Draft) -> None:
    """State the model that a call names, and the step that asks it, with the settings of the call that is `drawing`;
    `shared` are the answers on the tool and the script.
    """
    draft.state("/dataset/methods", ["prompted"])
    draft.state("/steps/prompt", {**shared, "family": generator.family})
    asking = generator if drawing is call else generator._replace(positions=("prompt",))
    for name, value in settings(asking, drawing).items():
        draft.state(f"/steps/prompt/sampling/{name}", value, whole=True)
    if (seed := seed_of(asking, drawing)) is not MISSING:
        draft.state("/steps/prompt/sampling/seed", seed, whole=True)
    if missing := unread(asking, drawing):
        draft.leave("/steps/prompt/sampling", f"the text does not give, or should not show, {', '.join(missing)}")
    _state_model(given(generator, call).get("model"), call, draft)


def _state_model(model: Any, call: Call, draft: Draft) -> None:
    if isinstance(model, str) and re.fullmatch(r"[\w.:/@-]{2,80}", model) and not model.startswith(_TUNED):
        at = id_of(model.rpartition("/")[2])
        snapshot = model if _SNAPSHOT.fullmatch(model) else None
        about = {"kind": "model", "title": model, "snapshot": snapshot, "routes": ["pretrained_weights"]}
        draft.state(f"/inputs/{at}", about)
        draft.state("/steps/prompt/takes", [at])
    else:
        draft.leave(f"line {call.line}", "does not show which pretrained model is asked; state it at /inputs")
