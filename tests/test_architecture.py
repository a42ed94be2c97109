"""What may import what, how long things may grow, and what a command may load."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "synthreport"

LAYERS = {
    "synthreport": 0,
    "synthreport.finding": 0,
    "synthreport.outcome": 0,
    "synthreport.result": 0,
    "synthreport.grades": 0,
    "synthreport.files": 0,
    "synthreport.document": 1,
    "synthreport.standard": 2,
    "synthreport.manifest": 2,
    "synthreport.schema": 3,
    "synthreport.rules": 3,
    "synthreport.profile": 4,
    "synthreport.checker": 5,
    "synthreport.overview": 6,
    "synthreport.conformance": 6,
    "synthreport.decisions": 7,
    "synthreport.draft": 6,
    "synthreport.repository": 6,
    "synthreport.reporters": 7,
    "synthreport.edit": 7,
    "synthreport.scan": 7,
    "synthreport.interop": 7,
    "synthreport.journal": 8,
    "synthreport.evidence": 8,
    "synthreport.builder": 8,
    "synthreport.configuration": 8,
    "synthreport.interview": 8,
    "synthreport.record": 9,
    "synthreport.errors": 9,
    "synthreport.desk": 9,
    "synthreport.pages": 9,
    "synthreport.cli": 10,
    "synthreport.build": 10,
    "synthreport.__main__": 11,
}
"""The layer of each module, and of all below it. The package itself is lazy: it names what it loads on demand."""

CONFINED = {
    "click": ("synthreport.cli", "synthreport.__main__"),
    "yaml": (
        "synthreport.document",
        "synthreport.build",
        "synthreport.files.quick_yaml",
        "synthreport.files.serialise",
        "synthreport.files.yaml_loader",
    ),
    "pydantic": ("synthreport.manifest", "synthreport.build"),
    "prompt_toolkit": ("synthreport.interview",),
    "pydicom": (),
    "dulwich": ("synthreport.repository",),
    "duckdb": (),
    "distributed": (),
    "jsonschema_rs": ("synthreport.schema.engines", "synthreport.profile.linear_patterns"),
    "jsonschema": ("synthreport.schema.engines", "synthreport.profile"),
    "referencing": ("synthreport.schema.engines", "synthreport.profile"),
    "docx": (),
    "typst": (),
    "pypdf": (),
    "markdown_it": ("synthreport.reporters.paper", "synthreport.reporters.paper_blocks"),
    "anyascii": (),
    "jinja2": ("synthreport.reporters.html", "synthreport.journal.letter_template", "synthreport.desk.web.desk_pages"),
    "starlette": ("synthreport.desk.web",),
    "uvicorn": (),
    "sqlite3": ("synthreport.desk", "synthreport.cli.register", "synthreport.cli.shared.filing"),
    "filelock": ("synthreport.files.writing.locks",),
}
"""Where alone a library may be imported."""

WRITERS = {
    "os": {"fdopen", "link", "mkfifo", "mknod", "rename", "renames", "replace", "symlink", "truncate"},
    "shutil": {"copy", "copy2", "copyfile", "copyfileobj", "copytree", "move", "make_archive", "unpack_archive"},
    "tempfile": {"NamedTemporaryFile", "SpooledTemporaryFile", "TemporaryFile", "mkstemp", "mktemp"},
}
WRITING_METHODS = {"hardlink_to", "rename", "symlink_to", "touch", "write_bytes", "write_text"}
"""What writes a file, or gives it another name. `synthreport.files.writing` alone does."""

OPENED_BY = {
    "synthreport.files.opener": "the one door",
    "synthreport.edit.saving": "the manifest that a person named",
    "synthreport.record.libraries": "what is installed",
    "synthreport.record.run_machine": "the processor, as the system describes it",
}
"""Who opens files in the authoring tools, and which: all others go through the one door."""
STARTED_BY = (
    "synthreport.scan.surroundings.machine",
    "synthreport.files.processes.process",
    "synthreport.files.processes.text_editor",
    "synthreport.files.processes.side_by_side",
    "synthreport.build.docs.quoted",
)
"""Who starts a process: nvidia-smi, the tool or the editor that a person named, and this program itself, for several
manifests at once and for what the pages quote.
"""

WITHOUT_PATHLIB = {
    "synthreport.files.paths": "on the way to a check",
    "synthreport.files.standard_streams": "opens a descriptor, no path",
}
"""Who does without pathlib, and why."""

STARTS = ("system", "popen", "posix_spawn", "spawn", "exec", "startfile", "fork")
"""How `os` starts a process."""

LONGEST_MODULE = 300
TABLES = {"synthreport.standard.bibliography"}
"""Modules that hold one table and no code: as long as there are entries."""

MOST_MODULES = 15
ONE_A_THING = {
    "synthreport.cli": "one module a command",
    "synthreport.manifest": "one module a section",
    "synthreport.rules": "one module a section",
}
"""Rooms that have more modules than others, and why they are clear nevertheless."""

NAMED_AFTER = {
    "synthreport.cli": "commands",
    "synthreport.manifest": "sections",
    "synthreport.rules": "sections",
    "synthreport.scan.readers": "formats",
    "synthreport.reporters": "formats",
    "synthreport.interop.standards": "formats, each with `read`, `write` and `vocabulary`",
}
"""Rooms whose modules are named after what they are about, as those of other rooms may be, too."""

LONGEST_FUNCTION = 15
LONG_FUNCTIONS = {
    "synthreport.build.json_schema._Renderer._tagged": 23,
    "synthreport.document.characters.decode": 17,
    "synthreport.document.json_text.Walk.build": 29,
    "synthreport.document.yaml_events.Builder.build": 63,
    "synthreport.document.yaml_events.Builder.drop_key": 17,
}
"""Functions that are longer than they should be, and how long they may stay. Nothing is added here, only taken out."""


@cache
def modules() -> dict[str, ast.Module]:
    """The syntax tree of every module by its name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


