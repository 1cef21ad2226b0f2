"""The drawings and photographs that the content names: found, read once each, and checked.

Content may come from a stranger. Therefore a name must lead to a file in the content's folder or
below, symbolic links followed; the file must be within the limits; and a photograph is decoded
whole at once, so that a damaged one is an error at its line and not a grey box in print.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePosixPath

from pydantic_core import PydanticCustomError

from irdocs.caching.by_value import cached_by_value
from irdocs.content import limits, photographs
from irdocs.content.artwork import Artwork, RenderedArtwork
from irdocs.content.files import FileReader
from irdocs.content.illustration import Illustration
from irdocs.content.mistaken_files import mistaken
from irdocs.content.named_files import located, located_for
from irdocs.content.photographs import Photograph
from irdocs.content.source import SourceText
from irdocs.content.svg.faults import DrawingRemark, UnsupportedDrawingError
from irdocs.content.video import captions, video_file
from irdocs.content.video.boxes import VideoError
from irdocs.content.video.captions import Captions
from irdocs.content.video.video_file import VideoFile
from irdocs.diagnostics import Report, Span
from irdocs.frozen import frozen


@frozen
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
    def least_type(self) -> float:
        """The smallest type size of its words as a part of its width; 0 where none is known."""
        content = self.content
        return content.least_type if isinstance(content, Artwork | RenderedArtwork) else 0.0

    @property
    def remarks(self) -> tuple[DrawingRemark, ...]:
        """What becomes of a picture that is shown otherwise than its file says."""
        if isinstance(self.content, Artwork | RenderedArtwork):
            return self.content.remarks
        frames = self.content.frames if isinstance(self.content, Photograph) else 1
        if frames == 1:
            return ()
        message = f"its file holds {frames} pictures or pages; only the first one is shown"
        return (DrawingRemark("first-frame", message, "save the picture that you mean alone"),)

    def alternative(self, alt: str) -> str:
        """Return alternative text with the drawing's words that it does not have itself."""
        missing = [word for word in self.words if word not in alt]
        return f"{alt} ({'; '.join(missing)})" if missing else alt


@frozen
class NamedVideo:
    """A video that the content names."""

    name: SourceText
    video: VideoFile

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.video.ratio

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.video.seconds

    @property
    def has_sound(self) -> bool:
        """Whether there is something to hear."""
        return self.video.has_sound


@frozen
class NamedCaptions:
    """Captions that the content names."""

    name: SourceText
    captions: Captions
    file: str
    """What messages call the file."""


_KINDS = "name a picture: an SVG, PNG or JPEG file"
VIDEO_HINT = "save it as MP4 with H.264 and AAC: ffmpeg -i FILE -c:v libx264 -c:a aac NEW.mp4"
TOO_LARGE_HINT = "show a part of it, compress it, or put it on the web and give url: in its place"
CAPTIONS_HINT = "name a file of captions in WebVTT (.vtt)"


