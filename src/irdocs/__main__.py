"""Let `python -m irdocs` do what the command `irdocs` does."""

import os.path
import sys

# Python looks for modules in the current folder first, which may be a stranger's: a file yaml.py
# there would be run. The folder stays only if irdocs itself lies in it.
if os.path.realpath(sys.path[0] or ".") != os.path.realpath(os.path.join(__file__, "..", "..")):
    del sys.path[0]

from irdocs.cli import run

run()
