"""One content file → a printed leaflet (PDF) and a teaching deck (PowerPoint)."""

from __future__ import annotations

from irdocs.build import BuildResult, WrittenFile, build, check
from irdocs.options import BuildOptions
from irdocs.version import VERSION

__all__ = ["BuildOptions", "BuildResult", "WrittenFile", "__version__", "build", "check"]

__version__ = VERSION
