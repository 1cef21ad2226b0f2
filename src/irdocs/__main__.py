"""Let `python -m irdocs` do what the command `irdocs` does."""

import sys
from pathlib import Path

# Python looks for modules in the current folder first, which may be a stranger's: a file yaml.py
# there would be run. The folder stays only if irdocs itself lies in it.
if Path(sys.path[0] or ".").resolve() != Path(__file__).resolve().parent.parent:
    del sys.path[0]

from irdocs.cli import run

run()
