"""Make a theme from a brand, checked as any theme is when it is read."""

from __future__ import annotations

import re
from pathlib import Path

from irdocs import theme
from irdocs.brand import brand_file, logo, roles, theme_text
from irdocs.brand.brand_file import Brand
from irdocs.brand.colours import BrandPalette
from irdocs.content.datafile import DataFileRequest
from irdocs.content.files import FileReader
from irdocs.diagnostics import Report
from irdocs.frozen import frozen
from irdocs.theme import Theme

_YAML = (".yml", ".yaml")


@frozen
class MadeTheme:
    """A theme that is not written yet."""

    text: str
    """Its file."""
    theme: Theme
    palette: BrandPalette
    logo: Path | None
    """The logo that its colours go with."""
    fonts: tuple[str, ...]
    """The font files that it names, relative to its folder."""


class _WithUnwritten(FileReader):
    """Reads files, and one that is not written yet as if it were."""

    def __init__(self, path: Path, data: bytes) -> None:
        super().__init__()
        self._path, self._unwritten = path, data

    def read(self, path: Path, most: int) -> bytes:
        return self._unwritten if path == self._path else super().read(path, most)


def make(source: Path, target: Path, report: Report) -> MadeTheme | None:
    """Return a theme from a logo or a _brand.yml, to be written to `target`.

    None after adding errors to `report`, which also has a note for all that is not taken. Raises
    OSError if the source cannot be read.
    """
    files = FileReader()
    if source.suffix.lower() in _YAML:
        brand = brand_file.read(source, target.parent, files, report)
        if brand is not None and not brand.colours:
            brand = _of_logo(brand.logo, brand.name, files, report, source)
    else:
        brand = _of_logo(source, None, files, report, source)
    if brand is None:
        return None
    palette = roles.palette(brand.colours)
    name = _name(brand.name or source.stem)
    text = theme_text.written(name, source.name, palette, brand.text, brand.code)
    loaded = theme.load(
        DataFileRequest(str(target), Path(), None, _WithUnwritten(target, text.encode())), report
    )
    if loaded is None:
        return None
    families = (family for family in (brand.text, brand.code) if family)
    fonts = dict.fromkeys(name for family in families for name in family.files.values())
    return MadeTheme(text, loaded, palette, brand.logo, tuple(fonts))


def _of_logo(
    path: Path | None, name: str | None, files: FileReader, report: Report, source: Path
) -> Brand | None:
    """Return a brand of which only the logo tells colours; None after adding an error."""
    if path is None:
        report.error(
            "bad-brand",
            f'"{source.name}" has no colours and no logo that can be read',
            None,
            "give color.primary, or a logo as a file beside it",
        )
        return None
    try:
        found = logo.colours(path, files)
    except ValueError as error:
        report.error(
            "bad-brand",
            f'"{path.name}" cannot be used: {error}',
            None,
            "name a logo in its own colours (SVG, PNG or JPEG) or a _brand.yml",
        )
        return None
    return Brand(name, found, path, None, None)


def _name(text: str) -> str:
    """Return a name for a theme: small letters, digits and hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return plain[:40].strip("-") or "brand"
