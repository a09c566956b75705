"""The one command that checks everything: `python -m tests.check`. Stops at the first check that fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest",),
)


def main() -> int:
    """Run every check in the project's root; the first failing one's exit status is the result."""
    scripts = Path(sys.executable).parent
    for command in CHECKS:
        sys.stdout.write(f"\n== {' '.join(command)}\n")
        sys.stdout.flush()
        status = subprocess.run([str(scripts / command[0]), *command[1:]], cwd=ROOT).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
