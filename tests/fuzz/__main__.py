"""Tries so many damaged inputs of one kind: `python -m tests.fuzz KIND SEED COUNT`.

Ends with 1 and the first case that fell.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.fuzz.kinds import KINDS
from tests.fuzz.limits import fuzz


def main() -> int:
    """Fuzz as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    options = parser.parse_args()
    began = time.monotonic()
    found = fuzz(KINDS[options.kind], options.seed, options.count)
    sys.stdout.write(
        f"{found.wrong or f'{options.count} cases, nothing fell'}\n"
        f"slowest {found.seconds:.2f} s, {found.megabytes} MB,"
        f" {time.monotonic() - began:.0f} s in all\n"
    )
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
