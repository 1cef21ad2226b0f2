"""An interpreter of page content streams: it lists what a page paints and extracts its text.

A content stream (ISO 32000-1, 7.8.2) is a program in postfix notation: operands come first, then
the operator, as in `0 0 10 10 re f`. Nothing in it says directly where a text stands or what
colour it has: that follows from the graphics state, which earlier operators have set, saved and
restored. So the only way to answer "which colour lies under this text?" is to run the program.
`ContentStreamReader` does so with one method for each operator of annex A that matters here;
operators that change nothing the audit asks about, such as line caps or rendering intents, are
skipped. The results go to a `ContentCollector`.

The reader approximates where exactness would not change an answer: a clipping path counts as its
bounding box, and so does everything painted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pikepdf

from irdocs.audit.reading import content_operations
from irdocs.audit.reading.content_operations import PATH, PdfName
from irdocs.audit.reading.graphics_state import (
    DEVICE_SPACES,
    GraphicsState,
    colour,
    device_colour,
    initial_colour,
    mixed_colour,
)
from irdocs.audit.reading.page_content import ContentCollector, PageContent
from irdocs.audit.reading.page_geometry import (
    IDENTITY,
    PageArea,
    PathPoint,
    bounds,
    matrix,
    scale,
    times,
)
from irdocs.audit.reading.page_paths import POINTS, PagePath, joined
from irdocs.audit.reading.page_resources import PageResources, SharedResources
from irdocs.audit.reading.painted_items import InkColour, Space
from irdocs.audit.reading.streams import called, contents_of, unpacked
from irdocs.audit.reading.text_object import TextObject
from irdocs.audit.reading.unreadable import ContentError, UnreadableError, explained
from irdocs.content.limits import PDF_CONTENT, PDF_DEPTH
from irdocs.drawing import SOLID
from irdocs.frozen import replace

_MINIMUM_COST = 2_000
"""The fewest bytes that a stream counts as: starting to parse even an empty one takes time."""
_WRONG_OPERANDS = "its operands, or the resources that they name, are not valid"
_UNIT_SQUARE: list[PathPoint] = [(0.0, 0.0), (1.0, 1.0)]


class ContentStreamReader:
    """Interprets the content of one page and of the form XObjects that it paints.

    `media` is the page's media box, which a shading fills when no clipping path limits it.
    """

    def __init__(self, page: Any, number: int, media: PageArea, shared: SharedResources) -> None:
        self._page = page
        self._number = number
        self._media = media
        self._resources = PageResources(page.resources, shared)
        self._collector = ContentCollector(number)
        self._state = GraphicsState()
        self._state_stack: list[GraphicsState] = []
        self._text = TextObject()
        self._path: list[PagePath] = []
        self._is_clipping_path = False
        self._tilings: dict[tuple[int, int], InkColour] = {}
        self._open_forms: list[tuple[int, int]] = []
        self._byte_count = 0
        self._operators = {name.encode(): action for name, action in self._operator_table().items()}
        self._operators |= {PATH: self._build, **dict.fromkeys(POINTS, self._build_wrongly)}

    def read(self) -> PageContent:
        """Return the page's painted items and texts. Raises UnreadableError for damaged content."""
        parts = [self._unpacked(part) for part in contents_of(self._page.obj)]
        if parts:
            self._interpret(b"\n".join(parts), self._page)
        # Its methods hold this reader. Without them, all is let go with the last use of it, and not
        # when Python looks for cycles.
        self._operators.clear()
        return self._collector.content()

    def _unpacked(self, stream: Any) -> bytes:
        """Return a stream's data, and count it. Raises UnreadableError beyond PDF_CONTENT.

        A form is interpreted each time that it is painted, and forms can paint forms: ten forms
        that each paint the next one thirty times make a file of a few kilobytes that would run
        for years. So each painting counts, not each form.
        """
        data = unpacked(stream)
        self._byte_count += max(len(data), _MINIMUM_COST)
        if self._byte_count > PDF_CONTENT:
            raise UnreadableError(
                f"page {self._number}: its content with the forms that it paints has more than "
                f"{PDF_CONTENT} bytes"
            )
        return data

    def _interpret(self, data: bytes, content: Any) -> None:
        """Carry out the operations of a page or form whose decoded content is `data`."""
        operator = b""
        try:
            for operator, operands in content_operations.operations(data, content):
                if action := self._operators.get(operator):
                    action(operands)
        except UnreadableError:
            raise
        except (ContentError, pikepdf.PdfError) as error:
            raise self._unreadable(operator, explained(error)) from error
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
            raise self._unreadable(operator, _WRONG_OPERANDS) from error

    def _unreadable(self, operator: bytes, problem: str) -> UnreadableError:
        if not operator:
            return UnreadableError(f"page {self._number}: its content cannot be parsed")
        name = operator.decode("latin-1")
        return UnreadableError(f"page {self._number}: the operator {name}: {problem}")

    def _operator_table(self) -> dict[str, Callable[[Sequence[Any]], None]]:
        """Return the method that carries out each operator.

        Table numbers in the comments are those of ISO 32000-1.
        """
        fill, stroke = self._painting(fills=True), self._painting(strokes=True)
        both = self._painting(fills=True, strokes=True)
        return {
            # graphics state (table 57)
            "q": self._save, "Q": self._restore, "cm": self._transform,
            "w": self._setter("line_width"), "gs": self._external_state,
            # paths (tables 59 to 61)
            "W": self._clipping, "W*": self._clipping,
            "f": fill, "F": fill, "f*": fill, "S": stroke, "s": stroke, "n": self._painting(),
            "B": both, "B*": both, "b": both, "b*": both,
            # colour (table 74)
            "g": lambda operands: self._fill(device_colour("gray", operands)),
            "rg": lambda operands: self._fill(device_colour("rgb", operands)),
            "k": lambda operands: self._fill(device_colour("cmyk", operands)),
            "G": lambda operands: self._stroke(device_colour("gray", operands)),
            "RG": lambda operands: self._stroke(device_colour("rgb", operands)),
            "K": lambda operands: self._stroke(device_colour("cmyk", operands)),
            "cs": lambda operands: self._fill(self._space(operands)),
            "CS": lambda operands: self._stroke(self._space(operands)),
            "sc": self._fill_colour, "scn": self._fill_colour,
            "SC": self._stroke_colour, "SCN": self._stroke_colour,
            "sh": self._shading,
            # text (tables 105 to 109)
            "BT": lambda operands: self._text.place(IDENTITY),
            "Tm": lambda operands: self._text.place(matrix(operands)),
            "Td": self._next_line, "TD": self._next_line_with_leading, "T*": self._next_line_down,
            "Tc": self._setter("character_spacing"), "Tw": self._setter("word_spacing"),
            "Tz": self._setter("horizontal_scaling", 0.01), "TL": self._setter("leading"),
            "Ts": self._setter("rise"), "Tr": self._setter("text_mode"), "Tf": self._set_font,
            "Tj": self._show, "TJ": self._show_adjusted,
            "'": self._show_on_next_line, '"': self._show_spaced,
            # external objects (table 87), inline images, marked content (table 320)
            "Do": self._external_object, "INLINE IMAGE": self._inline_image,
            "BMC": lambda operands: self._collector.begin(str(operands[0]), {}),
            "BDC": self._begin_marked, "EMC": lambda operands: self._collector.end(),
        }  # fmt: skip

    # ------------------------------------------------------------ graphics state

    def _save(self, operands: Sequence[Any]) -> None:
        self._state_stack.append(replace(self._state))

    def _restore(self, operands: Sequence[Any]) -> None:
        if not self._state_stack:
            raise ContentError("there is no matching q before it")
        self._state = self._state_stack.pop()

    def _transform(self, operands: Sequence[Any]) -> None:
        self._state.matrix = times(matrix(operands), self._state.matrix)

    def _setter(self, parameter: str, unit: float = 1.0) -> Callable[[Sequence[Any]], None]:
        """Return an action that sets an attribute of the graphics state to its operand × `unit`."""
        return lambda operands: setattr(self._state, parameter, float(operands[0]) * unit)

    def _external_state(self, operands: Sequence[Any]) -> None:
        state, parameters = self._state, self._resources.get("/ExtGState", operands[0])
        state.overprints = bool(parameters.get("/op", state.overprints))
        state.opacity = float(parameters.get("/ca", state.opacity))
        state.stroke_opacity = float(parameters.get("/CA", state.stroke_opacity))
        if "/BM" in parameters or "/SMask" in parameters:
            mode, mask = parameters.get("/BM", "/Normal"), parameters.get("/SMask", "/None")
            kinds = [str(mode), "a soft mask" if isinstance(mask, pikepdf.Dictionary) else ""]
            state.blending = " ".join(kind for kind in kinds if kind not in ("", "/Normal"))
        state.line_width = float(parameters.get("/LW", state.line_width))
        if "/Font" in parameters:
            font, size = parameters.Font
            state.font, state.font_size = self._resources.shared.font(font), float(size)

    def _fill(self, ink: InkColour) -> None:
        self._state.fill = ink

    def _stroke(self, ink: InkColour) -> None:
        self._state.stroke = ink

    def _fill_colour(self, operands: Sequence[Any]) -> None:
        self._state.fill = self._named_colour(self._state.fill, operands)

    def _stroke_colour(self, operands: Sequence[Any]) -> None:
        self._state.stroke = self._named_colour(self._state.stroke, operands)

    def _space(self, operands: Sequence[Any]) -> InkColour:
        (name,) = operands
        is_known = str(name) in DEVICE_SPACES or name == "/Pattern"
        return initial_colour(name if is_known else self._resources.get("/ColorSpace", name))

    # ------------------------------------------------------------ paths

    def _build(self, operands: Sequence[Any]) -> None:
        self._path += operands

    def _build_wrongly(self, operands: Sequence[Any]) -> None:
        """Refuse an operator of a path that has not the numbers which it takes."""
        raise ContentError(_WRONG_OPERANDS)

    def _clipping(self, operands: Sequence[Any]) -> None:
        self._is_clipping_path = True

    def _painting(
        self, *, fills: bool = False, strokes: bool = False
    ) -> Callable[[Sequence[Any]], None]:
        return lambda operands: self._paint_current(fills, strokes)

    def _paint_current(self, fills: bool, strokes: bool) -> None:
        """Paint the current path, end it, and make it the clipping path if W came before.

        PDF sets a new clipping path only after the painting operator (8.5.4). Setting it before
        comes to the same here, as what is painted is the path itself.
        """
        if path := joined(self._path):
            if self._is_clipping_path:
                self._state.clip = path.bounds(self._state.matrix).cut(self._state.clip)
            self._paint(path, fills, strokes)
        self._path, self._is_clipping_path = [], False

    def _paint(self, path: PagePath, fills: bool, strokes: bool) -> None:
        state = self._state
        area = path.bounds(state.matrix)
        if fills:
            step = path.least_step * scale(state.matrix)
            # Through a translucent fill the ground shows, so its colour is not known.
            ink = state.fill if state.opacity >= SOLID else mixed_colour(state.fill.space)
            self._collector.paint(state, "fill", area, ink, step=step, cover=path.cover)
        if strokes:
            width = state.line_width * scale(state.matrix)
            outer = area.grown(width / 2)
            self._collector.paint(state, "stroke", outer, state.stroke, width)

    def _shading(self, operands: Sequence[Any]) -> None:
        area = self._state.clip or self._media
        ink = _shading_colour(self._resources.find("/Shading", operands[0]))
        self._collector.paint(self._state, "fill", area, ink, cover=1.0)

    def _named_colour(self, current: InkColour, operands: Sequence[Any]) -> InkColour:
        """Return the colour that sc or scn sets; of a gradient only its space is known."""
        if operands and isinstance(operands[-1], PdfName):
            pattern = self._resources.find("/Pattern", operands[-1])
            if pattern is not None and "/Shading" in pattern:
                return _shading_colour(pattern.Shading)
            if isinstance(pattern, pikepdf.Stream):
                return self._tiling_colour(pattern)
        return colour(current, operands)

    def _tiling_colour(self, pattern: Any) -> InkColour:
        """Return the colour of a tiling pattern (8.7.3): the space in which its cell is painted."""
        if pattern.objgen in self._tilings:
            return self._tilings[pattern.objgen]
        outside = self._collector, self._state
        self._collector, self._state = ContentCollector(self._number), GraphicsState()
        self._form(pattern)
        spaces = {item.ink.space for item in self._collector.painted}
        self._collector, self._state = outside
        self._tilings[pattern.objgen] = mixed_colour(spaces.pop() if len(spaces) == 1 else "other")
        return self._tilings[pattern.objgen]

    # ------------------------------------------------------------ text

    def _next_line(self, operands: Sequence[Any]) -> None:
        x, y = operands
        self._text.next_line(float(x), float(y))

    def _next_line_with_leading(self, operands: Sequence[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._next_line(operands)

    def _next_line_down(self, operands: Sequence[Any]) -> None:
        self._text.next_line(0.0, -self._state.leading)

    def _set_font(self, operands: Sequence[Any]) -> None:
        name, size = operands
        self._state.font, self._state.font_size = self._resources.font(name), float(size)

    def _show(self, pieces: Any) -> None:
        state = self._state
        to_page = times(self._text.matrix, state.matrix)
        shown, corners = self._text.show(state, pieces)
        text = self._collector.say(shown)
        size = state.font_size * scale(to_page)
        self._collector.paint(state, "text", bounds(corners, to_page), state.fill, size, text)

    def _show_adjusted(self, operands: Sequence[Any]) -> None:
        (pieces,) = operands
        self._show([pieces] if isinstance(pieces, bytes) else pieces)

    def _show_on_next_line(self, operands: Sequence[Any]) -> None:
        self._next_line_down(())
        self._show(operands)

    def _show_spaced(self, operands: Sequence[Any]) -> None:
        word_spacing, character_spacing, string = operands
        self._state.word_spacing = float(word_spacing)
        self._state.character_spacing = float(character_spacing)
        self._show_on_next_line((string,))

    # ------------------------------------------------------------ images and forms

    def _external_object(self, operands: Sequence[Any]) -> None:
        external = self._resources.get("/XObject", operands[0])
        match str(external.get("/Subtype")):
            case "/Image":
                space = _image_space(external.get("/ColorSpace"))
                most_ink = self._resources.shared.most_ink(external) if space == "cmyk" else 0.0
                self._image(int(external.Width), int(external.Height), space, most_ink)
            case "/Form":
                self._form(external)
            case _:
                pass  # a PostScript XObject, which only PostScript printers execute (8.8.2)

    def _inline_image(self, operands: Sequence[Any]) -> None:
        """Paint an inline image (8.9.7): it has few pixels, so its ink is not measured."""
        (image,) = operands
        self._image(int(image.width), int(image.height), _image_space(image.colorspace), 0.0)

    def _image(self, columns: int, rows: int, space: Space, most_ink: float) -> None:
        # An image fills the unit square of its own space; the CTM gives it size and place (8.9.4).
        area = bounds(_UNIT_SQUARE, self._state.matrix)
        if area.width and area.height:
            resolution = min(columns / (area.width / 72), rows / (area.height / 72))
            ink = InkColour(space, ())
            self._collector.paint(
                self._state, "image", area, ink, resolution, most_ink=most_ink, cover=1.0
            )

    def _form(self, form: Any) -> None:
        """Interpret a form XObject's content as if it stood in place of its name (8.10.1).

        A form has its own resources and its own stack of graphics states, and begins with a copy
        of the state outside; whatever it changes is undone at its end.
        """
        if form.objgen in self._open_forms or len(self._open_forms) == PDF_DEPTH:
            raise UnreadableError(
                f"page {self._number}: {called(form)} is a form that paints itself"
            )
        data = self._unpacked(form)
        outer_context = self._resources, self._state, self._state_stack
        to_page = times(matrix(form.get("/Matrix", IDENTITY)), self._state.matrix)
        left, bottom, right, top = (float(edge) for edge in form.BBox)
        area = bounds([(left, bottom), (right, bottom), (left, top), (right, top)], to_page)
        self._state = replace(self._state, matrix=to_page, clip=area.cut(self._state.clip))
        self._state_stack = []
        if "/Resources" in form:
            self._resources = replace(self._resources, dictionary=form.Resources)
        self._open_forms.append(form.objgen)
        self._collector.enter(form.objgen[0])
        self._interpret(data, form)
        self._collector.leave()
        self._open_forms.pop()
        self._resources, self._state, self._state_stack = outer_context

    # ------------------------------------------------------------ marked content

    def _begin_marked(self, operands: Sequence[Any]) -> None:
        tag, properties = operands
        if isinstance(properties, PdfName):
            properties = self._resources.get("/Properties", properties)
        self._collector.begin(str(tag), properties)


def _shading_colour(shading: Any) -> InkColour:
    """Return the colour of a shading (8.7.4.3), of which only the space is known."""
    space = shading.get("/ColorSpace") if shading is not None else None
    return mixed_colour(initial_colour(space).space if space is not None else "other")


def _image_space(space: Any) -> Space:
    return (
        DEVICE_SPACES.get(str(space), "other") if isinstance(space, str | pikepdf.Name) else "other"
    )
