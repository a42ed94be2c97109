"""Lock files of every kind, the runtime that files name, and whose machine this is not."""

from __future__ import annotations

import json
import platform
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_scanning import faults, reasons, write
from test_scripts import IN_R, notebook

from synthreport.cli.program import cli
from synthreport.document import parse
from synthreport.interview.defaults import default
from synthreport.scan.surroundings.environment import environment
from synthreport.schema.forms import form_at

CONDA = "dependencies:\n- python=3.9.7=h12debd9_1\n- numpy=9.9.1=py39_0\n- pip:\n  - scikit-learn==1.5.0\n"
EXPLICIT = (
    "@EXPLICIT\nhttps://conda.anaconda.org/a/linux-64/python-3.9.7-h1_0.conda\n"
    "https://conda.anaconda.org/a/linux-64/numpy-9.9.1-py39_0.tar.bz2#aa\n"
    "https://conda.anaconda.org/a/linux-64/scikit-learn-1.5.0-py39_0.conda\n"
)
PIXI = (
    "packages:\n- conda: https://conda.anaconda.org/a/linux-64/python-3.9.7-h1_0.conda\n"
    "- kind: conda\n  name: numpy\n  version: 9.9.1\n- pypi: https://x/scikit_learn.whl\n  name: scikit-learn\n"
    "  version: 1.5.0\n"
)
PIPFILE = json.dumps({"default": {"numpy": {"version": "==9.9.1"}, "scikit-learn": {"version": "==1.5.0"}}})
LOCKS = {
    "pdm.lock": ('[[package]]\nname = "numpy"\nversion = "9.9.1"\n[[package]]\nname = "scikit-learn"\n'
                 'version = "1.5.0"\n', ""),
    "Pipfile.lock": (PIPFILE, ""),
    "pixi.lock": (PIXI, "CPython 3.9.7"),
    "environment.yml": (CONDA, "CPython 3.9.7"),
    "conda-linux-64.lock": (EXPLICIT, "CPython 3.9.7"),
    "requirements-frozen.txt": ("numpy==9.9.1\nscikit-learn==1.5.0\n", ""),
    "pip-freeze.txt": ("numpy==9.9.1\nscikit-learn==1.5.0\n", ""),
}  # fmt: skip
OF_R = {
    "packrat.lock": ("RVersion: 4.1.2\n\nPackage: synthpop\nSource: CRAN\nVersion: 1.8-0\n", "R 4.1.2"),
    "renv.lock": ('{"R": {"Version": "4.1.2"}, "Packages": {"synthpop": {"Version": "1.8-0"}}}', "R 4.1.2"),
}  # fmt: skip
LOOSE = {
    "environment.yml": "dependencies:\n- python=3.9\n- numpy\n",
    "environment.yaml": "dependencies:\n- python=3.9.7\n- numpy>=1\n",
    "Pipfile.lock": '{"default": 3}',
    "explicit.txt": "numpy-1\n",
    "pixi.lock": "packages: 3\n",
    "Manifest.toml": "deps = 3\n",
}


def test_versions_come_from_lock_files_of_every_kind(tmp_path: Path) -> None:
    for name, (text, runtime) in LOCKS.items():
        write(tmp_path / name / "make.py", "import numpy\nimport sklearn\n")
        write(tmp_path / name / name, text)
        draft = environment(tmp_path / name)
        versions = {tool["name"]: tool["version"] for tool in draft.answers["tools"].values()}
        assert versions == {"numpy": "9.9.1", "scikit-learn": "1.5.0"}, name
        found = draft.answers["reproducibility"]["environment"]
        assert (found["lockfile"]["path"], found.get("runtime", "")) == (name, runtime)
        assert faults(draft) == [], name
    for name, (text, runtime) in OF_R.items():
        write(tmp_path / name / "make.R", IN_R)
        write(tmp_path / name / name, text)
        draft = environment(tmp_path / name)
        assert draft.answers["tools"]["synthpop"]["version"] == "1.8-0", name
        assert draft.answers["reproducibility"]["environment"]["runtime"] == runtime
    write(tmp_path / "julia" / "Manifest.toml", 'julia_version = "1.9.3"\n[[deps.CSV]]\nversion = "0.10.0"\n')
    assert environment(tmp_path / "julia").answers["reproducibility"]["environment"]["runtime"] == "Julia 1.9.3"


