"""The handout: a planned deck drawn on paper, so many slides to a page (PDF)."""

from __future__ import annotations

from irdocs.handout.pages import COUNTS
from irdocs.handout.render import Handout, as_pages, plan, render, texts

__all__ = ["COUNTS", "Handout", "as_pages", "plan", "render", "texts"]
