"""Tell what a Word file has that is not brought over, though its words are: line breaks, colours,
changes that were tracked, and the numbers that lists begin with (ECMA-376, part 1, 17)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from irdocs.importing.losses import LossAccount
from irdocs.ooxml.package import PackageReader
from irdocs.ooxml.xml import Element

_LOOKS = {
    "highlight": ("highlighted words", "none"),
    "u": ("underlined words", "none"),
    "color": ("words in colour", "auto"),
}
"""What runs look like that nothing here does, and the value that says they do not."""
_DARK = 0x60
"""The most of red, green and blue in a colour that is taken for black."""
_SHOWN = 60


def tell(package: PackageReader, main: str, account: LossAccount) -> None:
    """Tell all this of the main part of a file."""
    root = package.xml(main)
    name = str(root.tag).removesuffix("document")
    for look, (what, usual) in _LOOKS.items():
        if words := _joined(_runs_that_look(root, name, look, usual)):
            account.left(0, f'{what}, "{words[:_SHOWN]}"', "write **words** to stress them")
    if words := _joined(_words(one, name) for one in root.iter(f"{name}ins")):
        account.changed(0, f'a tracked insertion, "{words[:_SHOWN]}"', "it is in the text")
    deleted = (
        "".join(text.text or "" for text in one.iter(f"{name}delText"))
        for one in root.iter(f"{name}del")
    )
    if words := _joined(deleted):
        account.left(0, f'a tracked deletion, "{words[:_SHOWN]}"', "it was taken out")
    for paragraph in root.iter(f"{name}p"):
        breaks = [b for b in paragraph.iter(f"{name}br") if b.get(f"{name}type") is None]
        if breaks:
            words = _words(paragraph, name)
            account.changed(0, f'a line break in "{words[:_SHOWN]}"', "a space")
    _tell_starts(package, main, root, name, account)


def _words(element: Element, name: str) -> str:
    texts = element.iter(f"{name}t", f"{name}br")
    return "".join(" " if text.tag == f"{name}br" else text.text or "" for text in texts)


def _joined(parts: Iterator[str]) -> str:
    return ", ".join(part.strip() for part in parts if part.strip())


def _runs_that_look(root: Element, name: str, look: str, usual: str) -> Iterator[str]:
    for mark in root.iterfind(f".//{name}r/{name}rPr/{name}{look}"):
        value = str(mark.get(f"{name}val", ""))
        run = mark.getparent().getparent()
        in_link = any(above.tag == f"{name}hyperlink" for above in run.iterancestors())
        if value != usual and not in_link and not (look == "color" and _is_dark(value)):
            yield _words(run, name)


def _is_dark(value: str) -> bool:
    """Whether a colour, RRGGBB, is about black; what is no such number is not looked at."""
    try:
        number = int(value, 16)
    except ValueError:
        return True
    return all(number >> shift & 0xFF <= _DARK for shift in (0, 8, 16))


def _tell_starts(
    package: PackageReader, main: str, root: Element, name: str, account: LossAccount
) -> None:
    """Tell lists that begin with another number than 1."""
    part = package.related(main, "numbering")
    if part is None or part not in package:
        return
    numbering = package.xml(part)
    starts: dict[str, str] = {}
    forms: dict[str, str] = {}
    for level in numbering.iterfind(f"{name}abstractNum/{name}lvl"):
        start, form = (level.find(f"{name}{key}") for key in ("start", "numFmt"))
        is_number = form is not None and form.get(f"{name}val") not in (None, "bullet", "none")
        if level.get(f"{name}ilvl") == "0" and is_number:
            key = str(level.getparent().get(f"{name}abstractNumId"))
            forms[key] = str(form.get(f"{name}val"))
            if start is not None:
                starts[key] = start.get(f"{name}val")
    numbers = _numbers(root, name, _of_styles(package, main, name))
    used = {number for number, _ in numbers}
    for entry in numbering.iterfind(f"{name}num"):
        abstract = entry.find(f"{name}abstractNumId")
        override = entry.find(f"{name}lvlOverride/{name}startOverride")
        start = starts.get(str(abstract.get(f"{name}val"))) if abstract is not None else None
        start = override.get(f"{name}val") if override is not None else start
        number = entry.get(f"{name}numId")
        if number not in used or abstract is None:
            continue
        if start not in (None, "0", "1"):
            account.changed(0, f"a list that begins with {start}", "it begins with 1")
        form = forms.get(str(abstract.get(f"{name}val")), "")
        if form.endswith(("Letter", "Roman")):
            account.changed(0, "a list of letters or Roman numbers", "its items are 1, 2, 3")
        if form:
            for words in _taken_up_again(numbers, str(number)):
                account.changed(0, f'a numbered list that goes on at "{words[:_SHOWN]}"',
                                "it begins with 1 there; words that name a number may be wrong "
                                "now")  # fmt: skip


def _of_styles(package: PackageReader, main: str, name: str) -> dict[str, str]:
    """Return the number of the list that each style of paragraphs belongs to, by the style's id."""
    part = package.related(main, "styles")
    if part is None or part not in package:
        return {}
    return {
        str(style.get(f"{name}styleId")): str(mark.get(f"{name}val"))
        for style in package.xml(part).iterfind(f"{name}style")
        if (mark := style.find(f"{name}pPr/{name}numPr/{name}numId")) is not None
    }


def _numbers(root: Element, name: str, of_styles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the words of each paragraph, with the number of the list that it is an item of; of one
    that is none it is empty."""
    found = []
    for paragraph in root.iter(f"{name}p"):
        own = paragraph.find(f"{name}pPr/{name}numPr/{name}numId")
        style = paragraph.find(f"{name}pPr/{name}pStyle")
        number = str(own.get(f"{name}val")) if own is not None else ""
        if own is None and style is not None:
            number = of_styles.get(str(style.get(f"{name}val")), "")
        found.append((number, _words(paragraph, name).strip()))
    return found


def _taken_up_again(numbers: Sequence[tuple[str, str]], list_number: str) -> Iterator[str]:
    """Yield the words of each item with which a list of a number goes on behind other words."""
    is_open = was_there = False
    for number, words in numbers:
        if number == list_number:
            if was_there and not is_open:
                yield words
            is_open = was_there = True
        elif not number and words:
            is_open = False


__all__ = ["tell"]
