"""Files that an installed Python package holds, found without running it.

A theme comes from a stranger and names the package of a typeface, and so does a template by its
typeface's name. To import the package would run its code, and whatever lies in the folder of the
content could pass for it (`python -m irdocs` looks there first). So the package is looked up in the
records of what is installed, and only its files are read.

Where these records lie in folders, as pip writes them, their names are enough. All else is left to
the library, which takes 10 ms to import.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
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
        for folder in _folders(package, may_differ=may_differ):
            root = folder.resolve()
            if root.is_dir():
                return root
    raise LookupError(package)


def _folders(package: str, *, may_differ: bool) -> Iterator[Path]:
    """Yield where a package may lie: by the distribution of its name, else by any that has it."""
    beside = folder_of_record(package)
    if beside is not None:
        yield beside / package
        return
    from importlib import metadata

    try:
        distributions = [metadata.distribution(package.replace("_", "-"))]
    except metadata.PackageNotFoundError:
        names = metadata.packages_distributions().get(package, []) if may_differ else []
        distributions = [metadata.distribution(name) for name in dict.fromkeys(names)]
    for distribution in distributions:
        yield Path(str(distribution.locate_file(package)))


def folder_of_record(package: str) -> Path | None:
    """Return the first folder of modules that has a record of a distribution of a package's name;
    None if there is none, or if no folder's."""
    record = re.compile(rf"{re.sub('_+', '_', package)}-[^-]+\.dist-info", re.IGNORECASE)
    for folder in map(Path, sys.path):
        try:
            if any(record.fullmatch(entry.name) for entry in folder.iterdir()):
                return folder
        except OSError:  # an archive, or not there
            continue
    return None
