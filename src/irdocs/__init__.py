"""Make a printed leaflet (PDF) and a teaching deck (PowerPoint) from one content file.

This is the interface for programs: `check` reads a content file and reports what is wrong, `build`
writes the products too. `BuildOptions` is what the command line can ask for.
"""

from __future__ import annotations

from irdocs.build import BuildResult, WrittenFile, build, check
from irdocs.options import BuildOptions
from irdocs.version import VERSION

__all__ = ["BuildOptions", "BuildResult", "WrittenFile", "__version__", "build", "check"]

__version__ = VERSION
