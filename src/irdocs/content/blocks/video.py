"""Videos: a file with its captions, or the address where one can be seen, and a picture of it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic_core import PydanticCustomError

from irdocs.content.assets import Picture, line_of
from irdocs.content.blocks.block import Block
from irdocs.content.blocks.fault import BlockFault, refuse
from irdocs.content.blocks.resources import printed_address
from irdocs.content.fields import Duration, Label, Prose, VerbatimWords, WebAddress
from irdocs.content.node import Asset, CaptionAsset, VideoAsset
from irdocs.content.photographs import Photograph, filling
from irdocs.content.reading_context import ReadingContext
from irdocs.frozen import replace
from irdocs.models import ValidationInfo, model_validator

ALIKE = 0.02
"""By what part the shapes of a video and of a drawing that stands for it may differ."""
ROUNDED = 1.5
"""By how many seconds a stated duration may differ from the file's own."""
_SOUNDLESS_HINT = (
    "add captions: with a WebVTT file, or silent: true if there is nothing to hear; its sound is "
    "then left out"
)


class Video(Block):
    """A video, played in the deck, and on paper a picture of it with the way to see it."""

    called = "video"
    type: Literal["video"]
    file: VideoAsset | None = None
    """An MP4 or QuickTime film, which becomes part of the deck."""
    captions: CaptionAsset | None = None
    """What is said and heard in the file, as WebVTT; needed unless there is nothing to hear."""
    silent: bool = False
    """Whether there is nothing to hear in the file; its sound is then left out."""
    url: WebAddress | None = None
    """Where the video can be seen: in print as a QR code."""
    shown: VerbatimWords | None = None
    """What is printed in place of a long address; its link and code lead to the address."""
    poster: Asset
    """A picture of the video: what the deck shows before it runs, and paper always."""
    alt: Label
    """What the video shows, for people who cannot see it."""
    caption: Prose | None = None
    credit: Label | None = None
    duration: Duration | None = None
    """How long it lasts, such as 2:14; that of a file is known."""

    @model_validator(mode="after")
    def _is_whole(self, info: ValidationInfo) -> Self:
        """Refuse a video that lacks what it needs, or contradicts itself."""
        if self.file is None and self.url is None:
            raise PydanticCustomError(
                "missing-key",
                'video needs "file" or "url"',
                {
                    "hint": "name a video with file:, or where it can be seen with url:",
                    "keys": "file url",
                },
            )
        if self.file and self.file.has_sound and not (self.captions or self.silent):
            raise PydanticCustomError(
                "missing-captions",
                '"{name}" has sound and no captions',
                {"name": self.file.name, "hint": _SOUNDLESS_HINT},
            )
        refuse("bad-video", self._contradictions())
        if self.file and self.captions and isinstance(info.context, ReadingContext):
            for fault in self.captions.captions.faults_beyond(self.file.seconds):
                span = line_of(self.captions.file, fault.line)
                info.context.report.error("bad-captions", fault.message, span, fault.hint)
        return self

    def _contradictions(self) -> list[BlockFault]:
        faults = []
        if self.captions and not self.file:
            message = "captions: are those of a file, and there is none"
            hint = "add file:, or remove captions:; the site of the video has captions of its own"
            faults.append(BlockFault(("captions",), message, hint))
        if self.silent and (self.captions or not self.file):
            message = (
                "silent: true says that there is nothing to hear, and captions: what is heard"
                if self.captions
                else "silent: is said of a file, and there is none"
            )
            faults.append(BlockFault(("silent",), message, "remove one of the two"))
        if self.shown and not self.url:
            message = "shown: stands in place of an address, and there is none"
            faults.append(BlockFault(("shown",), message, "add url:, or remove shown:"))
        if self.file and self.duration and abs(self.duration - self.file.seconds) > ROUNDED:
            message = f'"{self.file.name}" lasts {_clock(self.file.seconds)}, not {self.duration}'
            faults.append(BlockFault(("duration",), message, "leave it out: the file says it"))
        if self.file and not isinstance(self.poster.content, Photograph):
            ratio = self.poster.ratio / self.file.ratio
            if abs(ratio - 1) > ALIKE:
                film = f"{self.file.video.width:.0f} x {self.file.video.height:.0f}"
                message = f'the drawing "{self.poster.name}" has not the shape of the video, {film}'
                hint = "draw it in these proportions, or take a still picture of the video"
                faults.append(BlockFault(("poster",), message, hint))
        return faults

    @property
    def still(self) -> Picture:
        """The picture of the video, a photograph cut to the video's proportions."""
        content = self.poster.content
        if self.file is None or not isinstance(content, Photograph):
            return self.poster
        if abs(self.poster.ratio / self.file.ratio - 1) <= ALIKE:
            return self.poster
        return replace(self.poster, content=filling(content, self.file.ratio))

    @property
    def seconds(self) -> int | None:
        """How long it lasts, in whole seconds; None if that is not known."""
        if self.file:
            return max(1, round(self.file.seconds))
        return int(self.duration) if self.duration else None

    @property
    def shown_address(self) -> str:
        """The address as it is printed; empty if there is none."""
        return str(self.shown) if self.shown else printed_address(self.url or "")


def _clock(seconds: float) -> str:
    """Return a time as `duration` takes it."""
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
