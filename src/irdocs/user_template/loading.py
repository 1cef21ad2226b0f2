"""Load a template file into a design, or report what is wrong with the file.

The file may come from anywhere, so it is not trusted: its size and the size it unpacks to are
limited before anything is parsed, and whatever fails in a damaged file becomes one error in the
report instead of a traceback.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap

from irdocs.caching.by_identity import cached_by_identity
from irdocs.caching.by_value import cached_by_value
from irdocs.content import limits
from irdocs.content.files import FileReader
from irdocs.deck.design import Design
from irdocs.deck.layout_names import LayoutKey
from irdocs.diagnostics import Diagnostic, Report, Span
from irdocs.frozen import frozen
from irdocs.locale.scripts import Direction
from irdocs.ooxml.namespaces import P
from irdocs.ooxml.package import NotAPackageError
from irdocs.ooxml.presentation import Presentation
from irdocs.theme import Theme, contrast
from irdocs.units import Size
from irdocs.user_template import reading, slide_sizes
from irdocs.user_template.cleaning import normal
from irdocs.user_template.content_layouts import UnusableTemplateError
from irdocs.user_template.foundations import Room
from irdocs.user_template.named_kinds import in_few_words

ENDINGS = (".pptx", ".potx")
"""The file name extensions of templates, in lower case."""


@frozen
class Attempt:
    """One way to lay out a deck in a template."""

    room: Room
    """The most room that our layouts take, for slides whose text has none in less."""
    width: float
    """The least width of a slide in pt to which the template is enlarged."""
    height: float = slide_sizes.LEAST_HEIGHT
    """The least height of a slide in pt to which it is enlarged."""


ATTEMPTS = (
    Attempt(Room.BODY, slide_sizes.LEAST_WIDTH),
    Attempt(Room.FREE, slide_sizes.LEAST_WIDTH),
    Attempt(Room.FREE, slide_sizes.USUAL_WIDTH),
    Attempt(Room.WHOLE, slide_sizes.USUAL_WIDTH),
    Attempt(Room.FREE, slide_sizes.USUAL_WIDTH, slide_sizes.USUAL_HEIGHT),
    Attempt(Room.WHOLE, slide_sizes.USUAL_WIDTH, slide_sizes.USUAL_HEIGHT),
)
"""The ways in which a deck may be laid out, each with more room for words than the one before.

A template is enlarged before a logo is covered: that makes type smaller in relation to the slide,
but leaves the template as it looks. A wide one is enlarged beyond the width of PowerPoint's own
slides only for what has no room otherwise, as type is then smaller on it than on others.
"""
_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a file begins that is encrypted, or of PowerPoint before 2007 (MS-CFB, 2.2)."""


class _DamagedTemplateError(ValueError):
    """The file cannot be read as a template; the message says why."""


def load(
    path: Path, theme: Theme, span: Span | None, report: Report, files: FileReader | None = None
) -> Design | None:
    """Return the design of a template file, or None after reporting an error at `span`.

    What the user should know about a usable template is reported as warnings.
    """
    file = opened(path, span, report, files)
    return file.design(theme, report) if file else None


def opened(
    path: Path, span: Span | None, report: Report, files: FileReader | None = None
) -> TemplateFile | None:
    """Return a template file that can be read, or None after reporting an error at `span`."""
    try:
        data = _bytes(path, files or FileReader())
        return TemplateFile(path, span, _presentation(data), _cleaned(data))
    except FileNotFoundError:
        report.error(
            "missing-template", f'there is no file "{path}"', span,
            "correct its name, or put the file there",
        )  # fmt: skip
    except OSError as error:
        report.error(
            "bad-template", f'"{path}" cannot be read: {error.strerror or error}', span,
            "check that you may read it and that no other program has it open",
        )  # fmt: skip
    except (_DamagedTemplateError, NotAPackageError) as error:
        _refuse(path, span, report, error)
    return None


def _refuse(path: Path, span: Span | None, report: Report, error: ValueError) -> None:
    report.error(
        "bad-template", f'"{path.name}" is not a template: {error}', span,
        "open it in PowerPoint and save it as .pptx or .potx",
    )  # fmt: skip


