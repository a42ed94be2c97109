"""YAML of our own: libyaml's loader where PyYAML has it, ten times as fast. A manifest is read in `document/`."""

from __future__ import annotations

from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

__all__ = ["Loader", "load"]


def load(text: str) -> Any:
    """What the text of a file of the package holds."""
    return yaml.load(text, Loader=Loader)
