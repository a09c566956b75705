"""Builds the index if there is none, opens the assistant, serves the page; takes the options of `assistant serve`."""

import sys

from assistant.interfaces.cli import run

if __name__ == "__main__":
    sys.exit(run(["serve", *sys.argv[1:]]))