def test_what_pins_nothing_is_no_lock_file(tmp_path: Path) -> None:
    for name, text in LOOSE.items():
        write(tmp_path / name / "make.py", "import numpy\n")
        write(tmp_path / name / name, text)
        found = environment(tmp_path / name).answers.get("reproducibility", {}).get("environment", {})
        assert "lockfile" not in found, name


HERE = platform.python_version()
ELSEWHERE = {
    "a notebook": ("book.ipynb", notebook("import json", language_info={"name": "python", "version": "3.1.4"})),
    "a pin": (".python-version", "3.1.4\n"),
    "a pin without its third part": (".python-version", "3.1\n"),
    "a container": ("Dockerfile", "FROM scratch\n"),
    "a cluster": ("run.slurm", "#SBATCH --time=1\n"),
    "a lock file": ("environment.yml", CONDA),
    "a list that pins Python alone": ("environment.yml", "dependencies:\n  - python=3.1\n  - numpy\n"),
    "a package that is not here": ("draw.py", "import no_such_package\n"),
    "code in R": ("make.R", "library(synthpop)\n"),
}


def test_this_machine_is_not_that_of_the_run_where_a_file_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synthreport.scan.surroundings.machine.shutil.which", lambda name: None)  # no R here
    for name, (file, text) in ELSEWHERE.items():
        write(tmp_path / name / "make.py", "import numpy\n")
        write(tmp_path / name / file, text)
        draft = environment(tmp_path / name)
        found = draft.answers.get("reproducibility", {}).get("environment", {})
        assert not {"os", "threads", "variables", "time_zone"} & found.keys(), name
        assert HERE not in found.get("runtime", ""), name
        assert "not taken for the machine of the run" in reasons(draft), name
    kept = write(tmp_path / "here" / "book.ipynb", notebook("", language_info={"name": "python", "version": HERE}))
    found = environment(kept.parent).answers["reproducibility"]["environment"]
    assert "os" in found
    assert found["runtime"] == f"CPython {HERE}"
    other = notebook("", language_info={"name": "python", "version": "3.1.4"})
    write(kept.parent / "other.ipynb", other)
    assert f"files name CPython {HERE}, CPython 3.1.4" in reasons(environment(kept.parent))


LOOSE_PINS = {
    "requirements.txt": "numpy\nscikit-learn==9.5.0  # scikit-learn==1.0\n",
    "requirements-dev.txt": "-r other.txt\nscikit-learn[all] == 9.5.0\nnumpy==1.*\n",
    "environment.yml": "dependencies:\n  - python=3.9\n  - numpy=1.26\n  - scikit-learn=9.5.0\n",
    "book.ipynb": notebook("pass").replace("%matplotlib inline", "!pip install -q scikit-learn==9.5.0 numpy>=1"),
}


def test_versions_come_from_loose_lists_where_there_is_no_lock_file(tmp_path: Path) -> None:
    for name, text in LOOSE_PINS.items():
        write(tmp_path / name / "make.py", "import numpy\nimport sklearn\n")
        write(tmp_path / name / name, text)
        draft = environment(tmp_path / name)
        versions = {tool["name"]: tool.get("version") for tool in draft.answers["tools"].values()}
        assert versions == {"numpy": None, "scikit-learn": "9.5.0"}, name
        assert "lockfile" not in draft.answers.get("reproducibility", {}).get("environment", {}), name
    two = write(tmp_path / "requirements.txt" / "requirements-dev.txt", "scikit-learn==9.6.0\n").parent
    assert environment(two).answers["tools"]["scikit_learn"].get("version") != "9.5.0", "two lists, two versions"


