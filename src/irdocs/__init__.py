"""Make a printed leaflet (PDF) and a teaching deck (PowerPoint) from one content file.

This is the interface for programs: `check` reads a content file and reports what is wrong, `build`
writes the products too. `BuildOptions` is what the command line can ask for.
"""

from __future__ import annotations

from irdocs.version import VERSION

TYPE_CHECKING = False  # of typing, whose import takes a third of `irdocs --version`
if TYPE_CHECKING:
    from irdocs.building import BuildResult, WrittenFile, build, check
    from irdocs.options import BuildOptions

__all__ = ["BuildOptions", "BuildResult", "WrittenFile", "__version__", "build", "check"]

__version__ = VERSION
_FROM = {
    "BuildOptions": "irdocs.options",
    "BuildResult": "irdocs.building",
    "WrittenFile": "irdocs.building",
    "build": "irdocs.building",
    "check": "irdocs.building",
}
"""The module of each name, which is imported when the name is asked for (PEP 562): most commands
need a part of irdocs only, and `irdocs --version` none."""


def __getattr__(name: str) -> object:
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_FROM[name]), name)
    globals()[name] = value
    return value
