"""The loader of the YAML that the standard is written in: libyaml's where PyYAML has it, ten times as fast."""

from __future__ import annotations

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

__all__ = ["Loader"]
