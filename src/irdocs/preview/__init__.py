"""The live preview: a local web page with the leaflet's pages and the deck's slides."""

from __future__ import annotations

from irdocs.preview.server import serve

__all__ = ["serve"]
