"""What following a page's content brings together: painted items, and texts by marked content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from irdocs.audit.reading.graphics_state import GraphicsState
from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.painted_items import InkColour, Kind, MarkedContentReference, PaintedItem
from irdocs.audit.reading.unreadable import ContentError


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page's content stream holds."""

    painted: tuple[PaintedItem, ...]
    """In the order of painting."""
    texts: Mapping[MarkedContentReference, str]
    """What each marked-content sequence says, whether or not a clipping path hides it."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """To what an open marked-content sequence makes things belong."""

    content: MarkedContentReference | None = None
    artifact: str | None = None


class ContentCollector:
    """Takes what is painted, and knows to which marked content it belongs (14.6)."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._open: list[_Mark] = []
        self._outside: list[list[_Mark]] = []
        self._stream = [0]
        self._painted: list[PaintedItem] = []
        self._texts: dict[MarkedContentReference, list[str]] = {}

    def content(self) -> PageContent:
        """Return all that was taken."""
        texts = {reference: "".join(parts) for reference, parts in self._texts.items()}
        return PageContent(tuple(self._painted), texts)

    @property
    def _mark(self) -> _Mark:
        return self._open[-1] if self._open else _Mark()

    def begin(self, tag: str, properties: Any) -> None:
        """Open a marked-content sequence.

        One that is neither an artifact nor numbered, such as a Span with a language, belongs to
        what it stands in.
        """
        mark = self._mark
        if tag == "/Artifact":
            mark = _Mark(artifact=str(properties.get("/Type", "/Layout"))[1:])
        elif "/MCID" in properties:
            mcid = int(properties.MCID)
            mark = _Mark(MarkedContentReference(self._page, mcid, self._stream[-1]))
        self._open.append(mark)

    def end(self) -> None:
        """Close the innermost sequence. Raises ContentError if none is open in this stream."""
        if len(self._open) <= (1 if self._outside else 0):
            raise ContentError("there is no BMC or BDC before it")
        self._open.pop()

    def enter(self, stream: int) -> None:
        """Go into a form, whose content numbers its marked content anew (14.7.4.2)."""
        self._outside.append(self._open)
        self._open = [self._mark]
        self._stream.append(stream)

    def leave(self) -> None:
        """Go out of the form."""
        self._open = self._outside.pop()
        self._stream.pop()

    def say(self, text: str) -> None:
        """Take the characters of a text, for whoever listens."""
        if (content := self._mark.content) is not None:
            self._texts.setdefault(content, []).append(text)

    def paint(
        self,
        state: GraphicsState,
        kind: Kind,
        area: PageArea,
        ink: InkColour,
        size: float = 0.0,
        text: str = "",
        most_ink: float = 0.0,
        step: float = 0.0,
        cover: float = 0.0,
    ) -> None:
        """Take an item, for whoever looks, unless clipping leaves nothing of it."""
        seen = area.cut(state.clip)
        if seen.left <= seen.right and seen.bottom <= seen.top:
            mark = self._mark
            self._painted.append(
                PaintedItem(
                    kind, seen, ink, size, text, mark.content, mark.artifact, state.overprints,
                    most_ink, step, cover,
                )
            )  # fmt: skip