class AssetFolder:
    """Reads the images and videos in one folder and below, each once."""

    def __init__(
        self,
        folder: Path,
        files: FileReader,
        shown: Path = Path(),
        language: str | None = None,
    ) -> None:
        """`shown` is the folder as messages name it; in a `language`, its own files come first."""
        self._folder = folder
        self._language = language
        self._shown = shown
        self._files = files
        self._read: dict[str, Illustration | Artwork | Photograph] = {}
        self._videos: dict[str, VideoFile] = {}
        self.texts: dict[str, str] = {}
        """The texts of files of captions, by the names that messages give them."""

    def __call__(self, name: SourceText) -> Picture:
        """Return the picture of that name.

        Raises PydanticCustomError, whose type is the code of the diagnostic: bad-asset,
        missing-asset or outside-asset.
        """
        if str(name) not in self._read:
            self._read[str(name)] = self._load(name)
        return Picture(name, self._read[str(name)])

    def video(self, name: SourceText) -> NamedVideo:
        """Return the video of that name.

        Raises PydanticCustomError, whose type is bad-video, missing-asset or outside-asset.
        """
        if str(name) not in self._videos:
            self._videos[str(name)] = self._loaded_video(name)
        return NamedVideo(name, self._videos[str(name)])

    def _loaded_video(self, name: str) -> VideoFile:
        room = limits.VIDEOS_BYTES - sum(len(video.data) for video in self._videos.values())
        try:
            data = self._files.read(self._located(name, VIDEO_HINT), limits.VIDEO_BYTES)
            if len(data) > min(room, limits.VIDEO_BYTES):
                most, what = (
                    (limits.VIDEO_BYTES, "it is larger than")
                    if len(data) > limits.VIDEO_BYTES
                    else (limits.VIDEOS_BYTES, "all videos together are larger than")
                )
                raise _bad_video(name, f"{what} {most:,} bytes", TOO_LARGE_HINT)
            return video_file.read(data)
        except VideoError as error:
            raise _bad_video(name, str(error), VIDEO_HINT) from None
        except PydanticCustomError:
            raise
        except (OSError, ValueError, RuntimeError) as error:
            raise _bad_video(name, _reason(error), VIDEO_HINT) from None

    def captions(self, name: SourceText, report: Report) -> NamedCaptions:
        """Return the captions of that name; what is wrong with a line of them goes to `report`.

        Raises PydanticCustomError, whose type is bad-captions, missing-asset or outside-asset.
        """
        try:
            path = self._located(name, CAPTIONS_HINT)
            read = captions.read(self._files.read_within(path, limits.CAPTION_BYTES))
        except PydanticCustomError:
            raise
        except (OSError, ValueError, RuntimeError) as error:
            raise PydanticCustomError(
                "bad-captions",
                '"{name}" cannot be used: {why}',
                {"name": name, "why": _reason(error), "hint": CAPTIONS_HINT},
            ) from None
        file = str(self._shown / PurePosixPath(name).with_name(path.name))
        for fault in read.faults:
            report.error("bad-captions", fault.message, line_of(file, fault.line), fault.hint)
        self.texts[file] = read.text
        return NamedCaptions(name, read, file)

    def _located(self, name: str, kinds: str) -> Path:
        """Return the path of a file; beside map.png, map.cy.png is that of the language cy."""
        own = located_for(self._folder, name, self._language, self._files)
        return own or located(self._folder, name, self._files, kinds)

    def _load(self, name: str) -> Illustration | Artwork | Photograph:
        try:
            path = self._located(name, _KINDS)
            data = self._files.read_within(path, limits.ASSET_BYTES)
            if found := mistaken(data):
                why, hint = found
                raise PydanticCustomError(
                    "bad-asset", '"{name}" cannot be used: {why}',
                    {"name": name, "why": why, "hint": hint},
                )  # fmt: skip
            if not _is_drawing(path, data):
                return _photograph(data)
            return _drawing(data)
        # A loop of symbolic links is a RuntimeError before Python 3.13.
        except PydanticCustomError:
            raise
        except (OSError, ValueError, RuntimeError) as error:
            said = {"name": str(name), "why": _reason(error)} | _hint(error)
            raise PydanticCustomError("bad-asset", '"{name}" cannot be used: {why}', said) from None


PHOTOGRAPHS = 64
"""How many photographs are remembered, each with the files that were made of it."""


@cached_by_value(PHOTOGRAPHS)
def _photograph(data: bytes) -> Photograph:
    """Return the photograph in a file, the same one as long as editions and saves ask for it: it is
    decoded once for all of them."""
    return photographs.read(data)


@lru_cache(maxsize=256)
def _drawing(data: bytes) -> Illustration | Artwork | Photograph:
    """Return the drawing in an SVG file, which is read once for all editions."""
    from irdocs.content import svg_files  # many documents have no drawing

    return svg_files.read(data)


def line_of(file: str, line: int) -> Span:
    """Return the place of a line of a file, counted from 1."""
    return Span(file, line, 1, line, 2)


def _bad_video(name: str, why: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError(
        "bad-video", '"{name}" cannot be used: {why}', {"name": name, "why": why, "hint": hint}
    )


def _is_drawing(path: Path, data: bytes) -> bool:
    """Whether a file is SVG: by what is in it, since a name may be wrong, else by its name."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return True
    return path.suffix.lower() == ".svg" and not photographs.is_known(data)


_WITH_HINTS = (
    UnsupportedDrawingError, photographs.TooManyPixelsError, photographs.DamagedPictureError
)  # fmt: skip


def _hint(error: Exception) -> dict[str, str]:
    """Return the hint that an error has of its own; without one, that of its code counts."""
    if isinstance(error, _WITH_HINTS) and error.hint:
        return {"hint": error.hint}
    return {}


def _reason(error: Exception) -> str:
    return error.strerror or "it cannot be read" if isinstance(error, OSError) else str(error)
