"""Load a template file into a design, or report what is wrong with the file.

The file may come from anywhere, so it is not trusted: its size and the size it unpacks to are
limited before anything is parsed, and whatever fails in a damaged file becomes one error in the
report instead of a traceback.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from irdocs.content import limits
from irdocs.content.files import FileReader
from irdocs.deck.design import Design
from irdocs.diagnostics import Report, Span
from irdocs.ooxml.namespaces import P
from irdocs.ooxml.package import NotAPackageError
from irdocs.ooxml.presentation import Presentation
from irdocs.theme import Theme, contrast
from irdocs.user_template import reading
from irdocs.user_template.cleaning import normal
from irdocs.user_template.content_layouts import UnusableTemplateError

ENDINGS = (".pptx", ".potx")
"""The file name extensions of templates, in lower case."""


class _DamagedTemplateError(ValueError):
    """The file cannot be read as a template; the message says why."""


def load(
    path: Path, theme: Theme, span: Span | None, report: Report, files: FileReader | None = None
) -> Design | None:
    """Return the design of a template file, or None after reporting an error at `span`.

    What the user should know about a usable template is reported as warnings.
    """
    try:
        data = _bytes(path, files or FileReader())
        design = _read(data, theme)
    except FileNotFoundError:
        report.error(
            "missing-template", f'there is no file "{path}"', span,
            "correct its name, or put the file there",
        )  # fmt: skip
        return None
    except OSError as error:
        report.error(
            "bad-template", f'"{path}" cannot be read: {error.strerror or error}', span,
            "check that you may read it and that no other program has it open",
        )  # fmt: skip
        return None
    except UnusableTemplateError as error:
        report.error(
            "unserved-template", f'"{path.name}" cannot be used for a deck: {error}', span,
            "add a layout with a title and a large text box below, or leave the template out",
        )  # fmt: skip
        return None
    except (_DamagedTemplateError, NotAPackageError) as error:
        report.error(
            "bad-template", f'"{path.name}" is not a template: {error}', span,
            "open it in PowerPoint and save it as .pptx or .potx",
        )  # fmt: skip
        return None
    for warning, hint in warnings(design):
        report.warning("template", f'"{path.name}": {warning}', span, hint)
    return design


def _bytes(path: Path, files: FileReader) -> bytes:
    """Return the bytes of a file whose name, size and number of parts are those of a template."""
    if path.suffix.lower() not in ENDINGS:
        raise _DamagedTemplateError(f"its name must end in {' or '.join(ENDINGS)}")
    try:
        data = files.read_within(path, limits.TEMPLATE_BYTES)
    except ValueError as error:
        raise _DamagedTemplateError(str(error)) from None
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


def _read(data: bytes, theme: Theme) -> Design:
    """Return the design of a template's bytes. Raises _DamagedTemplateError."""
    original, cleaned = Presentation(data), _cleaned(data)
    if any(master.root.find(f"{P}clrMap") is None for master in original.masters):
        raise _DamagedTemplateError("it is damaged (a master has no colour map)")
    try:
        return reading.read(original, cleaned, theme)
    # Required parts or attributes of the XML that are missing show up as one of these.
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise _DamagedTemplateError(f"it is damaged ({type(error).__name__}: {error})") from None


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
        yield from wrap(names, 100, initial_indent=" " * 13, subsequent_indent=" " * 13)
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
