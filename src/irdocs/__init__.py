"""One content file → a printed leaflet (PDF) and a teaching deck (PowerPoint)."""

from __future__ import annotations

from irdocs.build import Result, Written, build, check
from irdocs.order import Order
from irdocs.version import VERSION

__all__ = ["Order", "Result", "Written", "__version__", "build", "check"]

__version__ = VERSION
