"""The files of a typeface that an installed Python package holds, found without running it.

A theme comes from a stranger and names a package. To import it would run its code, and whatever
lies in the folder of the content could pass for it (`python -m irdocs` looks there first). So the
package is looked up in the records of what is installed, and only its files are read.
"""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path, PurePosixPath


def font_file(package: str, folder: str, name: str) -> Path | None:
    """Return a file in a folder of an installed package; None if the package has none such.

    Raises LookupError if no such package is installed.
    """
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", package):
        raise LookupError(package)
    inside = PurePosixPath(folder) / name
    for distribution in _distributions(package):
        root = Path(str(distribution.locate_file(package))).resolve()
        path = (root / inside).resolve()
        if root.is_dir() and path.is_relative_to(root) and path.is_file():
            return path
        if root.is_dir():
            return None
    raise LookupError(package)


def _distributions(package: str) -> list[metadata.Distribution]:
    """Return the distributions that may hold a package: the one of its name, else any that does."""
    try:
        return [metadata.distribution(package.replace("_", "-"))]
    except metadata.PackageNotFoundError:
        names = metadata.packages_distributions().get(package, [])
        return [metadata.distribution(name) for name in dict.fromkeys(names)]
