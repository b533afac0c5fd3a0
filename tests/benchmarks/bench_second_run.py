"""What a second `packaging/dev.py run` costs, against starting the coach directly.

Alternating runs of `--version`, in one go; the figure is the median of what `dev.py` adds.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 15
LIMIT_S = 0.5


def seconds(command: list[str]) -> float:
    """How long `command` takes, from exec to its end."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> int:
    """Measure, print and judge."""
    python = getattr(sys, "_base_executable", sys.executable)
    door = [python, str(ROOT / "packaging" / "dev.py"), "run", "--version"]
    direct = [sys.executable, "-P", "-m", "spinecoach", "--version"]
    seconds(door), seconds(direct)  # the first of each fills the caches of the system
    pairs = [(seconds(door), seconds(direct)) for _ in range(ROUNDS)]
    through, past = (statistics.median(times) for times in zip(*pairs, strict=True))
    added = through - past
    print(
        f"a second run adds {added * 1000:.0f} ms ({through / past:.2f}x of {past * 1000:.0f} ms);"
        f" limit {LIMIT_S * 1000:.0f} ms"
    )
    return 0 if added <= LIMIT_S else 1


if __name__ == "__main__":
    sys.exit(main())
