"""The pipeline that scripts show: the generator with its settings, how data were divided, seeds, and known sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from synthreport.draft.draft import Draft
from synthreport.draft.ids import id_of, is_id
from synthreport.scan.scripts.call_settings import MISSING, given, is_private, seed_answer, seed_of, settings, unread
from synthreport.scan.scripts.calls import Call, Script
from synthreport.scan.scripts.known_datasets import FETCHED, LOADED, NAMED, Known
from synthreport.scan.scripts.known_draws import DIVIDED_AT_ONCE, DIVIDED_LATER, GLOBAL_SEEDS, OTHER_DIVISIONS
from synthreport.scan.scripts.known_generators import IN_R, NUMPY, PYTHON, Generator, R
from synthreport.scan.scripts.named_files import named_files
from synthreport.scan.scripts.prompted_models import prompting, state_prompting
from synthreport.scan.surroundings.package_names import package_of


class Built(NamedTuple):
    """A generator that a script sets up."""

    script: Script
    generator: Generator
    call: Call


def built_in(scripts: list[Script]) -> Iterator[Built]:
    """The generators that scripts set up, and the models that they ask."""
    for script in scripts:
        for generator in (*PYTHON, *IN_R):
            if not generator.is_also_a_model or any(script.calls_of(generator.package, *generator.draws)):
                calls = script.calls_of(generator.package, generator.call)
                yield from (Built(script, generator, call) for call in calls)
    yield from (Built(*each) for each in prompting(scripts))


class Listed(NamedTuple):
    """What is known beside the scripts: the ids of files by their paths, those of data, and the locked packages."""

    files: dict[str, str]
    data: Collection[str]
    locked: Collection[str]


class Pipeline:
    """What the scripts of a folder show."""

    def __init__(self, scripts: list[Script], listed: Listed, draft: Draft) -> None:
        self._scripts = scripts
        self._listed = listed
        self._draft = draft

    def state(self) -> None:
        """State what is certain; what is not is left, with the reason."""
        self._state_sources()
        built = list(built_in(self._scripts))
        if len(built) == 1:
            self._draft.source = built[0].script.path
            self._state_built(built[0])
        elif built:
            names = ", ".join(sorted({each.call.name for each in built}))
            self._draft.leave("/steps", f"scripts set up {len(built)} generators ({names}); state which made the data")
        self._leave_divisions()
        self._state_seeds(built[0] if len(built) == 1 else None)

    def _state_built(self, built: Built) -> None:
        if built.generator.kind == "prompt":
            state_prompting(
                built.generator, built.call, self._shared(built.script, built.generator.package, "prompt"), self._draft
            )
        else:
            self._state_generator(built)
        self._state_made(built)

    def _state_made(self, built: Built) -> None:
        """State the data files that the script writes, or else the only one, as made by the step that draws."""
        files = self._listed.files
        written = {files[path] for path in named_files(built.script, files, writes=True)}
        made = [id_ for id_ in self._listed.data if id_ in written or len(self._listed.data) == 1]
        self._draft.state(f"/steps/{'sample' if built.generator.kind == 'fit' else built.generator.kind}/makes", made)

    def _state_generator(self, built: Built) -> None:
        generator, call = built.generator, built.call
        step, share = generator.kind, partial(self._shared, built.script, generator.package)
        self._draft.state("/dataset/methods", ["simulated" if step == "simulate" else "fitted"])
        if step == "fit":
            self._state_routes()
            self._state_split(built)
        self._draft.state(f"/steps/{step}", share(step))
        self._draft.state(f"/steps/{step}/family", generator.family_of(given(generator, call)))
        if step == "fit":
            self._draft.state("/steps/fit/architecture", self._full(built))
            self._draft.state("/steps/sample", {**share("sample"), "takes": ["fit"]})
        self._state_settings(built, step)
        self._state_draws(built, "sample" if step == "fit" else step)

    def _state_routes(self) -> None:
        """The one known source of a folder with one generator is what that was trained on."""
        for name in self._draft.answers.get("inputs", {}):
            self._draft.state(f"/inputs/{name}/routes", ["training_records"])

    def _full(self, built: Built) -> str:
        """The full name of the call that sets up a generator."""
        name = built.call.name.replace("()", "")
        return name if "." in name else f"{built.generator.package}::{name}"

    def _shared(self, script: Script, module: str, kind: str) -> dict[str, Any]:
        """The answers that all steps have: the kind, the tool, and the script."""
        package = self._package(script, module)
        tool = id_of(package)
        self._draft.state(f"/tools/{tool}", {"kind": "software", "name": package})
        return {"kind": kind, "tools": [tool], "code": self._listed.files.get(script.path)}

    def _state_settings(self, built: Built, step: str) -> None:
        generator, call = built.generator, built.call
        at = f"/steps/{step}"
        for name, value in settings(generator, call).items():
            self._draft.state(f"{at}/parameters/{name}", value, whole=True)
        if settings(generator, call):
            self._draft.leave(f"{at}/parameters", "only what the script sets; add the defaults of the generator")
        if missing := unread(generator, call):
            self._draft.leave(f"{at}/parameters", f"the text does not give, or should not show, {', '.join(missing)}")
        seed = seed_of(generator, call)
        if seed is not MISSING and is_private(generator, call):
            self._draft.leave(f"{at}/random", "its seed is not written down: with it, noise could be subtracted")
        elif seed is not MISSING:
            self._state_stream(f"{at}/random/{step}_seed", "training", generator.seeded, seed, built.script, call)

    def _state_stream(self, at: str, purpose: str, algorithm: str, seed: int, script: Script, call: Call) -> None:
        how = f"{PurePosixPath(script.path).name}, line {call.line}"
        self._draft.state(at, {"purposes": [purpose], "algorithm": algorithm, "seed": seed_answer(seed, how)})

    def _state_draws(self, built: Built, step: str) -> None:
        """State how many records were asked for, where they are drawn in one place."""
        drawn = list(built.script.calls_of(built.generator.package, *built.generator.draws))
        if len(drawn) != 1:
            return
        first = dict(zip(built.generator.rows, drawn[0].positional[:1], strict=False)) if step == "sample" else {}
        for name, value in (first | drawn[0].named).items():
            if name in built.generator.rows and type(value) is int:
                self._draft.state(f"/steps/{step}/sampling/{name}", value, whole=True)

    def _state_split(self, built: Built) -> None:
        """State the parts into which data were divided, if the generator is given the first alone."""
        names = {name for each in self._given_to(built) for name in each.takes}
        for script, package, call, parts in self._divided():
            if script is not built.script or len(parts) != 2:
                continue
            if parts[0] in names and parts[1] not in names and all(map(is_id, parts)):
                self._state_parts(script, package, call, parts)

    def _given_to(self, built: Built) -> list[Call]:
        """The calls that give data to a generator."""
        return [built.call, *built.script.calls_of(built.generator.package, *built.generator.fits)]

    def _divided(self) -> Iterator[tuple[Script, str, Call, tuple[str, ...]]]:
        """The divisions of data, each with its package, and the variables that hold its parts."""
        for script in self._scripts:
            for package, name in DIVIDED_AT_ONCE:
                yield from ((script, package, call, call.makes) for call in script.calls_of(package, name))
            for package, name, *parts in DIVIDED_LATER:
                taking = [each for part in parts for each in script.calls_of(package, part)]
                for call in script.calls_of(package, name):
                    held = [each.makes for each in taking if not each.takes.isdisjoint(call.makes)]
                    yield script, package, call, tuple(chain.from_iterable(held))

    def _state_parts(self, script: Script, package: str, call: Call, parts: tuple[str, ...]) -> None:
        train, holdout = parts
        inputs = list(self._draft.answers.get("inputs", {}))
        taken = {"taken_from": inputs} if len(inputs) == 1 else {}
        self._draft.state(f"/splits/{train}", {**taken, "seen_by_generator": ["fit"]})
        self._draft.state(f"/splits/{holdout}", {**taken, "seen_by_generator": "none"})
        shared = self._shared(script, package, "prepare")
        self._draft.state("/steps/divide", {**shared, "takes": inputs, "makes": [*parts]})
        self._draft.state("/steps/fit/takes", [train])
        seed = call.value("random_state")
        if type(seed) is int:
            self._state_stream("/steps/divide/random/split_seed", "split", NUMPY, seed, script, call)
        plain = ("test_size", "train_size", "shuffle", "prop", "strata")
        for name, value in call.named.items():
            if name in plain and isinstance(value, int | float | str):
                self._draft.state(f"/steps/divide/parameters/{name}", value, whole=True)

    def _leave_divisions(self) -> None:
        if self._draft.answers.get("splits"):
            return
        found = [(script, call) for script, _, call, _ in self._divided()]
        found += [
            (s, call) for s in self._scripts for package, name in OTHER_DIVISIONS for call in s.calls_of(package, name)
        ]
        for script, call in found:
            why = "divides data; state at /splits what the parts are, and what the generator saw of them"
            self._draft.leave(f"{script.path}, line {call.line}", why)

    def _state_seeds(self, built: Built | None) -> None:
        """State a seed of a whole program where the generator is known to draw from it; all others are left."""
        for script in self._scripts:
            for known in GLOBAL_SEEDS:
                for call in script.calls_of(known.package, known.call):
                    self._state_seed(script, call, known.seeds, known.algorithm, built)

    def _state_seed(self, script: Script, call: Call, seeds: str, algorithm: str, built: Built | None) -> None:
        seed = call.value("seed", 0)
        if built and script is built.script and type(seed) is int and _draws_from(seeds, call, built):
            self._draft.source = script.path
            at = f"/steps/{built.generator.kind}/random/{seeds.lower()}_seed"
            self._state_stream(at, "training", algorithm, seed, script, call)
            return
        why = f"sets the seed of {seeds}; state at the steps which of them draw from it"
        self._draft.leave(f"{script.path}, line {call.line}", why)

    def _state_sources(self) -> None:
        """State a known dataset that the scripts load, if it is the only one."""
        found = {known: script for script in self._scripts for known in self._loaded(script)}
        for script in self._scripts:
            for package, name in FETCHED:
                for call in script.calls_of(package, name):
                    why = "fetches a dataset from a catalogue; if the data were made from it, state it at /inputs"
                    self._draft.leave(f"{script.path}, line {call.line}", why)
        if len({each.key for each in found}) > 1:
            self._draft.leave("/inputs", f"scripts load {len(found)} known datasets; state those that shaped the data")
        elif found:
            known, script = next(iter(found.items()))
            self._draft.source = script.path
            self._state_source(known, self._package(script, known.package))

    def _package(self, script: Script, module: str) -> str:
        return package_of(module, self._listed.locked) if script.language == "python" else module

    def _loaded(self, script: Script) -> Iterator[Known]:
        for known in LOADED:
            if any(script.calls_of(known.package, known.name)):
                yield known
        for known in NAMED:
            for call in script.calls_of("base", "data"):
                is_named = call.value("", 0) == known.name or known.name in call.takes
                if is_named and (known.package in script.attached or call.value("package") == known.package):
                    yield known

    def _state_source(self, known: Known, package: str) -> None:
        about = {"kind": "dataset", "level": "person", "title": known.title, "origin": "observed", "access": "public"}
        self._draft.state(f"/inputs/{known.key}", {**about, "version": f"as in the package {package}"})
        self._draft.state(f"/inputs/{known.key}/population/persons", known.persons or None)


def _draws_from(seeds: str, call: Call, built: Built) -> bool:
    """Whether a generator draws from the hidden generator that a call seeds before it is set up."""
    is_seeded_again = built.generator.seeded == R and seed_of(built.generator, built.call) is not MISSING
    is_its_own = built.generator.global_seed == seeds and call.line < built.call.line and not is_seeded_again
    return is_its_own and not is_private(built.generator, built.call)