@frozen
class TemplateFile:
    """A template file that was opened and cleaned."""

    path: Path
    span: Span | None
    """Where the content names it."""
    original: Presentation
    """With its sample slides."""
    cleaned: bytes
    """Without them."""

    def design(
        self,
        theme: Theme,
        report: Report,
        attempt: Attempt = ATTEMPTS[0],
        direction: Direction = "ltr",
    ) -> Design | None:
        """Return the design of one attempt, or None after reporting an error.

        What the user should know about a usable template is reported as warnings.
        """
        try:
            design = _read(theme, self.original, self.cleaned, attempt, direction)
        except (_DamagedTemplateError, NotAPackageError, UnusableTemplateError) as error:
            _refuse(self.path, self.span, report, error)
            return None
        for warning, hint in warnings(design):
            report.warning("template", f'"{self.path.name}": {warning}', self.span, hint)
        template = reading.user_template_of(design)
        if template and template.direction != direction:
            report.note(
                "template-direction",
                f'"{self.path.name}" is made for languages that are written from the '
                f"{'left' if direction == 'rtl' else 'right'}: what it paints, its title and its "
                "footers stay where they are, and only what irdocs puts on slides is turned round",
                self.span,
                "take a template that is made for the language, if there is one",
            )
        return design

    def tell_of_enlarged(
        self, before: Size, after: Size, lacking: Sequence[Diagnostic], report: Report
    ) -> None:
        """Warn that all slides were enlarged, and of which blocks had no room otherwise."""
        lines = sorted({error.span.line for error in lacking if error.span})
        places = f"{'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines))}"
        share = round(100 * (1 - before.width / after.width))
        report.warning(
            "template",
            f'"{self.path.name}": all type is {share}% smaller on its slides, which are now '
            f"{after.width:g} x {after.height:g} pt, as else there is no room for {places}",
            next((error.span for error in lacking if error.span), self.span),
            "shorten what stands there, or part it into several blocks",
        )

    def tell_of_crowded(self, design: Design, keys: Sequence[LayoutKey], report: Report) -> None:
        """Warn of slides whose text has no room in the template's layouts.

        `keys` are the keys of the layouts of all slides, in order.
        """
        for warning in crowded(design, keys):
            report.warning(
                "template", f'"{self.path.name}": {warning}', self.span,
                "shorten their text, or add short: or headline: for the slides alone",
            )  # fmt: skip


def _bytes(path: Path, files: FileReader) -> bytes:
    """Return the bytes of a file whose name, size and number of parts are those of a template."""
    if path.suffix.lower() not in ENDINGS:
        raise _DamagedTemplateError(f"its name must end in {' or '.join(ENDINGS)}")
    try:
        data = files.read_within(path, limits.TEMPLATE_BYTES)
    except ValueError as error:
        raise _DamagedTemplateError(str(error)) from None
    if data.startswith(_COMPOUND_FILE):
        raise _DamagedTemplateError("it is encrypted, or was made by a PowerPoint before 2007")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise _DamagedTemplateError(str(error)) from None
    if (
        len(entries) > limits.TEMPLATE_PARTS
        or sum(entry.file_size for entry in entries) > limits.TEMPLATE_UNPACKED
    ):
        raise _DamagedTemplateError(
            f"it unpacks to more than {limits.TEMPLATE_PARTS:,} parts "
            f"or {limits.TEMPLATE_UNPACKED:,} bytes"
        )
    return data


_KEPT = 8
"""How many templates are kept from one deck to the next: those of a batch, or of a preview, have
few, and what a template looks like depends on nothing but its bytes and the theme."""


@cached_by_value(_KEPT)
def _presentation(data: bytes) -> Presentation:
    """Return the same opened template for the same bytes, which nobody changes."""
    return Presentation(data)


