"""``python -m auditor`` is the same as ``auditor``."""

from auditor.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
