"""A template's file → a design, or what is wrong with it; a stranger's file is not trusted."""

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
from irdocs.user_template.reading import UnusableTemplateError

ENDINGS = (".pptx", ".potx")


class _DamagedTemplateError(ValueError):
    """The file cannot be used, and why."""


def load(
    path: Path, theme: Theme, span: Span | None, report: Report, files: FileReader | None = None
) -> Design | None:
    """Return the design of a template file, or None after an error at `span` in the report."""
    try:
        data = _bytes(path, files or FileReader())
        design = _read(data, theme)
    except FileNotFoundError:
        report.error(
            "missing-template", f'there is no file "{path}"', span,
            "mend its name, or put the file there",
        )  # fmt: skip
        return None
    except OSError as error:
        report.error(
            "bad-template", f'"{path}" cannot be read: {error.strerror or error}', span,
            "look whether you may read it, and whether another program holds it",
        )  # fmt: skip
        return None
    except UnusableTemplateError as error:
        report.error(
            "unserved-template", f'"{path.name}" serves no deck: {error}', span,
            "give it a layout with a title and a large text below, or leave the template out",
        )  # fmt: skip
        return None
    except (_DamagedTemplateError, NotAPackageError) as error:
        report.error(
            "bad-template", f'"{path.name}" is no template: {error}', span,
            "open it in PowerPoint, and save it as .pptx or .potx",
        )  # fmt: skip
        return None
    for warning, hint in warnings(design):
        report.warning("template", f'"{path.name}": {warning}', span, hint)
    return design


def _bytes(path: Path, files: FileReader) -> bytes:
    if path.suffix.lower() not in ENDINGS:
        raise _DamagedTemplateError(f"its name ends in none of {', '.join(ENDINGS)}")
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
        or sum(e.file_size for e in entries) > limits.TEMPLATE_UNPACKED
    ):
        raise _DamagedTemplateError(
            f"it unpacks into more than {limits.TEMPLATE_PARTS:,} parts "
            f"or {limits.TEMPLATE_UNPACKED:,} bytes"
        )
    return data


def _read(data: bytes, theme: Theme) -> Design:
    show, plain = Presentation(data), _normal(data)
    if any(master.root.find(f"{P}clrMap") is None for master in show.masters):
        raise _DamagedTemplateError("it is damaged (a master has no colour map)")
    try:
        return reading.read(show, plain, theme)
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise _DamagedTemplateError(f"it is damaged ({type(error).__name__}: {error})") from None


def _normal(data: bytes) -> bytes:
    try:
        return normal(data)
    except Exception as error:  # whatever python-pptx says of a file that is damaged
        raise _DamagedTemplateError(f"it is damaged ({type(error).__name__}: {error})") from None


def warnings(design: Design) -> Iterator[tuple[str, str | None]]:
    """Yield what a user should know of a template, each with what to do."""
    borrowed = reading.user_template_of(design)
    if borrowed is None:
        return
    for note in borrowed.notes:
        yield note, None
    for name, measured in borrowed.faces:
        if not measured.known:
            package = name.casefold().replace(" ", "-")
            yield (
                f'the widths of its typeface "{name}" are not known; text is measured with '
                f"{measured.twin}",
                f"install fontpkg-{package} if there is such a package; else look at full slides",
            )


PAIRS = (
    *(("ink", "ground"), ("ink", "tint"), ("ink-soft", "ground"), ("primary", "ground")),
    *(("primary", "tint"), ("signal", "ground"), ("teal", "tint"), ("plum", "tint")),
    *(("on-primary", "primary"), ("on-right", "right"), ("dark", "light")),
)
"""Roles that stand on one another, and must be told apart."""


def described(design: Design) -> Iterator[str]:
    """Yield lines that say what a template serves, in which colours and typefaces."""
    borrowed = reading.user_template_of(design)
    if borrowed is None:
        return
    size = f"{design.size.width:.0f} x {design.size.height:.0f} pt"
    yield f"slides       {size}, on the master of {borrowed.master}"
    for how, names in reading.rows(design):
        yield how
        yield from wrap(names, 100, initial_indent=" " * 13, subsequent_indent=" " * 13)
    palette = borrowed.tints.palette
    for text, ground in PAIRS:
        ratio = contrast.ratio(palette[text], palette[ground])
        verdict = "" if ratio >= contrast.MINIMUM else "  TOO FAINT"
        pair = f"{text} on {ground}"
        yield (
            f"contrast     {pair:<24} {palette[text]} on {palette[ground]}  {ratio:.1f}:1{verdict}"
        )
    yield f"links        {borrowed.link} on slides, {borrowed.strong_link} on panels"
    for name, measured in borrowed.faces:
        known = "known" if measured.known else "NOT KNOWN"
        yield f"typeface     {name:<24} {known}; measured with {measured.twin}"
