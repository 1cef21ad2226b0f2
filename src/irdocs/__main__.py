"""`python -m irdocs` is `irdocs`."""

from irdocs.cli import main

main()
