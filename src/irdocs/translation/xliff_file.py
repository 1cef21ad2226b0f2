"""Read an XLIFF 2 file that came back from an agency.

Programs may have split a unit into segments, marked terms, or written the two ends of a code as
elements of their own; all that is understood (XLIFF 2.0, 4.2). What cannot be is named at its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from irdocs.content.assets import line_of
from irdocs.diagnostics import Report
from irdocs.translation.catalogue import Entry, Translations, is_one_language
from irdocs.translation.po_lines import BAD_FILE
from irdocs.translation.xliff_writing import FUZZY, NAMESPACE, OWN_NOTES, STALE

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


def read(raw: bytes, file: str, report: Report, expected: str | None = None) -> Translations | None:
    """Return the catalogue in an XLIFF file, or None after reporting what is wrong with it.

    A file in another language than the one that is `expected`, if any, is wrong.
    """
    if declaration := _DOCTYPE.search(raw):
        line = raw.count(b"\n", 0, declaration.start()) + 1
        report.error(BAD_FILE, "a file with declarations (DOCTYPE, ENTITY) is not read",
                     line_of(file, line), "remove them")  # fmt: skip
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        report.error(BAD_FILE, f"this is no XML: {error.msg}", line_of(file, error.lineno or 1),
                     "export the file again")  # fmt: skip
        return None
    top = line_of(file, root.sourceline or 1)
    if root.tag != f"{{{NAMESPACE}}}xliff":
        version = root.get("version")
        said = f"XLIFF {version}" if version and root.tag.endswith("xliff") else "no XLIFF"
        report.error(BAD_FILE, f"this is {said}; XLIFF 2.0 or 2.1 is read", top,
                     "have it exported as XLIFF 2.0, or as PO")  # fmt: skip
        return None
    language = root.get("trgLang")
    if not language:
        report.error(BAD_FILE, "the file does not say into which language it is", top,
                     "add trgLang= to the element xliff")  # fmt: skip
        return None
    if expected and not is_one_language(language, expected):
        report.error(
            BAD_FILE, f'the file says that this is "{language}", and it is taken for "{expected}"',
            top, "name the language that it is in, or correct trgLang=",
        )  # fmt: skip
        return None
    reader = _Reader(file, report)
    before = len(report.errors)
    entries = [reader.entry(unit) for unit in root.iter(f"{{{NAMESPACE}}}unit")]
    if len(report.errors) > before:
        return None
    return Translations(language, tuple(entry for entry in entries if entry), file=file)


class _Reader:
    def __init__(self, file: str, report: Report) -> None:
        self._file, self._report = file, report
        self._ids: dict[str, int] = {}

    def entry(self, unit: Any) -> Entry | None:
        """Return the entry of a unit, or None if it is faulty, which is reported."""
        name, line = str(unit.get("id") or ""), int(unit.sourceline or 1)
        if name in self._ids:
            self._report.error(
                BAD_FILE, f'the id "{name}" has been translated before', line_of(self._file, line),
                f"the first unit is in line {self._ids[name]}; keep the better one",
            )  # fmt: skip
            return None
        self._ids[name] = line
        data = {d.get("id"): d.text or "" for d in unit.iter(f"{{{NAMESPACE}}}data")}
        codes = dict(_codes(unit, data))
        source = ""
        targets: list[tuple[int, int, str]] = []
        states: list[tuple[str | None, bool]] = []
        for part in unit:
            kind = etree.QName(part).localname if isinstance(part.tag, str) else ""
            if kind not in ("segment", "ignorable"):
                continue
            own = part.find(f"{{{NAMESPACE}}}source")
            text = self._text(own, codes) if own is not None else ""
            source += text
            target = part.find(f"{{{NAMESPACE}}}target")
            order = _number(target.get("order"), 10) if target is not None else 0
            if target is not None:
                targets.append((order, len(targets), self._text(target, codes)))
                line = int(target.sourceline or line)
            elif kind == "ignorable":
                targets.append((0, len(targets), text))
            # Programs may leave our reason behind when a translator has finished.
            reason = part.get("subState") if part.get("state", "initial") == "initial" else None
            states += [(reason, target is not None)] * (kind == "segment")
        is_whole = bool(states) and all(has_target for _, has_target in states)
        reasons = {reason for reason, _ in states}
        notes = [
            (note.get("category"), note.text or "") for note in unit.iter(f"{{{NAMESPACE}}}note")
        ]
        previous = next((text for category, text in notes if category == "previous"), None)
        comments = [text for category, text in notes if category not in OWN_NOTES]
        return Entry(
            name, source, self._joined(targets) if is_whole else "",
            is_fuzzy=bool(reasons & {FUZZY, STALE}),
            previous=previous if STALE in reasons else None,
            comment="\n".join(filter(None, comments)), span=line_of(self._file, line),
        )  # fmt: skip

    def _joined(self, targets: list[tuple[int, int, str]]) -> str:
        """Return the parts of a translation in the order that the translator gave them."""
        places = [order or number + 1 for number, (order, _, _) in enumerate(targets)]
        return "".join(text for _, (_, _, text) in sorted(zip(places, targets, strict=True)))

    def _text(self, element: Any, codes: dict[str, tuple[str, str]]) -> str:
        """Return the words of a source or target, with the letters of its codes."""
        text = element.text or ""
        for child in element:
            if isinstance(child.tag, str):  # else a comment
                text += self._inline(child, codes)
            text += child.tail or ""
        return text

    def _inline(self, child: Any, codes: dict[str, tuple[str, str]]) -> str:
        name = etree.QName(child).localname
        key = child.get("startRef") if name == "ec" and child.get("startRef") else child.get("id")
        match name:
            case "mrk":
                return self._text(child, codes)
            case "sm" | "em":
                return ""
            case "cp":
                code = _number(child.get("hex"), 16)
                return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"
            case "ph" | "sc" | "pc" | "ec" if key in codes:
                begin, end = codes[key]
                match name:
                    case "pc":
                        return f"{begin}{self._text(child, codes)}{end}"
                    case "ec":
                        return end
                    case _:
                        return begin
            case _:
                self._report.error(
                    BAD_FILE,
                    f'the element "{name}" stands for nothing in this unit',
                    line_of(self._file, int(child.sourceline or 1)),
                    "copy the codes of the source, and add none",
                )
                return ""


def _number(text: str | None, base: int) -> int:
    """Return a number that a program wrote; 0 if it is none."""
    try:
        return int(text or "0", base)
    except ValueError:
        return 0


def _codes(unit: Any, data: dict[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the letters at the beginning and at the end of each code, by its id."""
    for code in unit.iter(*(f"{{{NAMESPACE}}}{name}" for name in ("ph", "pc", "sc"))):
        begin = code.get("dataRef") or code.get("dataRefStart")
        if begin in data:
            yield code.get("id"), (data[begin], data.get(code.get("dataRefEnd"), ""))
    for code in unit.iter(f"{{{NAMESPACE}}}ec"):
        if code.get("dataRef") in data and code.get("startRef"):
            starts = (
                c for c in unit.iter(f"{{{NAMESPACE}}}sc") if c.get("id") == code.get("startRef")
            )
            start = next((data.get(c.get("dataRef"), "") for c in starts), "")
            yield code.get("startRef"), (start, data[code.get("dataRef")])
