"""Show a theme: pictures of a small leaflet and of slides in it.

The document is the one that `irdocs init` writes, since it has every block; with the brand's logo,
so that one sees whether the colours go together.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from irdocs import output, page_images, starter
from irdocs.brand.making import MadeTheme
from irdocs.building import make
from irdocs.diagnostics import Report, Severity
from irdocs.frozen import frozen
from irdocs.options import BuildOptions

WIDTH = 1240
"""The width of a picture in pixels: paper of A4 at 150 dpi."""
COLUMNS, ROWS = 2, 4
"""How slides stand on a picture."""
GAP = 20
"""Between slides, in pixels."""
_BOARD = (150, 150, 150)
"""What is between slides: a grey, on which light and dark ones are seen."""
_COVER = "  cover: assets/cover.svg"
"""The line of the starter's content above which the logo is put."""


@frozen
class _PageSet:
    """Pages of a finished PDF."""

    data: bytes
    count: int


def show(made: MadeTheme, folder: Path, fonts_in: Path, report: Report) -> Sequence[Path]:
    """Write pictures of a leaflet and of slides in a theme into a folder; return their paths.

    Parameters and errors are those of `pictures`.
    """
    shown = pictures(made, fonts_in, report)
    if shown:
        output.write(folder, shown)
    return [folder / name for name in shown]


def pictures(made: MadeTheme, fonts_in: Path, report: Report) -> Mapping[str, bytes]:
    """Return pictures of a leaflet and of slides in a theme, as PNG files by their names.

    `fonts_in` is the folder to which the names of its font files are relative. What is wrong with
    the document goes to `report`, then without pictures. Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix="irdocs-") as made_in:
        project = Path(made_in)
        starter.write(project, theme="brand-theme.yaml")
        _use(made, project, fonts_in)
        result, finished, _ = make(
            project / "content.yaml", BuildOptions(pages=True), environment={}
        )
    for finding in result.report:
        if finding.severity is Severity.ERROR or finding.code == "unseen-logo":
            # The user knows the logo by its own name.
            message = finding.message
            if made.logo is not None:
                message = message.replace(_logo_in_project(made.logo), made.logo.name)
            report.report(finding.severity, finding.code, message, None, finding.hint)
    if result.failed:
        return {}
    shown: dict[str, bytes] = {}
    for file in finished:
        if file.pictures is None:
            continue
        pages = _PageSet(file.data, file.count)
        is_deck = file.pictures.slides_of is not None
        for number, picture in enumerate(_sheets(pages) if is_deck else _whole(pages), start=1):
            shown[f"{'slides' if is_deck else 'leaflet'}-{number}.png"] = picture
    return shown


def write_theme(made: MadeTheme, path: Path) -> Sequence[Path]:
    """Write the file of a theme; return its path. Raises OSError."""
    output.write(path.parent, {path.name: made.text.encode("utf-8")})
    return (path,)


def present(folder: Path) -> Sequence[Path]:
    """Return the pictures of a theme that are in a folder already."""
    return sorted((*folder.glob("leaflet-*.png"), *folder.glob("slides-*.png")))


def _whole(pages: _PageSet) -> Iterator[bytes]:
    for number in range(pages.count):
        yield page_images.drawn(pages.data, number, WIDTH)[0]


def _sheets(pages: _PageSet) -> Iterator[bytes]:
    """Yield pictures with several slides each, row by row."""
    from PIL import Image

    width = (WIDTH - GAP * (COLUMNS + 1)) // COLUMNS
    each = COLUMNS * ROWS
    for first in range(0, pages.count, each):
        numbers = range(first, min(first + each, pages.count))
        slides = [
            Image.open(io.BytesIO(page_images.drawn(pages.data, number, width, compression=0)[0]))
            for number in numbers
        ]
        rows, height = -(-len(slides) // COLUMNS), slides[0].height
        sheet = Image.new("RGB", (WIDTH, GAP + rows * (height + GAP)), _BOARD)
        for place, slide in enumerate(slides):
            across, down = place % COLUMNS, place // COLUMNS
            sheet.paste(slide, (GAP + across * (width + GAP), GAP + down * (height + GAP)))
        file = io.BytesIO()
        sheet.save(file, "PNG")
        yield file.getvalue()


def _use(made: MadeTheme, project: Path, fonts_in: Path) -> None:
    """Put the theme, its fonts and the logo into a project."""
    (project / "brand-theme.yaml").write_text(made.text, encoding="utf-8")
    for font in made.fonts:
        (project / font).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(fonts_in / font, project / font)
    content = project / "content.yaml"
    lines = list(_with_logo(content.read_text(encoding="utf-8").splitlines(), made, project))
    content.write_text("\n".join((*lines, "")), encoding="utf-8")


def _logo_in_project(logo: Path) -> str:
    """Return the name of the copy of a logo that the document shows."""
    return f"assets/brand{logo.suffix.lower()}"


def _with_logo(lines: Sequence[str], made: MadeTheme, project: Path) -> Iterator[str]:
    for line in lines:
        if line.startswith(_COVER) and made.logo is not None:
            name = _logo_in_project(made.logo)
            shutil.copyfile(made.logo, project / name)
            yield f"  logo: {{file: {name}, alt: The brand}}"
        yield line
