"""The drawings and photographs that the content names: found, read once each, and checked.

Content may come from a stranger. Therefore a name must lead to a file in the content's folder or
below, symbolic links followed; the file must be within the limits; and a photograph is decoded
whole at once, so that a damaged one is an error at its line and not a grey box in print.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from irdocs.content import limits, photographs
from irdocs.content.artwork import Artwork, RenderedArtwork
from irdocs.content.files import FileReader
from irdocs.content.illustration import Illustration
from irdocs.content.named_files import located
from irdocs.content.photographs import Photograph
from irdocs.content.source import SourceText
from irdocs.content.svg.faults import DrawingRemark


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that the content names: the name as written, and the drawing or photograph."""

    name: SourceText
    content: Illustration | Artwork | Photograph

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.content.width / self.content.height

    @property
    def words(self) -> tuple[str, ...]:
        """The texts that a drawing shows."""
        return self.content.words if isinstance(self.content, Artwork | RenderedArtwork) else ()

    @property
    def remarks(self) -> tuple[DrawingRemark, ...]:
        """What becomes of a picture that is shown otherwise than its file says."""
        if isinstance(self.content, Artwork | RenderedArtwork):
            return self.content.remarks
        frames = self.content.frames if isinstance(self.content, Photograph) else 1
        if frames == 1:
            return ()
        message = f"its file holds {frames} pictures, as an animation does; the first one is shown"
        return (DrawingRemark("first-frame", message, "save the picture that you mean alone"),)

    def alternative(self, alt: str) -> str:
        """Return alternative text with the drawing's words that it does not have itself."""
        missing = [word for word in self.words if word not in alt]
        return f"{alt} ({'; '.join(missing)})" if missing else alt


_KINDS = "name a picture: an SVG, PNG or JPEG file"


class AssetFolder:
    """Reads the images in one folder and below, each once."""

    def __init__(self, folder: Path, files: FileReader) -> None:
        self._folder = folder
        self._files = files
        self._read: dict[str, Illustration | Artwork | Photograph] = {}

    def __call__(self, name: SourceText) -> Picture:
        """Return the picture of that name.

        Raises PydanticCustomError, whose type is the code of the diagnostic: bad-asset,
        missing-asset or outside-asset.
        """
        if str(name) not in self._read:
            self._read[str(name)] = self._load(name)
        return Picture(name, self._read[str(name)])

    def _load(self, name: str) -> Illustration | Artwork | Photograph:
        try:
            path = located(self._folder, name, self._files, _KINDS)
            data = self._files.read_within(path, limits.ASSET_BYTES)
            if not _is_drawing(path, data):
                return photographs.read(data)
            from irdocs.content import svg_files  # many documents have no drawing

            return svg_files.read(data)
        # A loop of symbolic links is a RuntimeError before Python 3.13.
        except PydanticCustomError:
            raise
        except (OSError, ValueError, RuntimeError) as error:
            raise PydanticCustomError(
                "bad-asset", '"{name}" cannot be used: {why}', {"name": name, "why": _reason(error)}
            ) from None


def _is_drawing(path: Path, data: bytes) -> bool:
    """Whether a file is SVG: by what is in it, since a name may be wrong, else by its name."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return True
    return path.suffix.lower() == ".svg" and not photographs.is_known(data)


def _reason(error: Exception) -> str:
    return error.strerror or "it cannot be read" if isinstance(error, OSError) else str(error)
