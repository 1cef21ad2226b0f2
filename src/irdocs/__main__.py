"""`python -m irdocs` is `irdocs`."""

from irdocs.cli import run

run()
