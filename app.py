"""Builds the index if there is none, opens the assistant and launches the page: `python app.py`."""

import sys

from assistant.interfaces.cli import run

if __name__ == "__main__":
    sys.exit(run(["serve", *sys.argv[1:]]))
