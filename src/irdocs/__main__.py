"""Let `python -m irdocs` do what the command `irdocs` does."""

from irdocs.cli import run

run()
