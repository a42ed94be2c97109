"""After mkdocs has built the site, add the URLs of the standard's parts: `1.0/PM54/`, `1.0/*.json`; and `app/`.

Reports link to them (`synthreport.standard.documentation`). https://w3id.org/synthreport, once registered, needs one
rule: everything below it redirects to the same path here.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from synthreport.build.docs.section_pages import slug

_ROOT = Path(__file__).resolve().parents[2]
_FORWARD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="icon" href="../../icon.svg">
<title>{code} · synthreport</title>
</head>
<body><p><a href="{target}">{code} {title}</a></p></body>
</html>
"""

_NOT_BUILT = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="../icon.svg">
<title>Not built · synthreport</title>
</head>
<body><main><h1>The pages are not built here</h1>
<p><code>cd web &amp;&amp; npm ci &amp;&amp; node build.mjs --full</code>, then build this site again.</p></main></body>
</html>
"""


def on_post_build(config: Any, **_: Any) -> None:
    """Write a page for every code and metric that leads to its place, and the files of the standard beside them."""
    site = Path(config["site_dir"])
    for path in sorted((_ROOT / "schema").glob("*/*.json")):
        folder = site / path.parent.name
        folder.mkdir(exist_ok=True)
        shutil.copyfile(path, folder / path.name)
        if path.name == "catalogue.json":
            _forward_codes(json.loads(path.read_text(encoding="utf-8")), folder)
        if path.name == "metrics.json":
            _forward_metrics(json.loads(path.read_text(encoding="utf-8")), folder)
    for path in (_ROOT / "schema").glob("*.json"):
        shutil.copyfile(path, site / path.name)
    _pages(site / "app")


def _pages(folder: Path) -> None:
    """The pages of `web/` as they were built, or a page that says how to build them."""
    built = _ROOT / "web" / "dist"
    if (built / "index.html").is_file():
        shutil.copytree(built, folder, dirs_exist_ok=True)
        return
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(_NOT_BUILT, encoding="utf-8")


def _forward_codes(catalogue: dict[str, Any], folder: Path) -> None:
    for code, entry in (catalogue["items"] | catalogue["rules"]).items():
        _forward(folder / code, entry["title"], slug(catalogue["sections"][code[:2]]))


def _forward_metrics(registry: dict[str, Any], folder: Path) -> None:
    for name, metric in registry["metrics"].items():
        _forward(folder / name, metric["title"], "metrics")


def _forward(folder: Path, title: str, page: str) -> None:
    """A page in a folder that leads to the heading of the same name on a page of the standard."""
    target = f"../../standard/{page}/#{folder.name}"
    folder.mkdir(exist_ok=True)
    text = _FORWARD.format(code=folder.name, title=_plain(title), target=target)
    (folder / "index.html").write_text(text, encoding="utf-8")


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("`", "")
