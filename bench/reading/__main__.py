"""Benchmarks of reading: ``python -m bench.reading speed|layouts|damage|hostile [OPTIONS]``; each says what it measures."""

from __future__ import annotations

import importlib
import sys

BENCHMARKS = ("speed", "layouts", "damage", "hostile")


def main(arguments: list[str]) -> int:
    """Run the benchmark that the first argument names, and return its exit code."""
    if not arguments or arguments[0] not in BENCHMARKS:
        print(__doc__, file=sys.stderr)
        return 2
    name, *rest = arguments
    code: int = importlib.import_module(f"bench.reading.{name}").main(rest)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
