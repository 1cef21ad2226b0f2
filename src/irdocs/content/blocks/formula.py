"""Formulas that are set by themselves."""

from __future__ import annotations

from typing import Literal

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Label, Prose
from irdocs.content.formulas import LatexSource


class FormulaBlock(Block):
    """A formula in LaTeX, set by itself; PowerPoint can edit it, and a screen reader says it."""

    called = "formula"
    type: Literal["formula"]
    latex: LatexSource
    """The formula as LaTeX's mathematics has it, without dollar signs."""
    alt: Label | None = None
    """How it is read aloud; made of the formula if it is left out."""
    caption: Prose | None = None
    """What the letters mean, and the units."""