@cache
def imports(name: str) -> frozenset[str]:
    """Every module that a module imports: within functions, for type checkers, and by a name that it loads."""
    found: set[str] = set()
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: relative import in line {node.lineno}"
            module = str(node.module)
            inner = {f"{module}.{alias.name}" for alias in node.names}
            found |= {each if each in modules() else module for each in inner}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= _named(node.value)
    return frozenset(found)


def _named(text: str) -> set[str]:
    """The module, or the package, that a string names, as `import_module` takes it."""
    name = text.rstrip(".")
    return {name} if name.startswith("synthreport.") and (name in modules()) else set()


def writes(call: ast.Call) -> str | None:
    """What a call is named that writes a file, or opens one to write."""
    function = call.func
    if isinstance(function, ast.Name):
        return "open" if function.id == "open" and not is_for_reading(call.args[1:2], call.keywords) else None
    if not isinstance(function, ast.Attribute):
        return None
    if ast.unparse(function) == "os.open":
        return "os.open" if re.search("O_(WRONLY|RDWR|CREAT|APPEND|TRUNC)", ast.unparse(call)) else None
    module = function.value.id if isinstance(function.value, ast.Name) else ""
    on_a_path = function.attr == "replace" and len(call.args) == 1  # that of a text takes two
    opened = function.attr == "open" and not is_for_reading(list(filter(is_mode, call.args)), call.keywords)
    writing = function.attr in WRITERS.get(module, ()) or function.attr in WRITING_METHODS or on_a_path or opened
    return f"{module}.{function.attr}" if writing else None


def is_for_reading(modes: list[ast.expr], keywords: list[ast.keyword]) -> bool:
    """Whether a file is opened to be read."""
    given = [*modes, *(each.value for each in keywords if each.arg == "mode")]
    return all(is_mode(mode) and set(ast.literal_eval(mode)) <= set("rbt") for mode in given)


