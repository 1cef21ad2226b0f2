"""Collecting what a page's content stream paints, sorted by its marked content.

A tagged PDF connects its structure tree and its pages by marked content (ISO 32000-1, 14.6 and
14.7.4): the content stream brackets a stretch of operators with `/P << /MCID 3 >> BDC … EMC`, and
a structure element says that sequence 3 of that page is its content. What lies within an
`/Artifact` sequence, such as a page number, belongs to no element. The collector keeps the stack
of open sequences, so that each painted item knows to which of them it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from irdocs.audit.reading.graphics_state import GraphicsState
from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.painted_items import InkColour, Kind, MarkedContentReference, PaintedItem
from irdocs.audit.reading.unreadable import ContentError
from irdocs.frozen import frozen, replace


@frozen
class PageContent:
    """The painted items and the texts of a page's content stream."""

    painted: tuple[PaintedItem, ...]
    """In the order of painting: later items cover earlier ones."""
    texts: Mapping[MarkedContentReference, str]
    """The text of each marked-content sequence, including text that a clipping path hides."""


@frozen
class _Owner:
    """What owns the content of an open marked-content sequence: an MCID, an artifact or neither."""

    content: MarkedContentReference | None = None
    artifact: str | None = None
    layer: bool = False
    """Whether it is optional content, which a layer shows or hides (8.11)."""
    is_replaced: bool = False
    """Whether a text of its own is read in place of what it shows."""
    is_reversed: bool = False
    """Whether each string that it shows has its last character first (14.8.2.3.3)."""


class ContentCollector:
    """Gathers painted items and texts, each with the marked content that it belongs to (14.6)."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._open_sequences: list[_Owner] = []
        self._outer_sequences: list[list[_Owner]] = []
        self._streams = [0]
        self._painted: list[PaintedItem] = []
        self._texts: dict[MarkedContentReference, list[str]] = {}

    def content(self) -> PageContent:
        """Return everything collected so far."""
        texts = {reference: "".join(parts) for reference, parts in self._texts.items()}
        return PageContent(tuple(self._painted), texts)

    @property
    def _mark(self) -> _Owner:
        return self._open_sequences[-1] if self._open_sequences else _Owner()

    @property
    def is_optional(self) -> bool:
        """Whether what is painted now is optional content, which a layer shows or hides."""
        return self._mark.layer

    @property
    def painted(self) -> Sequence[PaintedItem]:
        """The items so far, in the order of painting."""
        return self._painted

    def begin(self, tag: str, properties: Any) -> None:
        """Open a marked-content sequence with its tag and property list (BMC, BDC).

        A sequence that is neither an artifact nor numbered, such as a Span that gives a language,
        belongs to the sequence round it.
        """
        mark = self._mark
        if tag == "/Artifact":
            artifact = str(properties.get("/Type", "/Layout"))[1:]
            mark = _Owner(artifact=artifact, layer=mark.layer)
        elif tag == "/OC":
            mark = replace(mark, layer=True)
        elif tag == "/ReversedChars":
            mark = replace(mark, is_reversed=True)
        elif "/MCID" in properties:
            reference = MarkedContentReference(self._page, int(properties.MCID), self._streams[-1])
            mark = _Owner(reference, layer=mark.layer)
            if "/ActualText" in properties:  # which is read in place of what is shown (14.9.4)
                self._say_in(mark, str(properties.ActualText))
                mark = replace(mark, is_replaced=True)
        self._open_sequences.append(mark)

    def end(self) -> None:
        """Close the innermost sequence (EMC). Raises ContentError if this stream has none open."""
        inherited = 1 if self._outer_sequences else 0  # see `enter`
        if len(self._open_sequences) <= inherited:
            raise ContentError("there is no matching BMC or BDC before it")
        self._open_sequences.pop()

    def enter(self, stream: int) -> None:
        """Begin the content of the form XObject with this object number.

        A form numbers its marked content for itself (14.7.4.2), and must close what it opens. Its
        stack begins with the sequence in which it is painted, which owns its unmarked content.
        """
        self._outer_sequences.append(self._open_sequences)
        self._open_sequences = [self._mark]
        self._streams.append(stream)

    def leave(self) -> None:
        """End the content of the form XObject entered last."""
        self._open_sequences = self._outer_sequences.pop()
        self._streams.pop()

    def say(self, shown: str) -> str:
        """Add a shown string to the text of the open marked-content sequence; return it as read."""
        text = shown[::-1] if self._mark.is_reversed else shown
        if not self._mark.is_replaced:
            self._say_in(self._mark, text)
        return text

    def _say_in(self, mark: _Owner, text: str) -> None:
        """Add characters to the text of a marked-content sequence."""
        if (content := mark.content) is not None:
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
        """Add a painted item, unless the clipping path leaves nothing of it visible.

        The arguments mean what the fields of PaintedItem of the same names mean.
        """
        visible = area.cut(state.clip)
        if visible.left <= visible.right and visible.bottom <= visible.top:
            mark = self._mark
            self._painted.append(
                PaintedItem(
                    kind, visible, ink, size, text, mark.content, mark.artifact, state.overprints,
                    most_ink, step, cover,
                )
            )  # fmt: skip
