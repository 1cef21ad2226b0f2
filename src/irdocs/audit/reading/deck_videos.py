"""The videos and sounds of a slide: where they are, and their captions (MS-PPTX, 2.3.1.18)."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from irdocs.audit.reading.compared_items import Property, Value
from irdocs.content.video import captions
from irdocs.content.video.video_file import has_sound, is_video
from irdocs.frozen import frozen
from irdocs.ooxml.namespaces import NAMESPACES, A, R
from irdocs.ooxml.package import PackageReader, Relation
from irdocs.ooxml.xml import Element

MEDIA = (
    *(f"{A}{kind}File" for kind in ("video", "audio", "wavAudio", "quickTime")),
    f"{{{NAMESPACES['p14']}}}media",
)
"""Elements of a picture that name a video or a sound (ECMA-376, 20.1.3; MS-PPTX, 2.3.1.17)."""
_TRACK = f"{{{NAMESPACES['p173']}}}track"
_NAMES = (f"{R}embed", f"{R}link")


@frozen
class CaptionTrack:
    """Captions of a video: their language, what they are called, and where they are."""

    language: str
    label: str
    relation: Relation


@frozen
class DeckVideo:
    """A video or a sound of a slide."""

    files: tuple[Relation, ...]
    """Where it is: as programs before PowerPoint 2010 find it, and as later ones do."""
    tracks: tuple[CaptionTrack, ...]

    def words(self, package: PackageReader) -> str:
        """Return the words of its captions that are in the file, a line for each."""
        parts = [track.relation.target for track in self.tracks if not track.relation.external]
        return "\n".join(captions.spoken(package.data(part)) for part in parts if part in package)

    def is_silent(self, package: PackageReader) -> bool:
        """Return whether it is a film in the file that has no sound; of others nobody knows."""
        parts = {one.target for one in self.files if not one.external and one.target in package}
        films = [package.data(part) for part in parts]
        return bool(films) and all(is_video(film) and not has_sound(film) for film in films)

    def compared(self, package: PackageReader) -> Iterator[tuple[Property, Value]]:
        """Yield what it plays and which captions it has, to be compared with another's."""
        yield Property.FILM, tuple(dict.fromkeys(_content(package, one) for one in self.files))
        tracks = ((one.language, one.label, _text(package, one.relation)) for one in self.tracks)
        yield Property.CAPTIONS, tuple(tracks)


def video_in(package: PackageReader, part: str, shape: Element) -> DeckVideo | None:
    """Return the video or sound of a shape in a part; None if it has none."""
    relations = package.relations(part)

    def named(elements: Iterator[Element]) -> Iterator[tuple[Element, Relation]]:
        for element in elements:
            for name in _NAMES:
                relation = relations.get(element.get(name, ""))
                if relation is not None:
                    yield element, relation

    elements = [*shape.iter(*MEDIA)]
    if not elements:
        return None
    tracks = (
        CaptionTrack(element.get("lang", ""), element.get("label", ""), relation)
        for element, relation in named(shape.iter(_TRACK))
    )
    return DeckVideo(tuple(r for _, r in named(iter(elements))), tuple(tracks))


def _content(package: PackageReader, relation: Relation) -> str:
    """Return a digest of what is in the file, or the address of what is not."""
    if relation.external or relation.target not in package:
        return relation.target
    return sha256(package.data(relation.target)).hexdigest()


def _text(package: PackageReader, relation: Relation) -> str:
    """Return the text of captions in the file, or the address of what is not."""
    if relation.external or relation.target not in package:
        return relation.target
    return package.data(relation.target).decode("utf-8", "replace")
