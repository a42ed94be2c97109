"""What scripts and notebooks show of how the data were made: read from their text, and left where it is not certain."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from test_scanning import faults, reasons, write

from synthreport.cli.program import cli
from synthreport.document import parse
from synthreport.document.pointers import get
from synthreport.draft.draft import Draft
from synthreport.scan import pipeline, scanned
from synthreport.scan.scripts import script_texts, scripts
from synthreport.scan.scripts.calls import Text
from synthreport.scan.surroundings.environment import environment

STUDY = """
import numpy as np
from arfpy import arf
from sklearn.model_selection import train_test_split
from sksurv.datasets import load_gbsg2

SEED = 7
np.random.seed(SEED)
x, y = load_gbsg2()
train, holdout = train_test_split(x, test_size=0.3, random_state=SEED)
forest = arf.arf(x=train, num_trees=30, delta=0, min_node_size=5, random_state=SEED)
forest.forde()
forest.forge(n=480).to_csv("synthetic.csv")
"""
IN_R = """
library(synthpop)  # "cart" by default
data(pbc, package = "survival")
SEED <- 2024L
made <- syn(pbc[, 1:5], method = 'cart', m = 1, seed = SEED, k = 300)
write.csv(made$syn, "synthetic.csv")
"""


def shown(folder: Path, **scripts: str) -> Draft:
    """What scripts in a folder show, each by its name with `_` for the last dot; the checker finds nothing wrong."""
    for name, code in scripts.items():
        write(folder / ".".join(name.rsplit("_", 1)), code)
    draft = pipeline(folder, {"make.py": "code_make", "make.R": "code_make"})
    assert faults(draft) == []
    return draft


def answered(draft: Draft, pointer: str) -> Any:
    return get(draft.answers, pointer, None)


def notebook(code: str, **metadata: Any) -> str:
    cell = {"cell_type": "code", "source": ["%matplotlib inline\n", code], "outputs": []}
    return json.dumps({"cells": [cell], "metadata": metadata})


def test_a_manifest_begins_with_what_the_script_says(tmp_path: Path) -> None:
    write(tmp_path / "make.py", STUDY)
    done = CliRunner().invoke(cli, ["init", str(tmp_path), "--non-interactive"])
    assert done.exit_code == 0, done.output
    data = parse((tmp_path / "synthreport.yaml").read_bytes()).data
    assert data["dataset"]["methods"] == ["fitted"]
    assert data["inputs"]["gbsg2"]["population"] == {"persons": 686}
    assert data["inputs"]["gbsg2"]["routes"] == ["training_records"]
    assert data["splits"] == {
        "train": {"taken_from": ["gbsg2"], "seen_by_generator": ["fit"]},
        "holdout": {"taken_from": ["gbsg2"], "seen_by_generator": "none"},
    }
    assert list(data["steps"]) == ["divide", "fit", "sample"]
    assert data["steps"]["divide"]["parameters"] == {"test_size": 0.3}
    fit = data["steps"]["fit"]
    assert fit["parameters"] == {"num_trees": 30, "delta": 0, "min_node_size": 5}
    assert fit["tools"] == ["arfpy"]
    assert fit["takes"] == ["train"]
    assert {name: each["seed"]["how"] for name, each in fit["random"].items()} == {
        "fit_seed": "make.py, line 11",
        "numpy_seed": "make.py, line 8",
    }
    assert data["steps"]["sample"]["sampling"] == {"n": 480}
    assert "/steps/fit" in data["manifest"]["unconfirmed"], "a tool says it, and nobody confirmed it"
    assert data["tools"]["scikit_survival"]["name"] == "scikit-survival", "a package under its own name"


GENERATORS = {
    "sdv": ("from sdv.single_table import TVAESynthesizer as T\nm = T(meta, epochs=50)\nm.fit(d)\nm.sample(num_rows=9)",
            "vae", {"epochs": 50}, {"num_rows": 9}),
    "sdv of several tables": ("import sdv.multi_table\nsdv.multi_table.HMASynthesizer(meta)", "copula", None, None),
    "old sdv": ("from sdv.tabular import CTGAN\nCTGAN(epochs=3)", "gan", {"epochs": 3}, None),
    "ctgan": ("import ctgan\nm = ctgan.CTGAN(epochs=10, cuda=False)\nm.fit(d)\nm.sample(100)",
              "gan", {"epochs": 10, "cuda": False}, {"n": 100}),
    "be-great": ("from be_great import GReaT\nGReaT('distilgpt2', batch_size=32)", "large_language_model",
                 {"llm": "distilgpt2", "batch_size": 32}, None),
    "a mixture of scikit-learn": (
        "from sklearn.mixture import GaussianMixture as G\nm = G(4, tol=0.1).fit(d)\nx, y = m.sample(50)",
        {"other": "mixture of normal distributions"}, {"n_components": 4, "tol": 0.1}, {"n_samples": 50}),
    "copulas": ("from copulas.multivariate import GaussianMultivariate\nm = GaussianMultivariate()\nm.fit(d)\n"
                "m.sample(5)", "copula", None, {"num_rows": 5}),
    "synthcity": ("from synthcity.plugins import Plugins\ns = Plugins().get('ddpm', n_iter=100)\ns.fit(d)\n"
                  "s.generate(count=7)", "diffusion", {"name": "ddpm", "n_iter": 100}, {"count": 7}),
    "synthcity, unknown": ("from synthcity.plugins import Plugins\nPlugins().get('of_my_own')", None,
                           {"name": "of_my_own"}, None),
    "smartnoise": ("from snsynth import Synthesizer\nSynthesizer.create('mst', epsilon=1.0)", "marginal_based",
                   {"synth": "mst", "epsilon": 1.0}, None),
    "mostlyai": ("from mostlyai.sdk import MostlyAI\nm = MostlyAI()\ng = m.train(data=d, name='a')\n"
                 "m.generate(g, size=5)", "autoregressive_model", {"name": "a"}, {"size": 5}),
    "metasyn": ("from metasyn import MetaFrame\nf = MetaFrame.fit_dataframe(df)\nf.synthesize(5)",
                {"other": "independent marginal distributions"}, None, {"n": 5}),
    "a pipeline of diffusers": (
        "from diffusers import DDPMPipeline\npipe = DDPMPipeline(unet=u, scheduler=s)\n"
        "images = pipe(batch_size=16, generator=torch.Generator().manual_seed(3)).images",
        "diffusion", None, {"batch_size": 16}),
    "monai": ("from monai.networks.nets import DiffusionModelUNet as U\nm = U(spatial_dims=2, in_channels=1)",
              "diffusion", {"spatial_dims": 2, "in_channels": 1}, None),
    "generative models of monai": ("from generative.networks.nets import DiffusionModelUNet\nDiffusionModelUNet(3)",
                                   "diffusion", None, None),
    "DataSynthesizer": ("from DataSynthesizer.DataDescriber import DataDescriber\nd = DataDescriber()\n"
                        "d.describe_dataset_in_correlated_attribute_mode(dataset_file=f, epsilon=0, k=2, seed=0)",
                        "bayesian_network", {"epsilon": 0, "k": 2}, None),
}  # fmt: skip


def test_generators_that_people_use_are_known(tmp_path: Path) -> None:
    found = {}
    for number, (name, (code, *_)) in enumerate(GENERATORS.items()):
        draft = shown(tmp_path / str(number), make_py=code)
        places = ("/steps/fit/family", "/steps/fit/parameters", "/steps/sample/sampling")
        found[name] = [answered(draft, place) for place in places]
        assert answered(draft, "/dataset/methods") == ["fitted"], name
    assert found == {name: list(expected) for name, (_, *expected) in GENERATORS.items()}


ASKED = """
from openai import OpenAI
MODEL = "gpt-4o-2024-08-06"
client = OpenAI(api_key="k")
def note(case):
    asked = [{"role": "user", "content": f"Write a note on {case}"}]
    return client.chat.completions.create(model=MODEL, messages=asked, temperature=0.9, seed=12, max_tokens=800, n=k)