def test_a_lock_file_that_is_written_after_the_hint_is_picked_up(tmp_path: Path) -> None:
    write(tmp_path / "make.py", "import no_such_package\nimport another_one\n")
    begun = CliRunner().invoke(cli, ["init", str(tmp_path), "--non-interactive", "--all-left"])
    assert "pip freeze > requirements.lock" in begun.output
    write(tmp_path / "requirements.lock", "no-such-package==1.2\nanother-one==3.0\n")
    path = tmp_path / "synthreport.yaml"
    path.write_text(path.read_text().replace("name: another_one\n", 'name: another_one\n    version: "2.0"\n'))
    done = CliRunner().invoke(cli, ["fill", str(tmp_path)], input="")
    assert "2 more answers from requirements.lock" in done.output
    data = parse(path.read_bytes()).data
    assert data["reproducibility"]["environment"]["lockfile"]["path"] == "requirements.lock"
    assert {each["version"] for each in data["tools"].values()} == {"1.2", "2.0"}, "a typed answer stays"
    assert "/tools/no_such_package" in data["manifest"]["unconfirmed"]
    again = CliRunner().invoke(cli, ["fill", str(tmp_path)], input="")
    assert "more answers from" not in again.output


def test_a_list_of_checksums_that_is_written_after_the_hint_is_picked_up(tmp_path: Path) -> None:
    sums = ""
    for number in range(4):
        text = f"Note {number}."
        write(tmp_path / "notes" / f"note_{number}.txt", text)
        sums += f"{sha256(text.encode()).hexdigest()}  notes/note_{number}.txt\n"
    begun = CliRunner().invoke(cli, ["init", str(tmp_path), "--non-interactive", "--all-left"])
    assert "sha256sum notes/note_*.txt > SHA256SUMS" in begun.output
    path = tmp_path / "synthreport.yaml"
    for text, taken in ((sums[64:], False), (sums.replace("Note", "note").replace("0", "1"), False), (sums, True)):
        write(tmp_path / "SHA256SUMS", text)
        done = CliRunner().invoke(cli, ["fill", str(tmp_path)], input="")
        assert ("2 more answers from SHA256SUMS" in done.output) == taken
    files = parse(path.read_bytes()).data["files"]
    assert files["note_files"]["sha256"] == {"listed_in": "sha256sums"}
    assert files["sha256sums"]["role"] == "checksums"
    assert "more answers" not in CliRunner().invoke(cli, ["fill", str(tmp_path)], input="").output


def test_a_gap_for_the_environment_is_not_filled_in(tmp_path: Path) -> None:
    write(tmp_path / "requirements.lock", "numpy==1.2\n")
    path = write(tmp_path / "synthreport.yaml", 'synthreport: "1.0"\nreproducibility: {gap: not_recorded}\n')
    CliRunner().invoke(cli, ["fill", str(path)], input="")
    assert parse(path.read_bytes()).data["reproducibility"] == {"gap": "not_recorded"}


def test_enter_takes_no_wrong_guess() -> None:
    """Who describes a dataset keeps no source and gave no grant, an article of one's own is no evidence, nor is a score
    a test of privacy; nothing is made from itself, and the rows that a generator saw are no control.
    """
    seen = {
        "parties": {"me": {"kind": "person"}},
        "inputs": {"trial": {"kind": "dataset"}},
        "splits": {"train": {"seen_by_generator": ["fit"]}},
        "files": {"table": {"role": "data"}},
        "dataset": {"publications": {"paper": {}}},
        "content": {"tables": {"synthetic": {}}, "fields": {}},
        "claims": {"claimed": {"alike": {"kind": "marginals"}}},
        "results": {"ks": {"kind": "comparison"}},
    }
    places = (
        "/inputs/trial/custodian", "/inputs/trial/provider", "/claims/claimed/alike/evidence", "/results/ks/fields",
        "/privacy/assessments/membership", "/privacy/assessments/attribute", "/privacy/assessments/copies",
        "/privacy/control_set", "/results/ks/control", "/inputs/trial/derived_from", "/files/table/contained_in",
        "/content/fields/in_dictionary", "/parties/me/affiliations", "/dataset/funding/0/funder",
        "/independent_validation/test/by", "/access/model",
    )  # fmt: skip
    likely = {place: default(seen, place, form_at(seen, place, "1.0")) for place in places}
    assert likely == dict.fromkeys(places, "")
    assert default(seen, "/maintenance/contact", form_at(seen, "/maintenance/contact", "1.0")) == "me"
