"""The live preview: a local web page with the leaflet's pages and the deck's slides.

`server` serves the page and its pictures, `live` plans the products after each save, `album` draws
the pictures, and `state` is what the page is told.
"""

from __future__ import annotations

from irdocs.preview.server import serve

__all__ = ["serve"]
