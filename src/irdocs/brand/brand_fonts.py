"""The typefaces of a _brand.yml: which font files of it a theme can name, and why not the others.

Fonts of Google and Bunny are never fetched, nor is any address.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from irdocs.brand.losses import Losses
from irdocs.content.files import FileReader
from irdocs.content.limits import FONT_BYTES
from irdocs.content.source import SourceList, SourceMapping
from irdocs.diagnostics import Span
from irdocs.frozen import frozen
from irdocs.theme.fonts.examination import FontFaultError, examine, single_font
from irdocs.theme.fonts.source import FontSource
from irdocs.theme.fonts.weights import Weight

_WEIGHTS: Mapping[str, Weight] = {
    **dict.fromkeys(("400", "normal", "regular", "auto"), "regular"),
    **dict.fromkeys(("600", "semi-bold", "demi-bold"), "semibold"),
    **dict.fromkeys(("700", "bold"), "bold"),
    **dict.fromkeys(("900", "black"), "black"),
}
"""The weights that a theme names, by those of a brand."""
_SLANTED: Mapping[Weight, Weight] = {"regular": "italic", "bold": "bold-italic"}
_RANGE = re.compile(r"\d+\.\.\d+")
"""The weights of a variable font."""


@frozen
class BrandFamily:
    """A typeface of a brand whose files lie below the theme's folder."""

    name: str
    files: Mapping[Weight, str]
    """The file of each weight, relative to the theme's folder."""


@frozen
class FontPlaces:
    """Where font files are, and where they must be."""

    brand: Path
    """The folder of the brand's file, to which its names are relative."""
    theme: Path
    """The folder of the theme, in or below which its fonts must lie."""
    files: FileReader


def family(
    name: str, named_at: Span, entries: Sequence[Any], places: FontPlaces, losses: Losses
) -> BrandFamily | None:
    """Return a typeface by its name, or None after saying in `losses` why it is not taken."""
    first = name.split(",")[0].strip(" '\"")
    own = [e for e in entries if isinstance(e, SourceMapping) and str(e.get("family")) == first]
    files: dict[Weight, str] = {}
    if not own and first.lower() in ("arial", "helvetica", "sans-serif", "system-ui"):
        return None  # what slides have
    if not own:
        losses.add(f'the typeface "{first}"', "the brand names no files of it", named_at, _GET)
    for entry in own:
        origin = str(entry.get("source", "google"))
        listed = entry.get("files")
        if origin == "system":
            why = "irdocs measures words in font files, and takes none from the system"
            losses.add(f'the typeface "{first}"', why, entry.span, _GET)
        elif origin != "file" or not isinstance(listed, SourceList):
            why = f"fonts of {origin} are not fetched" if origin != "file" else "it has no files"
            losses.add(f'the typeface "{first}"', why, entry.span, _GET)
        else:
            for file, span in zip(listed, listed.spans, strict=True):
                _take(file, span, files, places, losses)
    if files and "regular" not in files:
        why = "none of its files is the regular weight, which every text needs"
        losses.add(f'the typeface "{first}"', why, named_at, "name its regular file too")
        return None
    return BrandFamily(first, files) if files else None


_GET = "get its TTF or OTF files, put them beside the brand, and name them with source: file"


def _take(
    file: Any, span: Span, files: dict[Weight, str], places: FontPlaces, losses: Losses
) -> None:
    """Add a file to those of a family, or say in `losses` why it is not taken."""
    path = str(file.get("path")) if isinstance(file, SourceMapping) else str(file)
    look = file if isinstance(file, SourceMapping) else {}
    shown = f'the font file "{path[:80]}"'
    weight = _weight(look)
    if weight is None:
        text = f"{look.get('weight', '')} {look.get('style', '')}".strip()
        losses.add(shown, f"a theme has no face that is {text}", span)
    elif weight in files:
        losses.add(shown, f"another file is the {weight} face already", span)
    elif "://" in path:
        losses.add(shown, "nothing is fetched from the web", span, _GET)
    else:
        try:
            files[weight] = _examined(path, places)
        except FontFaultError as fault:
            losses.add(shown, fault.message, span, fault.hint)


def _weight(look: Mapping[str, Any]) -> Weight | None:
    """Return which of a theme's weights a file is; None if it is none of them."""
    written = str(look.get("weight", "regular")).strip()
    weight = "regular" if _RANGE.fullmatch(written) else _WEIGHTS.get(written)
    if str(look.get("style", "normal")) in ("italic", "oblique"):
        return _SLANTED.get(weight) if weight else None
    return weight


def _examined(name: str, places: FontPlaces) -> str:
    """Return the name of a font file relative to the theme. Raises FontFaultError."""
    try:
        path = (places.brand / name).resolve()
        inside = path.is_relative_to(places.theme.resolve())
        if not inside:
            raise FontFaultError(
                "it lies outside the folder of the theme",
                "write the theme into a folder above the fonts: -o FILE",
            )
        data = places.files.read_within(path, FONT_BYTES)
    except (OSError, ValueError, RuntimeError) as error:
        if isinstance(error, FontFaultError):
            raise
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise FontFaultError(f"it cannot be read: {reason}", _GET) from None
    examine(FontSource(path, single_font(data, None)))
    return Path(os.path.relpath(path, places.theme.resolve())).as_posix()
