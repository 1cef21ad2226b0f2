"""Files that an installed Python package holds, found without running it.

A theme comes from a stranger and names the package of a typeface, and so does a template by its
typeface's name. To import the package would run its code, and whatever lies in the folder of the
content could pass for it (`python -m irdocs` looks there first). So the package is looked up in the
records of what is installed, and only its files are read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import metadata
from pathlib import Path, PurePosixPath

_PACKAGES = 64
"""Of how many packages is remembered where they lie."""


def installed_file(package: str, folder: str, name: str) -> Path | None:
    """Return a file in a folder of an installed package; None if the package has none such.

    Raises LookupError if no such package is installed.
    """
    root = _root(package)
    path = (root / PurePosixPath(folder) / name).resolve()
    return path if path.is_relative_to(root) and path.is_file() else None


def installed_files(package: str, folder: str, ending: str) -> tuple[Path, ...]:
    """Return the files in a folder of an installed package whose names end so, in order.

    Raises LookupError if no distribution of the package's name is installed.
    """
    inside = _root(package, may_differ=False) / PurePosixPath(folder)
    files = sorted(inside.iterdir()) if inside.is_dir() else []
    return tuple(file for file in files if file.name.endswith(ending))


@lru_cache(maxsize=_PACKAGES)
def _root(package: str, *, may_differ: bool = True) -> Path:
    """Return a package's folder; `may_differ` also looks for it in distributions of other names,
    which takes long. What is installed does not change while a program runs."""
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", package):
        for distribution in _distributions(package, may_differ=may_differ):
            root = Path(str(distribution.locate_file(package))).resolve()
            if root.is_dir():
                return root
    raise LookupError(package)


def _distributions(package: str, *, may_differ: bool) -> list[metadata.Distribution]:
    """Return the distributions that may hold a package: the one of its name, else any that does."""
    try:
        return [metadata.distribution(package.replace("_", "-"))]
    except metadata.PackageNotFoundError:
        if not may_differ:
            return []
        names = metadata.packages_distributions().get(package, [])
        return [metadata.distribution(name) for name in dict.fromkeys(names)]
