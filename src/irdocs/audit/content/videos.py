"""Rules on videos: that everybody who gets a product can see, hear or read what they say."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.content.examined import ExaminedContent
from irdocs.audit.rules import Finding, Medium, Rule
from irdocs.content.blocks import Video
from irdocs.diagnostics import Severity


def _videos(content: ExaminedContent) -> Iterator[Video]:
    return (block for block in content.document.blocks if isinstance(block, Video))


def unseen(content: ExaminedContent) -> Iterator[Finding]:
    for product in content.products:
        if product.holds_captions:
            continue
        for section in content.document.sections_for(product):
            for block in section.all_blocks:
                if isinstance(block, Video) and block.url is None:
                    yield Finding(
                        0,
                        f"readers of the {product.name} cannot see this video: it has no address",
                        block.span,
                    )


def unplayed(content: ExaminedContent) -> Iterator[Finding]:
    for block in _videos(content):
        if block.file and block.file.video.unplayed:
            codings = " and ".join(block.file.video.unplayed)
            yield Finding(
                0,
                f'"{block.file.name}" is coded as {codings}, which not every PowerPoint plays',
                block.file.name.span,
            )


def captions_within(content: ExaminedContent) -> Iterator[Finding]:
    for block in _videos(content):
        if block.file and block.file.video.has_text:
            yield Finding(
                0,
                f'captions within "{block.file.name}" are left out; write them as WebVTT, and name '
                "that file under captions:",
                block.file.name.span,
            )


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("unseen-video", Severity.WARNING, "a video that is printed has an address",
         "Paper shows a picture of it, and readers want to see the rest; add url:, or only: deck.",
         "docs/content.md", unseen, medium=Medium.READ),
    Rule("unplayable-video", Severity.WARNING,
         "a video is coded as every PowerPoint can play: H.264 and AAC in MP4",
         "In the lecture theatre it would be a black box; save it again, by ffmpeg -i FILE "
         "-c:v libx264 -c:a aac NEW.mp4.",
         "Microsoft, Video and audio file formats supported in PowerPoint", unplayed,
         medium=Medium.SPOKEN),
    Rule("captions-within", Severity.NOTE, "captions of a video are in a file of their own",
         "Those within the video's file cannot be checked, and few programs show them.",
         "docs/content.md", captions_within, medium=Medium.SPOKEN),
)  # fmt: skip
