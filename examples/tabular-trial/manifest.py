"""Write synthreport.yaml from its template and the numbers of both measurements; `--check` says if it is stale.

Placeholders stand for numbers of measure.py; `synthreport measure --from` adds the results that results.py measured.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

from fill import main, measured  # noqa: E402

if __name__ == "__main__":
    main(HERE, measured(HERE, "data/synthetic.csv"))
