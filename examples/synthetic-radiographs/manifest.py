"""Write synthreport.yaml from synthreport.template.yaml; `--check` says whether it is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

from fill import main  # noqa: E402

if __name__ == "__main__":
    main(HERE)