def is_mode(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and set(node.value) <= set("rwaxbt+")


def is_below(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(f"{prefix}.")


def layer(name: str) -> int:
    """The layer that the longest prefix of a module's name is in."""
    if name == "synthreport":
        return 0
    fitting = [prefix for prefix in LAYERS if prefix != "synthreport" and is_below(name, prefix)]
    assert fitting, f"{name} is in no layer: put it into LAYERS"
    return LAYERS[max(fitting, key=len)]


def own(name: str) -> list[str]:
    return sorted(each for each in imports(name) if is_below(each, "synthreport"))


def test_a_module_imports_from_its_own_layer_or_lower() -> None:
    upward = {
        name: [each for each in own(name) if layer(each) > layer(name)] for name in set(modules()) - {"synthreport"}
    }
    assert {name: found for name, found in upward.items() if found} == {}


def test_every_layer_has_a_module() -> None:
    assert [prefix for prefix in LAYERS if not any(is_below(name, prefix) for name in modules())] == []


def test_no_modules_import_each_other() -> None:
    graph = {name: set(own(name)) - {name, "synthreport"} for name in modules() if name != "synthreport"}
    for name, needed in graph.items():
        graph[name] = {each for each in needed if not is_below(name, each)}  # its own package is there before it
    assert list(TopologicalSorter(graph).static_order())


def test_libraries_stay_where_they_belong() -> None:
    users = [
        (library, name)
        for name in modules()
        for library in CONFINED
        if any(is_below(each, library) for each in imports(name))
    ]
    assert [
        (library, name) for library, name in users if not any(is_below(name, place) for place in CONFINED[library])
    ] == []


WRITES_NO_FILE = {
    "synthreport.files.opener": "opens for reading alone, with flags that it puts together",
    "synthreport.scan.readers.tar_streams": "reads tar archives as streams, in the mode r|",
    "synthreport.record.files_before": "asks a file system for its time with a file that is gone at once",
    "synthreport.files.standard_streams": "takes the null device for a standard stream that is closed",
}


def test_files_are_written_in_one_room() -> None:
    elsewhere = [name for name in modules() if not is_below(name, "synthreport.files.writing")]
    written = {name: _written_by(name) for name in elsewhere if name not in WRITES_NO_FILE}
    assert {name: found for name, found in written.items() if found} == {}


def _written_by(name: str) -> list[str]:
    tree = list(ast.walk(modules()[name]))
    found = [f"line {node.lineno}: {what}" for node in tree if isinstance(node, ast.Call) and (what := writes(node))]
    taken = [(node.module, each.name) for node in tree if isinstance(node, ast.ImportFrom) for each in node.names]
    return found + [f"{module}.{each}" for module, each in taken if each in WRITERS.get(str(module), ())]


@pytest.mark.parametrize(
    "code",
    [
        "open(p, 'w')", "open(p, mode='ab')", "p.open('x')", "p.open(mode='r+')", "open(p, m)", "p.write_text('')",
        "p.open('r', mode=m)", "os.replace(a, b)", "os.open(p, os.O_RDWR)", "a.replace(b)", "shutil.move(a, b)",
        "tempfile.mkstemp()", "gzip.open(p, 'wt')",
    ],
)  # fmt: skip
def test_what_writes_is_noticed(code: str) -> None:
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    assert writes(call)


@pytest.mark.parametrize(
    "code",
    [
        "open(p)",
        "p.open('rb')",
        "open(p, 'rb')",
        "a.replace('x', 'y')",
        "gzip.open(file)",
        "a.open(event)",
        "os.open(p, 0)",
    ],
)
def test_what_reads_is_not_taken_for_writing(code: str) -> None:
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    assert not writes(call)


def test_modules_are_short() -> None:
    lengths = {name: len(code_lines(name, 1, sys.maxsize)) for name in set(modules()) - TABLES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_package_says_what_it_is_for() -> None:
    packages = {".".join(path.parent.relative_to(ROOT).parts) for path in PACKAGE.rglob("__init__.py")}
    packages -= {"synthreport"}
    described = re.compile(r"\n\nIn: .*\bOut: .*\bNever: ", re.DOTALL)
    assert [name for name in packages if not described.search(ast.get_docstring(modules()[name]) or "")] == []


def test_rooms_are_not_crowded() -> None:
    rooms = Counter(name.rpartition(".")[0] for name in modules() if not name.endswith("__main__"))
    packages = {name for name in rooms if (PACKAGE.parent / name.replace(".", "/")).is_dir()}
    inner = Counter(name.rpartition(".")[0] for name in packages)
    crowded = {name: rooms[name] - inner[name] for name in packages if rooms[name] - inner[name] > MOST_MODULES}
    assert crowded.keys() == ONE_A_THING.keys()


def test_a_name_means_one_thing() -> None:
    named = [name for name in modules() if not own_of_each(name) and not name.endswith("__main__")]
    names = Counter(name.rpartition(".")[2] for name in named)
    assert {name: count for name, count in names.items() if count > 1} == {}


def own_of_each(name: str) -> bool:
    """Whether a module is named after what every room of its kind has: a section, a format, a command, itself."""
    *above, last = name.split(".")
    return last in above or any(is_below(name, room) for room in NAMED_AFTER)


OF_A_SECTION = {
    "differential_privacy": "PM",
    "splits": "SO",
    "attack_controls": "PA",
    "disclosure_tests": "PA",
    "privacy_limits": "PA",
    "estimands": "FI",
    "evidence": "FI",
    "margins": "FI",
    "numbers": "FI",
    "privacy_audits": "PM",
    "privacy_budgets": "PM",
    "same_bytes": "RN",
    "seeds": "RN",
    "fields": "MO",
    "digests": "ID",
    "licences": "AC",
    "parties": "ID",
    "analyses": "UT",
    "benchmarks": "UT",
    "kept_conditions": "ET",
    "occurrences": "MO",
    "runtimes": "RN",
}
"""A module of rules that holds a part of a section, for the section is long."""


def test_a_rule_stands_in_the_module_of_its_section() -> None:
    from synthreport.rules import RULES

    homes: dict[str, set[str]] = {}
    for code, rule in RULES.items():
        if rule.judge is not None:
            homes.setdefault(rule.judge.__module__.rpartition(".")[2], set()).add(code[:2])
    assert {name: codes for name, codes in homes.items() if len(codes) > 1} == {}
    main = [name for name in homes if name not in OF_A_SECTION]
    assert len({next(iter(homes[name])) for name in main}) == len(main), "one module a section"


def test_every_module_of_rules_is_loaded() -> None:
    from synthreport.rules import _MODULES

    there = {path.stem for path in (PACKAGE / "rules").glob("*.py")} - {"__init__", "rule", "value"}
    assert set(_MODULES) == there, "put the module into _MODULES in synthreport/rules/__init__.py"


OPENING = {"open", "read_text", "read_bytes", "dcmread", "mmap", "copyfile", "from_path"}


def of_the_author(name: str) -> bool:
    """Whether a module is one of the tools that read an author's folder."""
    rooms = ("draft", "scan", "interop", "edit", "interview", "record", "builder", "repository", "files.opener")
    return any(is_below(name, f"synthreport.{room}") for room in rooms)


def opens_files(name: str) -> bool:
    """Whether a module opens a file by its path, of whatever library it asks that."""
    calls = [node.func for node in ast.walk(modules()[name]) if isinstance(node, ast.Call)]
    named = {each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in calls}
    sheet = {
        f"synthreport.interview.{name}" for name in ("interview", "essential_pass", "session", "table_screen")
    }  # whose questions are open
    return bool(named & OPENING) and name not in sheet


def test_files_of_a_folder_are_opened_in_one_place() -> None:
    users = {name for name in modules() if of_the_author(name) and opens_files(name)}
    given_a_file = {"synthreport.scan.readers.dicom", "synthreport.scan.readers.tar_streams"}
    assert users - given_a_file == set(OPENED_BY)


def test_paths_that_others_give_are_resolved_where_a_loop_of_links_raises_nothing() -> None:
    calls = [(name, node) for name, tree in modules().items() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    resolving = {(name, ast.unparse(node)) for name, node in calls if ast.unparse(node.func).endswith(".resolve")}
    assert {name for name, call in resolving if call != "Path(__file__).resolve()"} == set(), "call opener.real"


def test_one_module_does_without_pathlib() -> None:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if re.search(r"# noqa: .*PTH", path.read_text(encoding="utf-8")):
            found.add(".".join(path.relative_to(ROOT).with_suffix("").parts))
    assert found == set(WITHOUT_PATHLIB)


def test_processes_are_started_in_few_places() -> None:
    starts = {"subprocess", "pty", "multiprocessing", "asyncio", "webbrowser"}
    users = [name for name in modules() if any(is_below(each, start) for each in imports(name) for start in starts)]
    assert sorted(users) == sorted(STARTED_BY)
    asked = {
        (name, node.attr)
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os"
    }
    assert [each for each in asked if each[1].startswith(STARTS)] == []


def code_lines(name: str, first: int, last: int) -> list[int]:
    """The numbers of the lines of a module that are neither blank nor comment."""
    path = PACKAGE.parent.joinpath(*name.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return [number for number, line in lines if first <= number <= last and line.strip() and line.strip()[0] != "#"]


def functions(name: str) -> Iterator[tuple[str, int]]:
    """Every function of a module with its lines of code: those of its body, without the docstring."""

    def within(node: ast.AST, above: str) -> Iterator[tuple[str, int]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                body = child.body[1:] if ast.get_docstring(child) is not None else child.body
                length = len(code_lines(name, body[0].lineno, body[-1].end_lineno or 0)) if body else 0
                yield f"{above}.{child.name}", length
            named = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            yield from within(child, f"{above}.{getattr(child, 'name', '')}" if named else above)

    yield from within(modules()[name], name)


def long_functions() -> dict[str, int]:
    found = (entry for name in modules() for entry in functions(name))
    return {function: length for function, length in found if length > LONGEST_FUNCTION}


def test_functions_are_short() -> None:
    grown = {name: length for name, length in long_functions().items() if length > LONG_FUNCTIONS.get(name, 0)}
    assert grown == {}, f"longer than {LONGEST_FUNCTION} lines of code, or than LONG_FUNCTIONS still allows"


def test_the_list_of_long_functions_only_shrinks() -> None:
    assert LONG_FUNCTIONS.keys() - long_functions().keys() == set(), "short by now: take it out of LONG_FUNCTIONS"


def loaded(*arguments: str) -> set[str]:
    """The top-level modules that a fresh interpreter loads with these arguments."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr[-2000:]
    timed = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in timed}


VALIDATORS = {"pydantic", "pydantic_core", "jsonschema", "jsonschema_rs"}


@pytest.mark.parametrize("arguments", ["--version", "--help", "explain GE01", "items"])
def test_what_only_tells_of_the_standard_loads_no_validator(arguments: str) -> None:
    names = loaded("-m", "synthreport", *arguments.split())
    assert "click" in names
    assert names & {*VALIDATORS, "yaml"} == set()


def test_a_check_loads_nothing_that_it_can_do_without() -> None:
    base = ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"
    names = loaded("-m", "synthreport", "check", str(base))
    assert "yaml" in names
    assert names & {*VALIDATORS, "click", "pathlib", "difflib", "hashlib", "copy", "dataclasses", "decimal"} == set()


PATTERNS_OF_YAML = """
import sys
from synthreport.cli.shared.check_run import run

assert run((sys.argv[1],)) == 0
import yaml
from synthreport.files.lazy_patterns import LazyPattern

assert type(yaml.reader.Reader.NON_PRINTABLE) is LazyPattern
assert yaml.safe_load("{a: 2026-01-02, b: 1.0e+3, c: 'd\\te'}")["b"] == 1000.0
try:
    yaml.load("a\\x01", yaml.SafeLoader)
except yaml.reader.ReaderError:
    print("refused", file=sys.stderr)
"""
"""A check compiles no pattern of PyYAML, and those who need one have it."""


def test_a_check_compiles_no_pattern_of_yaml() -> None:
    base = ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"
    code = [sys.executable, "-c", PATTERNS_OF_YAML, str(base)]
    done = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "refused\n")


READ_BY_A_CHECK = """
import sys
from synthreport.standard import versions
from synthreport.cli.shared.check_run import run

read, names = versions.first_bytes, []
versions.first_bytes = lambda path: names.append(path.rpartition("/")[2].rpartition("\\\\")[2]) or read(path)
assert run((sys.argv[1],)) == 0
print(*names, file=sys.stderr)
"""


def test_a_check_of_metrics_in_own_words_reads_no_registry() -> None:
    """The names of metrics that a check needs are in the catalogue; the rest, for people, is not read."""
    example = ROOT / "examples" / "tabular-trial" / "synthreport.yaml"
    assert "other:" in example.read_text(encoding="utf-8")
    code = [sys.executable, "-c", READ_BY_A_CHECK, str(example)]
    done = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "catalogue.short.json manifest.shape.json\n")


TEXTS_OF_TYPES = """
import sys
from pathlib import Path
from typing import ForwardRef
import synthreport
from synthreport.cli.shared.check_run import run

assert run((sys.argv[1],)) == 0
for name, module in sorted(sys.modules.items()):
    for each in vars(module).values() if name.startswith("synthreport.") else ():
        types = getattr(each, "__annotations__", {}) if hasattr(each, "_fields") else {}
        if each.__class__ is type and any(type_.__class__ is ForwardRef for type_ in types.values()):
            print(f"{each.__module__}.{each.__name__}", file=sys.stderr)
"""
"""Lists the named tuples that a check loads whose types are texts: Python compiles each at every start."""


def test_named_tuples_on_the_path_of_a_check_have_real_types() -> None:
    base = ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"
    done = subprocess.run([sys.executable, "-c", TEXTS_OF_TYPES, str(base)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert " complies with " in done.stdout
    assert done.stderr == ""


def test_a_check_of_json_loads_no_yaml() -> None:
    text = "import synthreport; assert synthreport.check({'synthreport': '1.0'}).findings"
    assert loaded("-c", text) & {*VALIDATORS, "yaml", "click"} == set()


def test_importing_the_package_loads_no_library() -> None:
    names = loaded("-c", "import synthreport")
    assert "synthreport" in names
    assert names & {*VALIDATORS, "yaml", "click", "json"} == set()


def test_every_public_name_is_there() -> None:
    import synthreport

    assert {name: getattr(synthreport, name, None) is not None for name in synthreport.__all__} == dict.fromkeys(
        synthreport.__all__, True
    )
    with pytest.raises(AttributeError):
        _ = synthreport.no_such_name