@cached_by_identity(_KEPT)
def _read(
    theme: Theme, original: Presentation, cleaned: bytes, attempt: Attempt, direction: Direction
) -> Design:
    """Return the design of one attempt.

    Raises _DamagedTemplateError, and UnusableTemplateError for a file without a master.
    """
    if any(master.root.find(f"{P}clrMap") is None for master in original.masters):
        raise _DamagedTemplateError("it is damaged (a master has no colour map)")
    # Required parts or attributes of the XML that are missing or malformed show up as one of these.
    faults = (ArithmeticError, AttributeError, IndexError, KeyError, TypeError, ValueError)
    try:
        size = Presentation(cleaned).size
        if not slide_sizes.is_possible(size):
            raise _DamagedTemplateError(
                f"its slides are {size.width:g} x {size.height:g} pt large; "
                "PowerPoint allows 72 to 4032 pt"
            )
        scale = slide_sizes.factor(size, attempt.width, attempt.height)
        data = slide_sizes.resized(cleaned, scale) if scale != 1 else cleaned
        return reading.read(original, data, theme, attempt.room, direction)
    except (UnusableTemplateError, NotAPackageError, _DamagedTemplateError):
        raise
    except faults as error:
        raise _DamagedTemplateError(f"it is damaged ({type(error).__name__}: {error})") from None


@cached_by_value(_KEPT)
def _cleaned(data: bytes) -> bytes:
    """Return the template without its slides. Raises _DamagedTemplateError."""
    try:
        return normal(data)
    except Exception as error:  # python-pptx raises nearly anything for a damaged file
        raise _DamagedTemplateError(f"it is damaged ({type(error).__name__}: {error})") from None


def warnings(design: Design) -> Iterator[tuple[str, str | None]]:
    """Yield what the user should know about a template, each with a hint or None."""
    template = reading.user_template_of(design)
    if template is None:
        return
    for note in template.notes:
        yield note, None
    for name, measured in template.faces:
        if not measured.known:
            package = name.casefold().replace(" ", "-")
            yield (
                f'the widths of its typeface "{name}" are not known; text is measured with '
                f"{measured.twin}",
                f"install the package fontpkg-{package} if there is one; otherwise check that full "
                "slides have room",
            )


_CROWDED: Mapping[Room, str] = {
    Room.FREE: "made on its master, with a title of ours in what that leaves free",
    Room.UNMARKED: (
        "made on its master, with a plain panel over some of what that paints; its logo and its "
        "words are not covered"
    ),
    Room.WHOLE: "made on its master, with a plain panel over what that paints",
}
"""What is said of slides that take more room than the template's layouts give."""


def crowded(design: Design, keys: Sequence[LayoutKey]) -> Iterator[str]:
    """Yield what the user should know of slides whose text has no room in the template's layouts.

    `keys` are the keys of the layouts of all slides, in order.
    """
    template = reading.user_template_of(design)
    if template is None:
        return
    for room, description in _CROWDED.items():
        numbers = [
            str(number)
            for number, key in enumerate(keys, start=1)
            if key.room and template.sources[key].room is room
        ]
        if numbers:
            *others, last = numbers
            listed = f"slides {', '.join(others)} and {last} are" if others else f"slide {last} is"
            yield f"for want of room in its layouts, {listed} {description}"


PAIRS = (
    *(("ink", "ground"), ("ink", "tint"), ("ink-soft", "ground"), ("primary", "ground")),
    *(("primary", "tint"), ("signal", "ground"), ("teal", "tint"), ("plum", "tint")),
    *(("on-primary", "primary"), ("on-right", "right"), ("dark", "light")),
)
"""Pairs of colour roles, text and its ground, that must have enough contrast."""


def described(design: Design) -> Iterator[str]:
    """Yield the lines of a template's description: its layouts, contrasts and typefaces."""
    template = reading.user_template_of(design)
    if template is None:
        return
    size = f"{design.size.width:.0f} x {design.size.height:.0f} pt"
    yield f"slides       {size}, on the master of {template.master}"
    for source, names in reading.rows(design):
        yield source
        kinds = ", ".join(in_few_words(names))
        yield from wrap(kinds, 100, initial_indent=" " * 13, subsequent_indent=" " * 13)
    palette = template.tints.palette
    for text, ground in PAIRS:
        ratio = contrast.ratio(palette[text], palette[ground])
        verdict = "" if ratio >= contrast.MINIMUM else "  TOO FAINT"
        pair = f"{text} on {ground}"
        yield (
            f"contrast     {pair:<24} {palette[text]} on {palette[ground]}  {ratio:.1f}:1{verdict}"
        )
    yield f"links        {template.link} on slides, {template.strong_link} on panels"
    for name, measured in template.faces:
        known = "known" if measured.known else "NOT KNOWN"
        yield f"typeface     {name:<24} {known}; measured with {measured.twin}"
