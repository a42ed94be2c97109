"""Write synthreport.yaml from its template and the numbers of both measurements; `--check` says if it is stale.

Placeholders stand for numbers of measure.py; `synthreport measure --from` adds the results that results.py measured.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

from fill import MANIFEST, main  # noqa: E402

MEASURED = "synthreport-measured.json"


def with_results(text: str) -> str:
    """The manifest with the results that were measured."""
    with TemporaryDirectory() as folder:
        manifest = Path(folder, MANIFEST)
        manifest.write_bytes(text.encode())
        measure = [sys.executable, "-m", "synthreport", "measure", "data/synthetic.csv", "--from", MEASURED]
        done = subprocess.run([*measure, "--into", str(manifest)], cwd=HERE, capture_output=True, encoding="utf-8")
        if done.returncode:
            sys.exit(done.stderr)
        return manifest.read_text(encoding="utf-8")


if __name__ == "__main__":
    main(HERE, with_results)
