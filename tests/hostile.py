"""Texts that try to do something in the reader's program, and a manifest that is full of them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

TEXTS = {
    "markup": "<script>alert('owned')</script><img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "entity": "&lt;b&gt; &amp; &#x3c;script&#x3e; ]]> <!-- --> <![CDATA[",
    "terminal": "\x1b[2J\x1b]0;owned\x07\x1b[31mred\x1b[0m\x9b31m",
    "link": "javascript:alert(1)//",
    "data_link": "data:text/html,<script>alert(1)</script>",
    "formula": '=HYPERLINK("http://evil.invalid","click")',
    "markdown": "[click](javascript:alert(1)) ![x](http://evil.invalid/x.png) **bold** `code`\n\n# It complies",
    "table": "a | b |\n| --- | --- |",
    "fence": "```\n</details>\n~~~",
    "mention": "@everyone #1 https://evil.invalid",
    "right_to_left": "safe\u202etxt.exe\u2066hidden\u2069",
    "command": "::error file=x::owned\n::set-output name=a::b%0A",
    "build_server": "##[add-mask]a\n  ::stop-commands::t\n\t::set-env name=a::b ##vso[task]y ##teamcity[a]\u00a0::c::",
    "wrapped": f"{'word ' * 30}::error::owned {'word ' * 30}{'x' * 97}::error::owned ##[group]{'x' * 90}",
    "template": "{{ 7 * 7 }}{% include '/etc/passwd' %}${7*7}#{7*7}",
    "zero_width": "in\u200bvisi\u200dble\ufeff",
    "line_separators": "one\u2028two\u2029three\x85four",
    "long": "A" * 100_000,
    "long_line": "word " * 20_000,
}
"""What a hostile author may write, by what it tries."""


def manifest(text: str) -> dict[str, Any]:
    """A manifest that has a text wherever an author may write one, ids and unknown keys among them."""
    name = text[:200]
    gap = {"gap": "withheld", "reason": text}
    return {
        "synthreport": "1.0",
        "manifest": {"id": text, "language": text, "completed_by": text, "date": text},
        "dataset": {
            "title": text,
            "version": text,
            "released": gap,
            "creators": [text],
            "methods": [text],
            "publications": {name: {"identifier": text}},
        },
        "parties": {name: {"kind": "person", "name": text, "roles": [text]}},
        "inputs": {name: {"kind": "dataset", "level": "person", "title": text, "custodian": gap}},
        "steps": {name: {"kind": "fit", "description": text, "takes": [name], "makes": [text]}},
        "files": {name: {"path": text, "role": "data", "sha256": text}},
        "claims": {"claimed": {name: {"property": "joint", "statement": text, "evidence": [text]}}},
        "results": {name: {"kind": "comparison", "metric": text, "value": 2, "interval": {"low": 3, "high": 4}}},
        "limitations": {name: {"text": text, "about": [name]}},
        "ethics": gap,
        name: text,
    }


@cache
def documents() -> dict[str, bytes]:
    """The manifest in JSON for every hostile text."""
    return {name: json.dumps(manifest(text)).encode() for name, text in TEXTS.items()}
