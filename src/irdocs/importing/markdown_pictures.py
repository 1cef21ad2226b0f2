"""Take the pictures of a Markdown file, or of the file that it was made of, into the project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from irdocs.audit.wording import names_a_file
from irdocs.frozen import replace
from irdocs.importing.inlines import FoundImage, escaped
from irdocs.importing.losses import LossAccount
from irdocs.importing.whole_content import slug

_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif")
_DIRECTION = re.compile(
    r"(?:w|h|width|height|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert"
    r"|opacity|saturate|sepia):\S+"
)
_OF_GROUND = re.compile(
    rf"bg|fit|cover|contain|auto|vertical|(?:left|right)(?::\d+%)?|\d+%|{_DIRECTION.pattern}"
)
"""What Marp reads between the brackets of a picture, and of one behind a slide (Marpit, "Image
syntax"). Words such as "left" are a listener's where no `bg` stands beside them."""


@dataclass(slots=True)
class PictureTaker:
    """Makes blocks of pictures, and keeps their files."""

    path: Path
    """The source, below whose folder files are looked for."""
    account: LossAccount
    held: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures that the source itself holds, by the names that it gives them."""
    is_marp: bool = False
    """Whether words in brackets may say how a picture stands on a slide of Marp."""
    assets: dict[str, Path | bytes] = field(default_factory=dict)
    """The files to copy, or their contents, by their paths in the project."""

    def blocks(self, images: Sequence[FoundImage]) -> Iterator[dict[str, Any]]:
        """Yield a block of each picture; of one that cannot be taken, its words."""
        for image in map(self._without_directions, images):
            name = self._asset(image)
            words = " ".join(f"{image.alt} {image.title}".split())
            if name is None:
                if words:
                    yield {"type": "text", "text": escaped(words)}
                continue
            block: dict[str, Any] = {"type": "image", "file": name}
            alternative = " ".join(image.alt.split())
            if alternative and not names_a_file(alternative):
                block["alt"] = alternative
            else:
                if alternative:
                    self.account.left(image.line, f'the alternative text "{alternative[:60]}"',
                                      "it is the name of a file", alternative)  # fmt: skip
                block["decorative"] = True
                self.account.added(f"decorative: true of {name}",
                                   "the picture has no alternative text; write alt: if it says "
                                   "something")  # fmt: skip
            if image.title.strip():
                block["caption"] = escaped(" ".join(image.title.split()))
            self.account.taken["pictures"] += 1
            yield block

    def placed(self, value: Any) -> Any:
        """Return values of content.yaml in which the pictures that the source holds are files of
        the project."""
        match value:
            case {"file": str(name), **others} if name in self.held:
                self.account.taken["pictures"] += 1
                self.assets[f"assets/{name}"] = self.held[name]
                return {"file": f"assets/{name}", **others}
            case Mapping():
                return {key: self.placed(one) for key, one in value.items()}
            case list():
                return [self.placed(one) for one in value]
            case _:
                return value

    def _without_directions(self, image: FoundImage) -> FoundImage:
        """Return a picture whose words do not say how Marp shows it, which is told."""
        words = image.alt.split()
        pattern = _OF_GROUND if "bg" in words else _DIRECTION
        directions = [word for word in words if self.is_marp and pattern.fullmatch(word)]
        if not directions:
            return image
        said = " ".join(directions)
        self.account.left(image.line, f'"{said[:60]}" of a picture',
                          "each product places it itself", said)  # fmt: skip
        alt = " ".join(word for word in words if word not in directions)
        return replace(image, alt=alt)

    def _asset(self, image: FoundImage) -> str | None:
        """Return the path of a picture in the project, or None after saying why there is none."""
        if image.source in self.held:
            name = f"assets/{image.source}"
            self.assets[name] = self.held[image.source]
            return name
        address = image.source.split("?")[0].split("#")[0]
        if "://" in image.source or image.source.startswith("data:"):
            why = "it lies elsewhere, and nothing is fetched; its words are kept"
            self.account.left(image.line, f"the picture {image.source[:60]}", why)
            return None
        base = self.path.parent.resolve()
        file = (base / _unquoted(address)).resolve()
        if base not in file.parents or not file.is_file():
            why = "there is no such file below the source's folder; its words are kept"
            self.account.left(image.line, f"the picture {address}", why)
            return None
        if file.suffix.lower() not in _PICTURES:
            why = f"{file.suffix or 'it'} is no kind of picture that is shown"
            self.account.left(image.line, f"the picture {address}", why)
            return None
        stem = slug(file.stem) or "picture"
        name, number = f"assets/{stem}{file.suffix.lower()}", 2
        while name in self.assets and self.assets[name] != file:
            name, number = f"assets/{stem}-{number}{file.suffix.lower()}", number + 1
        self.assets[name] = file
        return name


def _unquoted(address: str) -> str:
    return str(PurePosixPath(unquote(address)))


__all__ = ["PictureTaker"]
