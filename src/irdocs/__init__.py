"""One content file → a printed leaflet (PDF) and a teaching deck (PowerPoint)."""

from __future__ import annotations

from irdocs.build import Result, Written, build, check
from irdocs.version import VERSION as __version__

__all__ = ["Result", "Written", "__version__", "build", "check"]
