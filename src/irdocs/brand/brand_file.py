"""Read a _brand.yml, the file in which a brand is written down for Quarto and other programs.

Its keys are those of https://posit-dev.github.io/brand-yml/. Colours, the logo and font files are
taken; each key that is not taken has a note which says why. Nothing is fetched from the web.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from irdocs.brand.brand_fonts import BrandFamily, FontPlaces, family
from irdocs.brand.colour_values import resolved
from irdocs.brand.colours import BrandColour
from irdocs.brand.losses import Losses
from irdocs.content.files import FileReader
from irdocs.content.limits import CONTENT_BYTES
from irdocs.content.named_files import located
from irdocs.content.source import SourceList, SourceMapping
from irdocs.content.text_file import decode_text
from irdocs.content.yaml_file import read_values
from irdocs.diagnostics import Report, Span, guess
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.theme.perception import Oklch

_GROUNDS = ("foreground", "background")
_MEANT = (*_GROUNDS, "primary", "secondary", "tertiary", "link", "light", "dark")
_BY_WEIGHT = ("primary", "secondary", "tertiary", *_GROUNDS, "light", "dark", "link")
_STATUS = ("success", "info", "warning", "danger")
_SIZES = ("large", "medium", "small")
_LOOK = ("size", "weight", "line-height", "style", "background-color", "decoration")
_WHY_STATUS = "emergency, warning, information and success have the colours that people know"
_WHY_LOOK = "sizes, weights and grounds of text are those of the theme"


@frozen
class Brand:
    """What a theme takes of a brand."""

    name: str | None
    colours: tuple[BrandColour, ...]
    """The most important first; none if the brand gives no colours."""
    logo: Path | None
    text: BrandFamily | None
    code: BrandFamily | None


def read(path: Path, theme_folder: Path, files: FileReader, report: Report) -> Brand | None:
    """Return what a theme takes of a brand's file; None after adding errors to `report`.

    Fonts must lie in or below the folder of the theme that is made. Raises OSError if the file
    cannot be read.
    """
    raw = files.read(path, CONTENT_BYTES)
    file_text = decode_text(raw, str(path), report)
    values = read_values(file_text, str(path), report) if file_text else None
    if values is None or values.data is None or report.errors:
        return None
    reader = _BrandReader(values.data, path.parent, files, report)
    brand = reader.brand(theme_folder)
    return None if report.errors else brand


class _BrandReader:
    """Reads the sections of a brand's file, each once."""

    def __init__(self, data: SourceMapping, folder: Path, files: FileReader, report: Report):
        self._data, self._folder, self._files, self._report = data, folder, files, report
        self._losses = Losses(report)
        self._named: dict[str, str] = {}
        self._primary: Colour | None = None

    def brand(self, theme_folder: Path) -> Brand:
        """Return the brand. Errors and what is not taken go to the report."""
        known = ("meta", "logo", "color", "typography", "defaults")
        self._refuse_unknown(self._data, known, "")
        if "defaults" in self._data:
            why = "it holds settings of other programs"
            self._losses.add("defaults", why, self._data.key_spans["defaults"])
        name = self._name()
        logo = self._logo()
        colours = tuple(self._colours())
        typography = self._section(self._data, "typography")
        text, code = self._families(typography, theme_folder)
        return Brand(name, (*colours, *self._link(typography)), logo, text, code)

    # ------------------------------------------------------------ keys

    def _section(self, data: Mapping[str, Any], key: str) -> SourceMapping | None:
        """Return a mapping below a key; None if there is none, which may be an error."""
        value = data.get(key)
        if value is None or isinstance(value, SourceMapping):
            return value
        if isinstance(data, SourceMapping):
            self._bad(f"{key}: must be a mapping of keys", data.value_spans[key])
        return None

    def _bad(self, message: str, span: Span, hint: str | None = None) -> None:
        self._report.error("bad-brand", message, span, hint or _GUIDE)

    def _refuse_unknown(self, data: SourceMapping, known: tuple[str, ...], inside: str) -> None:
        for key in data:
            if key not in known:
                advice = guess(key, known, f"known keys: {', '.join(known)}")
                self._losses.add(f"{inside}{key}", "brands have no such key", data.key_spans[key],
                                 advice)  # fmt: skip

    # ------------------------------------------------------------ name and logo

    def _name(self) -> str | None:
        meta = self._section(self._data, "meta")
        if meta is None:
            return None
        for key in meta:
            if key != "name":
                why = "addresses of a document are in content.yaml"
                self._losses.add(f"meta.{key}", why, meta.key_spans[key])
        name = meta.get("name")
        if isinstance(name, SourceMapping):
            name = name.get("short") or name.get("full")
        return str(name) if isinstance(name, str) else None

    def _logo(self) -> Path | None:
        """Return the largest logo for light grounds; each that is not taken has a note."""
        value, span = self._data.get("logo"), self._data.key_spans.get("logo")
        if value is None or span is None:
            return None
        if not isinstance(value, SourceMapping):
            return self._logo_file(value, span)
        images = value.get("images")
        named = images if isinstance(images, SourceMapping) else {}
        if "path" in value:
            return self._logo_file(value["path"], value.value_spans["path"])
        self._refuse_unknown(value, ("images", *_SIZES), "logo.")
        for size in _SIZES:
            chosen = value.get(size)
            if isinstance(chosen, SourceMapping) and ("light" in chosen or "dark" in chosen):
                chosen = chosen.get("light", chosen.get("dark"))
            for _ in range(2):  # a name leads to a path, or to a mapping that has one
                if isinstance(chosen, str) and chosen in named:
                    chosen = named[chosen]
                if isinstance(chosen, SourceMapping):
                    chosen = chosen.get("path")
            found = self._logo_file(chosen, value.value_spans[size]) if chosen else None
            if found:
                return found
        return None

    def _logo_file(self, name: Any, span: Span) -> Path | None:
        shown = f'the logo "{str(name)[:80]}"'
        if not isinstance(name, str):
            self._losses.add("the logo", "it is no path", span)
        elif "://" in name:
            self._losses.add(shown, "nothing is fetched from the web", span, "name a file")
        else:
            try:
                return located(self._folder, name, self._files, "name a picture")
            except PydanticCustomError as error:
                is_outside = error.type == "outside-asset"
                why = "it lies outside the brand's folder" if is_outside else error.message()
                self._losses.add(shown, why, span)
            except (OSError, ValueError, RuntimeError):  # a loop of links, or no name of a file
                self._losses.add(shown, "it cannot be read", span)
        return None

    # ------------------------------------------------------------ colours

    def _colours(self) -> Iterator[BrandColour]:
        """Yield the brand's colours, those with a meaning first, each colour once."""
        section = self._section(self._data, "color")
        if section is None:
            return
        self._refuse_unknown(section, ("palette", *_MEANT, *_STATUS), "color.")
        palette = self._section(section, "palette")
        self._named = self._names(section, (*_MEANT, *_STATUS))
        self._named |= self._names(palette, tuple(palette or ()))  # its names come first
        seen: set[Colour] = set()
        number = 0
        for key in _BY_WEIGHT:
            colour = self._colour(section, key)
            if colour is None or not self._is_wanted(key, colour, section.key_spans[key]):
                continue
            number += 1
            if key == "primary":
                self._primary = colour
            yield BrandColour(colour, key, 1 / number, _role(key, colour))
            seen.add(colour)
        for key in _STATUS:
            colour = self._colour(section, key)
            if colour is not None:
                self._losses.add(f"color.{key}", _WHY_STATUS, section.key_spans[key])
                if key == "danger":
                    seen.add(colour)  # no accent should look like danger
        for key in palette or ():
            colour = self._colour(palette, key)
            if colour is not None and colour not in seen:
                seen.add(colour)
                number += 1
                yield BrandColour(colour, key, 1 / number)

    def _names(self, section: SourceMapping | None, keys: tuple[str, ...]) -> dict[str, str]:
        """Return what each key is written as; one that says its own name is a colour of CSS."""
        texts = ((key, self._written(section, key)) for key in keys)
        return {key: text for key, text in texts if text is not None and text != key}

    def _is_wanted(self, key: str, colour: Colour, span: Span) -> bool:
        """Whether a colour may have a role; the ground has none, and is told if it is not white."""
        if key != "background":
            return True
        if Oklch.of(colour).lightness > 0.995:
            return False
        self._losses.add("color.background", "pages are white, as paper is", span)
        return False

    def _written(self, section: SourceMapping | None, key: str) -> str | None:
        """Return the text of a colour; that for light grounds where there are two."""
        value = section.get(key) if section is not None else None
        if section is None or key not in section:
            return None
        span = section.value_spans[key]
        if isinstance(value, SourceMapping):
            if "dark" in value:
                why = "a theme has one colour for each role"
                self._losses.add(f"{key}.dark", why, value.key_spans["dark"])
            value = value.get("light", value.get("dark"))
        if value is None:
            self._bad(f"{key}: has no value", span,
                      "put a colour in quotes: after a space, # begins a comment")  # fmt: skip
            return None
        if not isinstance(value, str):
            written = getattr(value, "written", None)
            self._bad(f"{key}: is no colour" + (f": {written}" if written else ""), span,
                      'write it as "#003087", in quotes')  # fmt: skip
            return None
        return str(value)

    def _colour(self, section: SourceMapping | None, key: str) -> Colour | None:
        """Return the colour of a key; None if there is none, which may be an error."""
        text = self._written(section, key)
        if text is None or section is None:
            return None
        try:
            return resolved(text, self._named)
        except ValueError as error:
            self._bad(f"{key}: {error}", section.value_spans[key])
            return None

    def _link(self, typography: SourceMapping | None) -> Iterator[BrandColour]:
        """Yield the colour of links, where it is given with their type."""
        link = typography.get("link") if typography else None
        colour = self._colour(link, "color") if isinstance(link, SourceMapping) else None
        if colour is not None:
            yield BrandColour(colour, "link", 0.0, "link")

    # ------------------------------------------------------------ typefaces

    def _families(
        self, typography: SourceMapping | None, theme_folder: Path
    ) -> tuple[BrandFamily | None, BrandFamily | None]:
        """Return the typeface of text and that of code."""
        if typography is None:
            return None, None
        parts = ("base", "headings", "monospace", "monospace-inline", "monospace-block", "link")
        self._refuse_unknown(typography, ("fonts", *parts), "typography.")
        fonts = typography.get("fonts")
        entries = fonts if isinstance(fonts, SourceList) else []
        places = FontPlaces(self._folder, theme_folder, self._files)
        names = {part: self._family_name(typography, part) for part in parts}
        base, code = names["base"], names["monospace"]
        for part in ("headings", "monospace-inline", "monospace-block"):
            like = base if part == "headings" else code
            if names[part] and names[part] != like:
                why = "a theme has one typeface for all text and one for code"
                self._losses.add(f'typography.{part}, "{names[part]}",', why,
                                 typography.value_spans[part])  # fmt: skip
        text_family, code_family = (
            family(name, typography.value_spans[part], entries, places, self._losses)
            if name else None
            for part, name in (("base", base), ("monospace", code))
        )  # fmt: skip
        return text_family, code_family

    def _differs(self, headings: SourceMapping) -> bool:
        """Whether headings have another colour than the brand's main one."""
        colour = self._colour(headings, "color")
        return colour is not None and colour != self._primary

    def _family_name(self, typography: SourceMapping, part: str) -> str | None:
        """Return the family of a part of the text; its other keys are said not to be taken."""
        value = typography.get(part)
        if not isinstance(value, SourceMapping):
            return str(value) if isinstance(value, str) else None
        self._refuse_unknown(value, ("family", "color", *_LOOK), f"typography.{part}.")
        for key in value:
            span = value.key_spans[key]
            if key in _LOOK:
                self._losses.add(f"typography.{part}.{key}", _WHY_LOOK, span)
            elif key == "color" and part not in ("link", "headings"):
                self._losses.add(f"typography.{part}.color", "text is in the ink", span)
            elif part == "headings" and key == "color" and self._differs(value):
                why = "headings are in the main colour"
                self._losses.add("typography.headings.color", why, span)
        named = value.get("family")
        return str(named) if isinstance(named, str) else None


_GUIDE = "https://posit-dev.github.io/brand-yml/ says what a brand's file holds"


def _role(key: str, colour: Colour) -> str | None:
    """Return the role that a brand means a colour for; None where any may have it."""
    look = Oklch.of(colour)
    is_grey = look.chroma < 0.035
    match key:
        case "primary" | "link":
            return key
        case "foreground":
            return "ink"
        case "secondary" | "tertiary" if is_grey and look.lightness < 0.9:
            return "ink-soft"
        case "tertiary" | "light" if look.lightness >= 0.9:
            return "tint"
        case _:
            return None
