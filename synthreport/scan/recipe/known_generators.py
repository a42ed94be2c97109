"""Generators that people use: how each is called, what kind it is, and where its randomness comes from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

NUMPY = "Mersenne Twister (numpy.random.RandomState)"
R = "Mersenne Twister, R's default generator"

_PLUGINS: dict[str, str] = {
    "adsgan": "gan", "aim": "marginal_based", "bayesian_network": "bayesian_network", "ctgan": "gan",
    "ddpm": "diffusion", "dpgan": "gan", "great": "large_language_model", "nflow": "flow", "pategan": "gan",
    "privbayes": "bayesian_network", "rtvae": "vae", "survival_ctgan": "gan", "survival_gan": "gan",
    "survival_nflow": "flow", "survae": "vae", "timegan": "gan", "timevae": "vae", "tvae": "vae",
}  # fmt: skip
_SNSYNTH = {
    "aim": "marginal_based", "dpctgan": "gan", "dpgan": "gan", "mst": "marginal_based", "mwem": "marginal_based",
    "pacsynth": "marginal_based", "patectgan": "gan", "pategan": "gan",
}  # fmt: skip
PRIVATE = {"aim", "dpgan", "pategan", "privbayes"}
"""Names of generators that add noise for privacy."""
_TREES = dict.fromkeys(("cart", "ctree", "rf", "ranger", "bag"), "sequential_trees")


class Generator(NamedTuple):
    """A generator: its package, the call that sets it up, and what is known of it.

    `family` is a word of the standard, `other` the words of its authors where none fits. Where the argument `named_by`
    is given, `named` has the families by its value. `positions` names the first arguments, `data` those that are
    no settings, `seeds` those that are seeds, of the algorithm `seeded`. `global_seed` is the package whose
    global seed it draws from. `draws` are the calls that draw records, and `rows` how they name the number of records.
    What `is_also_a_model` for other ends is a generator only in a script that draws from it.
    """

    package: str
    call: str
    family: str = ""
    other: str = ""
    named_by: str = ""
    named: Mapping[str, str] = MappingProxyType({})
    positions: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    seeds: tuple[str, ...] = ("random_state", "seed")
    seeded: str = ""
    global_seed: str = ""
    fits: tuple[str, ...] = ()
    draws: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    kind: str = "fit"
    is_private: bool = False
    is_also_a_model: bool = False

    def family_of(self, settings: Mapping[str, Any]) -> Any:
        """The answer on its family; None if it is not known."""
        if self.named_by in settings:
            name = settings[self.named_by]
            return self.named.get(name) if isinstance(name, str) else None
        return self.family or ({"other": self.other} if self.other else None)


def _sdv(family: str, call: str) -> Generator:
    return Generator(
        "sdv", call, family, positions=("metadata",), data=("metadata", "data"), seeds=(),
        fits=(f"{call}().fit",), draws=(f"{call}().sample", f"{call}().sample_from_conditions"),
        rows=("num_rows", "num_sequences", "scale"),
    )  # fmt: skip


def _model(package: str, call: str, family: str, *, rows: str, positions: tuple[str, ...] = ()) -> Generator:
    return Generator(
        package, call, family, positions=positions, fits=(f"{call}().fit",),
        draws=(f"{call}().sample", f"{call}().generate"), rows=(rows,),
    )  # fmt: skip


def _density(call: str, other: str, first: str, *, seeds: tuple[str, ...] = ()) -> Generator:
    """A density of scikit-learn: many are fitted to find groups, and some to draw from."""
    return Generator(
        "sklearn", call, other=other, positions=(first,), seeds=seeds, seeded=NUMPY, fits=(f"{call}().fit",),
        draws=(f"{call}().sample", f"{call}().fit().sample"), rows=("n_samples",), is_also_a_model=True,
    )  # fmt: skip


def _described(mode: str, family: str, other: str = "") -> Generator:
    """DataSynthesizer describes a file, and draws from the description."""
    return Generator(
        "DataSynthesizer", f"describe_dataset_in_{mode}_mode", family, other, data=("dataset_file",),
        positions=("dataset_file",), draws=(f"generate_dataset_in_{mode}_mode",), rows=("n",), seeds=("seed",),
        is_private=True,
    )  # fmt: skip


def _denoiser(package: str) -> Generator:
    """The network of a diffusion model of MONAI, which an inferer draws from."""
    return Generator(
        package, "DiffusionModelUNet", "diffusion", data=("with_conditioning",), seeds=(), global_seed="torch",
        draws=("DiffusionInferer().sample", "LatentDiffusionInferer().sample"),
    )  # fmt: skip


PYTHON = (
    _sdv("copula", "GaussianCopulaSynthesizer"),
    _sdv("gan", "CTGANSynthesizer"),
    _sdv("vae", "TVAESynthesizer"),
    _sdv("hybrid", "CopulaGANSynthesizer"),
    _sdv("copula", "HMASynthesizer"),
    _sdv("autoregressive_model", "PARSynthesizer"),
    _sdv("copula", "tabular.GaussianCopula"),
    _sdv("gan", "tabular.CTGAN"),
    _sdv("vae", "tabular.TVAE"),
    _sdv("hybrid", "tabular.CopulaGAN"),
    _model("ctgan", "CTGAN", "gan", rows="n", positions=("embedding_dim", "generator_dim", "discriminator_dim")),
    _model("ctgan", "TVAE", "vae", rows="samples"),
    _model("be_great", "GReaT", "large_language_model", rows="n_samples", positions=("llm",)),
    _model("realtabformer", "REaLTabFormer", "autoregressive_model", rows="n_samples"),
    _model("ForestDiffusion", "ForestDiffusionModel", "diffusion", rows="batch_size")._replace(data=("X",)),
    _model("copulas", "GaussianMultivariate", "copula", rows="num_rows"),
    _model("copulas", "VineCopula", "copula", rows="num_rows", positions=("vine_type",)),
    _density("GaussianMixture", "mixture of normal distributions", "n_components", seeds=("random_state",)),
    _density("BayesianGaussianMixture", "mixture of normal distributions", "n_components", seeds=("random_state",)),
    _density("KernelDensity", "kernel density", "bandwidth"),
    Generator(
        "diffusers", "DDPMPipeline", "diffusion", data=("unet", "scheduler"), positions=("unet", "scheduler"), seeds=(),
        global_seed="torch", draws=("DDPMPipeline()",), rows=("batch_size",),
    ),
    _denoiser("monai"),
    _denoiser("generative"),
    Generator(
        "arfpy", "arf.arf", other="adversarial random forest", positions=("x",), data=("x",), seeded=NUMPY,
        global_seed="numpy", draws=("arf.arf().forge",), rows=("n",),
    ),
    Generator(
        "synthcity", "Plugins().get", named_by="name", named=_PLUGINS, positions=("name",), fits=("get().fit",),
        draws=("get().generate",), rows=("count",),
    ),
    Generator(
        "snsynth", "Synthesizer.create", named_by="synth", named=_SNSYNTH, positions=("synth", "epsilon"),
        fits=("create().fit",), draws=("create().sample",), rows=("n_rows",), is_private=True,
    ),
    Generator("mostlyai", "MostlyAI().train", "autoregressive_model", data=("data", "config", "start", "wait"),
              draws=("MostlyAI().generate", "MostlyAI().probe"), rows=("size",)),
    Generator("metasyn", "MetaFrame.fit_dataframe", other="independent marginal distributions", positions=("df",),
              data=("df", "meta_config", "var_specs"), draws=("fit_dataframe().synthesize",), rows=("n",)),
    _described("independent_attribute", "", "independent marginal distributions"),
    _described("correlated_attribute", "bayesian_network"),
    _described("random", "", "random values of the same types"),
)  # fmt: skip
"""Generators of Python."""

IN_R = (
    Generator("synthpop", "syn", "sequential_trees", named_by="method", named=_TREES,
              positions=("data", "method"), data=("data",), seeds=("seed",), seeded=R,
              global_seed="R", draws=("syn",), rows=("k",)),
    Generator("arf", "adversarial_rf", other="adversarial random forest", positions=("x", "num_trees", "delta"),
              data=("x",), seeds=(), global_seed="R", draws=("forge",), rows=("n_synth",)),
    Generator("simstudy", "genData", "rules", positions=("n", "dtDefs"), data=("dtDefs", "n"), seeds=(),
              global_seed="R", draws=("genData",), rows=("n",), kind="simulate"),
    Generator("simPop", "simStructure", other="synthetic population", positions=("dataS", "method"), data=("dataS",),
              seeds=("seed",), seeded=R, global_seed="R", draws=()),
)  # fmt: skip
"""Generators of R."""