"""


def test_a_language_model_that_is_asked_is_known(tmp_path: Path) -> None:
    draft = shown(tmp_path / "notes", make_py=ASKED)
    assert answered(draft, "/dataset/methods") == ["prompted"]
    assert answered(draft, "/inputs") == {
        "gpt_4o_2024_08_06": {
            "kind": "model", "title": "gpt-4o-2024-08-06", "snapshot": "gpt-4o-2024-08-06",
            "routes": ["pretrained_weights"],
        }
    }  # fmt: skip
    step = answered(draft, "/steps/prompt")
    assert (step["kind"], step["takes"], step["tools"]) == ("prompt", ["gpt_4o_2024_08_06"], ["openai"])
    assert step["sampling"] == {"temperature": 0.9, "seed": 12, "max_tokens": 800}
    assert "should not show, n" in reasons(draft)
    alias = shown(tmp_path / "alias", make_py="import ollama\nollama.chat(model='llama3', messages=m)")
    assert answered(alias, "/inputs/llama3") == {
        "kind": "model", "title": "llama3", "routes": ["pretrained_weights"]
    }, "a name that moves is no snapshot"  # fmt: skip
    painted = "import torch\nfrom diffusers import StableDiffusionPipeline as S\n"
    painted += "pipe = S.from_pretrained('a/sd-v1-5').to('cuda')\n"
    painted += "pipe('a chest film', num_inference_steps=30, generator=torch.Generator().manual_seed(0))"
    pictures = shown(tmp_path / "pictures", make_py=painted)
    assert answered(pictures, "/inputs/sd_v1_5/title") == "a/sd-v1-5"
    assert answered(pictures, "/steps/prompt/family") == "diffusion"
    assert answered(pictures, "/steps/prompt/sampling") == {"num_inference_steps": 30}
    assert "sets the seed of torch" not in reasons(pictures), "a generator of its own"
    hidden = shown(tmp_path / "hidden", make_py=ASKED.replace('MODEL = "gpt-4o-2024-08-06"', "MODEL = args.model"))
    assert "does not show which pretrained model" in reasons(hidden)
    for name in ("judge_notes_py", "eval_py"):
        assert answered(shown(tmp_path / name, **{name: ASKED}), "/dataset/methods") is None, "it judges"


def test_code_in_r_is_read_too(tmp_path: Path) -> None:
    draft = shown(tmp_path, make_R=IN_R)
    assert answered(draft, "/inputs/pbc/population/persons") == 418
    assert answered(draft, "/steps/fit/family") == "sequential_trees"
    assert answered(draft, "/steps/fit/parameters") == {"method": "cart", "m": 1}
    assert answered(draft, "/steps/fit/random/fit_seed/seed/value") == 2024
    assert answered(draft, "/steps/sample/sampling") == {"k": 300}
    forest = (
        "library(arf)\nset.seed(3)\na <- adversarial_rf(d, num_trees = 20)\np <- forde(a, d)\nforge(p, n_synth = 9)"
    )
    draft = shown(tmp_path / "arf", make_R=forest)
    assert answered(draft, "/steps/fit/parameters") == {"num_trees": 20}
    assert answered(draft, "/steps/fit/random/r_seed/seed/value") == 3
    assert answered(draft, "/steps/sample/sampling") == {"n_synth": 9}
    rules = "set.seed(1)\nd <- simstudy::genData(200, defs)"
    draft = shown(tmp_path / "rules", make_R=rules)
    assert answered(draft, "/dataset/methods") == ["simulated"]
    assert answered(draft, "/steps/simulate/random/r_seed/seed/value") == 1
    parts = "library(rsample)\nlibrary(synthpop)\n"
    parts += "s <- initial_split(d, prop = 0.7)\na <- training(s)\nb <- testing(s)\nsyn(a)"
    draft = shown(tmp_path / "parts", make_R=parts)
    assert answered(draft, "/splits") == {"a": {"seen_by_generator": ["fit"]}, "b": {"seen_by_generator": "none"}}
    report = "A study.\n```{r setup}\nlibrary(simPop)\nsimStructure(dataS = inp, method = 'direct')\n```\nsyn(x)\n"
    assert answered(shown(tmp_path / "report", report_Rmd=report), "/steps/fit/parameters") == {"method": "direct"}


FITTED = """
import pandas as pd
from sdv.single_table import TVAESynthesizer
real = pd.read_csv("{}")
model = TVAESynthesizer(meta)
model.fit(real)
model.sample(9).to_csv({})
"""


def test_data_that_a_generator_is_given_are_not_listed_as_what_it_made(tmp_path: Path) -> None:
    in_r = "library(synthpop)\nd <- read.csv('{}')\nwrite.csv(syn(d)$syn, {})\n"
    listed = {}
    for name, script, code, real, made, other in (
        ("python", "code/make.py", FITTED, "../data/real.csv", '"../data/out.csv"', "data/out.csv"),
        ("r", "make.R", in_r, "data/real.csv", "'out.csv'", "out.csv"),
        ("written again", "make.py", FITTED, "data/real.csv", '"data/real.csv"', "out.csv"),
        ("marked", "make.py", FITTED, "data/real_synthetic.csv", "path", "out.csv"),
        ("alone", "make.py", FITTED, "data/real.csv", "path", "LICENSE"),
        (
            "read elsewhere",
            "look.py",
            "import pandas as pd\npd.read_csv('{}')\nx = {}\n",
            "data/real.csv",
            "1",
            "out.csv",
        ),
    ):
        folder = tmp_path / name
        write(folder / script, code.format(real, made))
        for file in ("data/" + real.rpartition("/")[2], other):
            write(folder / file, "age,sex\n1,f\n2,m\n")
        draft = scanned(folder)
        ids = {each["path"]: id_ for id_, each in draft.answers["files"].items()}
        if name == "python":
            told = pipeline(folder, ids, {ids[other]: 9}).answers
            assert told["steps"]["sample"]["makes"] == [ids[other]], "the script writes it"
            assert told["steps"]["sample"]["made_count"] == 9, "as many as it was asked for"
            assert told["inputs"] == {"real": {"kind": "dataset", "routes": ["training_records"]}}
            assert told["steps"]["fit"]["takes"] == ["real"]
            told = pipeline(folder, ids, {ids[other]: 8}).answers
            assert "made_count" not in told["steps"]["sample"], "one of them is missing"
        paths = {each["path"] for each in draft.answers["files"].values()} - {script}
        listed[name] = sorted(paths)
        assert ("taken for a source" in reasons(draft)) == (len(paths) < 2), name
    both = ["data/real.csv", "out.csv"]
    assert listed == {
        "python": ["data/out.csv"], "r": ["out.csv"], "written again": both,
        "marked": ["data/real_synthetic.csv", "out.csv"], "alone": ["LICENSE", "data/real.csv"], "read elsewhere": both,
    }  # fmt: skip


def test_packages_of_r_get_their_versions_from_the_lock_file_alone(tmp_path: Path) -> None:
    write(tmp_path / "make.R", IN_R)
    assert "renv::snapshot()" in reasons(environment(tmp_path))
    write(
        tmp_path / "renv.lock", json.dumps({"R": {"Version": "4.3.1"}, "Packages": {"synthpop": {"Version": "1.8-0"}}})
    )
    draft = environment(tmp_path)
    assert answered(draft, "/tools/synthpop/version") == "1.8-0"


UNSURE = {
    "two generators": STUDY + "\nimport ctgan\nctgan.CTGAN()\n",
    "one generator, set up twice": STUDY + "\narf.arf(x=holdout)\n",
    "another package's function of that name": STUDY.replace("from arfpy import arf", "from mine import arf"),
    "a mixture that finds groups": "from sklearn.mixture import GaussianMixture as G\nG(3).fit_predict(d)\n",
    "a comment": "# from ctgan import CTGAN; CTGAN(epochs=1)\n",
    "a text": "said = 'import ctgan; ctgan.CTGAN(epochs=1)'\n",
}


def test_where_scripts_do_not_show_which_generator_made_the_data_none_is_stated(tmp_path: Path) -> None:
    for number, (name, code) in enumerate(UNSURE.items()):
        draft = shown(tmp_path / str(number), make_py=code)
        assert answered(draft, "/steps") is None, name
        assert answered(draft, "/splits") is None, name
    assert "scripts set up 2 generators" in reasons(pipeline(tmp_path / "0", {}))


SEEDS = {
    "assigned twice": "SEED = 7\nSEED = 8\n",
    "of a loop": "for SEED in range(5): pass\n",
    "of a command line": "SEED = int(sys.argv[1])\n",
    "a parameter": "SEED = 7\ndef make(SEED): pass\n",
}


def test_a_seed_is_stated_only_where_the_text_gives_it(tmp_path: Path) -> None:
    for number, (name, line) in enumerate(SEEDS.items()):
        draft = shown(tmp_path / str(number), make_py=STUDY.replace("SEED = 7\n", line))
        assert answered(draft, "/steps/fit/random") is None, name
        assert answered(draft, "/steps/divide/random") is None, name


def test_the_seed_of_noise_is_never_written_down(tmp_path: Path) -> None:
    code = "import numpy as np\nnp.random.seed(123454321)\nfrom snsynth import Synthesizer\n"
    draft = shown(tmp_path, make_py=code + "Synthesizer.create('mst', epsilon=1.0, seed=123454321)\n")
    assert "123454321" not in f"{draft.answers}{reasons(draft)}"
    assert "with it, noise could be subtracted" in reasons(draft)


def test_secrets_paths_and_data_are_no_settings(tmp_path: Path) -> None:
    said = "api_key='sk-1234', log_dir='/home/somebody/logs', owner='a@b.org', start=True, epochs=3, more=helper()"
    draft = shown(tmp_path, make_py=f"import ctgan\nctgan.CTGAN({said})\n")
    assert answered(draft, "/steps/fit/parameters") == {"start": True, "epochs": 3}
    assert "should not show, api_key, log_dir, more, owner" in reasons(draft)


def test_a_division_for_another_model_is_no_split_of_the_source(tmp_path: Path) -> None:
    code = STUDY.replace("x=train", "x=x").replace("train, holdout", "a, b, c, d")
    draft = shown(tmp_path, make_py=code)
    assert answered(draft, "/splits") is None
    assert "make.py, line 10: divides data" in reasons(draft)


def test_two_known_datasets_are_not_taken_for_the_source(tmp_path: Path) -> None:
    draft = shown(tmp_path, make_py=STUDY + "\nfrom sklearn.datasets import load_diabetes\nload_diabetes()\n")
    assert answered(draft, "/inputs") is None
    assert "scripts load 2 known datasets" in reasons(draft)
    fetched = shown(tmp_path / "b", make_py="from sklearn.datasets import fetch_openml\nfetch_openml('heart')\n")
    assert "fetches a dataset from a catalogue" in reasons(fetched)


def test_notebooks_are_read_in_their_language(tmp_path: Path) -> None:
    write(tmp_path / "make.ipynb", notebook(STUDY))
    assert answered(shown(tmp_path), "/steps/fit/parameters/num_trees") == 30
    write(tmp_path / "r" / "make.ipynb", notebook(IN_R, kernelspec={"language": "R"}))
    assert answered(shown(tmp_path / "r"), "/steps/fit/family") == "sequential_trees"
    write(tmp_path / "julia" / "make.ipynb", notebook("using CTGAN", language_info={"name": "julia"}))
    assert answered(shown(tmp_path / "julia"), "/steps") is None


BROKEN: dict[str, bytes] = {
    "make.py": b"def (:\n",
    "deep.py": b"x = " + b"(" * 5000,
    "chain.py": b"x = a" + b".b" * 50_000,
    "long.py": b"x=" + b"1," * 600_000,
    "open.R": b"syn(data",
    "closed.R": b"syn(data))",
    "mixed.R": b"syn(data]",
    "deep.R": b"f(" * 5000 + b")" * 5000,
    "list.ipynb": b"[]",
    "cell.ipynb": b'{"cells": [1]}',
    "not.ipynb": b"{",
    "endless.R": b"x <- '" + b"\\'" * 200_000,
}


def test_code_that_cannot_be_read_is_left_with_the_reason(tmp_path: Path) -> None:
    for name, code in BROKEN.items():
        write(tmp_path / name, code)
    write(tmp_path / "good.py", STUDY)
    draft = shown(tmp_path)
    left = {each.place for each in draft.left}
    assert left >= BROKEN.keys(), sorted(BROKEN.keys() - left)
    reasons = {each.place: each.why for each in draft.left}
    assert reasons["endless.R"] == "its code cannot be read: a text has no end"
    assert [reason for reason in reasons.values() if "Error" in reason] == []
    assert answered(draft, "/steps/fit/parameters/num_trees") == 30


def test_each_file_of_code_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "make.py", FITTED.format("real.csv", '"out.csv"'))
    write(tmp_path / "look.ipynb", notebook("import pandas", language_info={"name": "python", "version": "3.12.1"}))
    write(tmp_path / "look.R", "library(arf)")
    read: list[str] = []

    def text_of(path: Path) -> Text:
        read.append(path.name)
        return script_texts.text_of(path)

    monkeypatch.setattr(scripts, "text_of", text_of)
    done = CliRunner().invoke(cli, ["init", str(tmp_path), "--non-interactive"])
    assert done.exit_code == 0, done.output
    assert sorted(read) == ["look.R", "look.ipynb", "make.py"]


@pytest.mark.parametrize("line", ["raise SystemExit(9)", "open('ran', 'w')", "import os; os.mkdir('ran')"])
def test_nothing_is_run(tmp_path: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown(tmp_path, make_py=STUDY + line + "\n")
    assert not (tmp_path / "ran").exists()
