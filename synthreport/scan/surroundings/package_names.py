"""Packages by the modules that they hold: the name by which a module is imported is often another one."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib import metadata

from synthreport.scan.surroundings.lock_files import plain

_KNOWN = {
    "sklearn": "scikit-learn", "skimage": "scikit-image", "sksurv": "scikit-survival", "skbio": "scikit-bio",
    "imblearn": "imbalanced-learn", "PIL": "pillow", "yaml": "PyYAML", "cv2": "opencv-python", "Bio": "biopython",
    "dateutil": "python-dateutil", "dotenv": "python-dotenv", "bs4": "beautifulsoup4", "docx": "python-docx",
    "umap": "umap-learn", "igraph": "python-igraph", "snsynth": "smartnoise-synth", "snsql": "smartnoise-sql",
    "be_great": "be-great", "table_evaluator": "table-evaluator", "pytorch_lightning": "pytorch-lightning",
    "ydata_synthetic": "ydata-synthetic", "ydata_profiling": "ydata-profiling",
    "sentence_transformers": "sentence-transformers", "huggingface_hub": "huggingface-hub",
    "faiss": "faiss-cpu", "tensorflow_privacy": "tensorflow-privacy", "llama_cpp": "llama-cpp-python",
    "generative": "monai-generative", "Crypto": "pycryptodome", "git": "GitPython",
    "jwt": "PyJWT", "OpenSSL": "pyOpenSSL", "serial": "pyserial", "zmq": "pyzmq", "win32api": "pywin32",
    "pkg_resources": "setuptools", "attr": "attrs", "fitz": "PyMuPDF",
}  # fmt: skip
"""Modules whose package has another name, where the package is not installed here."""


def package_of(module: str, locked: Collection[str] = ()) -> str:
    """The name of the package that holds a module; one that is `locked`, as plain names, comes first."""
    names = _packages_here().get(module, [])
    held = [name for name in (*names, module, _KNOWN.get(module, "")) if plain(name) in locked]
    return (held or names or [_KNOWN.get(module, module)])[0]


@cache
def _packages_here() -> dict[str, list[str]]:
    return {module: list(names) for module, names in metadata.packages_distributions().items()}
