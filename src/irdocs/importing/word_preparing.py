"""Make of a Word file one that mammoth reads right: what styles say of words is said at the words,
rows are whole, and what Word does not show is gone (ECMA-376, part 1, 17)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from irdocs.importing.losses import LossAccount
from irdocs.importing.symbol_faces import FACES
from irdocs.importing.word_symbols import with_signs
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.office_math_text import math_text
from irdocs.ooxml.package import PackageReader
from irdocs.ooxml.xml import Element

_M = f"{{{NAMESPACES['m']}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SAID = ("strike", "dstrike", "vanish", "vertAlign", "rFonts")
"""What is said of words that changes what they say; typefaces matter where letters are signs."""
_MOST_ABOVE = 20
"""How many styles one may be based on; those of a circle have no end."""
_MOST_EMPTY = 20
"""The most columns that a row may leave empty at its beginning."""


def prepared(package: PackageReader, main: str, texts: list[str], account: LossAccount) -> set[str]:
    """Change the parts `texts` of a package, of which one is `main`, and return the names of those
    that were changed. What is left out is told."""
    styles = _styles(package, main)
    changed = set()
    for name in texts:
        root = package.xml(name)
        steps = (
            _with_looks_of_styles(root, styles), _without_hidden(root, account),
            _with_spaces_at_breaks(root), with_signs(root, account), _struck_once(root),
            _with_whole_rows(root), _without_what_moved(root), _with_plain_fields(root),
        )  # fmt: skip
        if any(steps):
            changed.add(name)
    if _with_formulas_named(package.xml(main), account):
        changed.add(main)
    return changed


def _namespace(root: Element) -> str:
    return str(root.tag).rpartition("}")[0] + "}"


# ---------------------------------------------------------------- styles


def _styles(package: PackageReader, main: str) -> Mapping[str, Mapping[str, Element]]:
    """Return what each style says of words, with what the styles say that it is based on."""
    part = package.related(main, "styles")
    if part is None or part not in package:
        return {}
    root = package.xml(part)
    name = _namespace(root)
    own: dict[str, Mapping[str, Element]] = {}
    based: dict[str, str] = {}
    for style in root.iter(f"{name}style"):
        identifier, above = str(style.get(f"{name}styleId")), style.find(f"{name}basedOn")
        looks = style.find(f"{name}rPr")
        own[identifier] = dict(_looks(looks, name)) if looks is not None else {}
        based[identifier] = str(above.get(f"{name}val")) if above is not None else ""
    whole: dict[str, Mapping[str, Element]] = {}
    for identifier in own:
        chain: list[Mapping[str, Element]] = []
        one = identifier
        while one in own and len(chain) < _MOST_ABOVE:
            chain.append(own[one])
            one = based[one]
        whole[identifier] = {key: look for each in reversed(chain) for key, look in each.items()}
    return whole


def _looks(properties: Element, name: str) -> Iterator[tuple[str, Element]]:
    for key in _SAID:
        look = properties.find(f"{name}{key}")
        if look is None:
            continue
        faces = (look.get(f"{name}{kind}") for kind in ("ascii", "hAnsi"))
        if key != "rFonts" or any(face in FACES for face in faces):
            yield key, look


def _with_looks_of_styles(root: Element, styles: Mapping[str, Mapping[str, Element]]) -> bool:
    """Say at each run what its style, or that of its paragraph, says of its words (17.7.2)."""
    name, found = _namespace(root), False
    if not any(styles.values()):
        return False
    for run in root.iter(f"{name}r"):
        properties = run.find(f"{name}rPr")
        paragraph = next(run.iterancestors(f"{name}p"), None)
        named = [
            paragraph.find(f"{name}pPr/{name}pStyle") if paragraph is not None else None,
            properties.find(f"{name}rStyle") if properties is not None else None,
        ]
        looks: dict[str, Element] = {}
        for style in named:
            if style is not None:
                looks |= styles.get(str(style.get(f"{name}val")), {})
        for key, look in looks.items():
            if properties is not None and properties.find(f"{name}{key}") is not None:
                continue
            if properties is None:
                properties = etree.Element(f"{name}rPr")
                run.insert(0, properties)
            own = deepcopy(look)
            own.tag = f"{name}{key}"
            properties.append(own)
            found = True
    return found


# ---------------------------------------------------------------- words


def _without_hidden(root: Element, account: LossAccount) -> bool:
    """Remove words that Word neither shows nor prints (17.3.2.41), and tell them; return whether
    there were any."""
    namespace = _namespace(root)
    found = False
    for mark in list(root.iterfind(f".//{namespace}r/{namespace}rPr/{namespace}vanish")):
        if mark.get(f"{namespace}val", "1") in ("0", "false", "off"):
            continue
        run = mark.getparent().getparent()
        if words := "".join(text.text or "" for text in run.iter(f"{namespace}t")).strip():
            account.left(0, f'hidden words, "{words[:60]}"', "Word does not print them")
        run.getparent().remove(run)
        found = True
    return found


def _with_spaces_at_breaks(root: Element) -> bool:
    """Put a space where a page or a column ends within a paragraph: mammoth would leave nothing
    between the words. Return whether there are such breaks."""
    namespace = _namespace(root)
    found = False
    for mark in list(root.iter(f"{namespace}br")):
        if mark.get(f"{namespace}type") in ("page", "column"):
            space = etree.Element(f"{namespace}t")
            space.text, space.tail = " ", mark.tail
            space.set(_SPACE, "preserve")
            mark.getparent().replace(mark, space)
            found = True
    return found


def _struck_once(root: Element) -> bool:
    """Strike words once that are struck twice (17.3.2.9), which mammoth does not know; return
    whether there are any."""
    marks = [one for one in root.iter() if str(one.tag).endswith("}dstrike")]
    for mark in marks:
        mark.tag = f"{str(mark.tag).rpartition('}')[0]}}}strike"
    return bool(marks)


def _with_plain_fields(root: Element) -> bool:
    """Put what a simple field shows in the place of the field (17.16.19), which mammoth leaves out:
    the numbers of captions and references. Return whether there are any."""
    namespace = _namespace(root)
    fields = list(root.iter(f"{namespace}fldSimple"))
    for one in fields:
        for child in list(one):
            one.addprevious(child)
        one.getparent().remove(one)
    return bool(fields)


def _without_what_moved(root: Element) -> bool:
    """Remove words from where they were before somebody moved them, and rows that somebody took
    out, with tracked changes (17.13.5.22 and 17.13.5.12). Return whether there are any."""
    namespace = _namespace(root)
    gone = list(root.iter(f"{namespace}moveFrom"))
    gone += [
        row
        for row in root.iter(f"{namespace}tr")
        if row.find(f"{namespace}trPr/{namespace}del") is not None
    ]
    for element in gone:
        element.getparent().remove(element)
    return bool(gone)


def _with_whole_rows(root: Element) -> bool:
    """Put empty cells where a row of a table begins further in (17.4.15), so that its words stay
    below their columns. Return whether there are such rows."""
    namespace, found = _namespace(root), False
    for mark in list(root.iterfind(f".//{namespace}trPr/{namespace}gridBefore")):
        value = str(mark.get(f"{namespace}val", "0"))
        row = mark.getparent().getparent()
        first = row.find(f"{namespace}tc")
        if first is None or not value.isdecimal():
            continue
        for _ in range(min(int(value), _MOST_EMPTY)):
            cell = etree.Element(f"{namespace}tc")
            etree.SubElement(cell, f"{namespace}p")
            first.addprevious(cell)
            found = True
    return found


def _with_formulas_named(root: Element, account: LossAccount) -> bool:
    """Put a name in the place of each formula, which mammoth would leave out; a sentence with a
    hole would say something else. Their signs are told. Return whether there are any."""
    namespace = str(root.tag).removesuffix("document")
    formulas = list(root.iter(f"{_M}oMath"))
    for number, formula in enumerate(formulas, 1):
        account.left(0, f'formula {number}, "{math_text(formula)[:60]}"',
                     f'the text says "[formula {number}]" there; write it as $latex$')  # fmt: skip
        run = etree.Element(f"{namespace}r")
        etree.SubElement(run, f"{namespace}t").text = f"[formula {number}]"
        run.tail = formula.tail
        formula.getparent().replace(formula, run)
    for group in list(root.iter(f"{_M}oMathPara")):
        for run in group.findall(f"{namespace}r"):
            group.addprevious(run)
        group.getparent().remove(group)
    return bool(formulas)


__all__ = ["prepared"]
