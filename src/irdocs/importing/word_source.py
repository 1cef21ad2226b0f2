"""Read a Word file as parts of Markdown, which the importer makes sections and blocks of.

mammoth makes HTML of the file's styles: headings, lists, tables, notes. Each element is written as
Markdown with all signs of its words escaped. What mammoth passes over is looked for in the file
itself, and told.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from irdocs.diagnostics import UsageError
from irdocs.importing import word_losses, word_preparing
from irdocs.importing.cropping import crop_of, cropped
from irdocs.importing.embedded_pictures import ending_of
from irdocs.importing.html_markdown import HtmlToMarkdown
from irdocs.importing.losses import LossAccount
from irdocs.importing.markdown_source import MarkdownSource
from irdocs.importing.word_objects import WordObjects
from irdocs.importing.word_parts import TEXTS, words_of_parts
from irdocs.ooxml.namespaces import A, R
from irdocs.ooxml.package import NotAPackageError, PackageReader
from irdocs.ooxml.zip_archive import archived

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def _list_styles() -> Iterator[str]:
    """Yield how paragraphs of lists are read: by the level that their numbering says, if that is
    not the first, else by the name of their style, as "List Bullet 2" has a numbering of its own.
    """
    below = [" > ".join(["ul|ol > li"] * level) for level in range(5)]
    for level in range(4, 0, -1):
        for kind, tag in (("unordered", "ul"), ("ordered", "ol")):
            yield f"p:{kind}-list({level + 1}) => {below[level]} > {tag} > li:fresh"
    for level in range(5):
        name = f" {level + 1}" if level else ""
        above = f"{below[level]} > " if level else ""
        yield f"p[style-name='List Bullet{name}'] => {above}ul > li:fresh"
        yield f"p[style-name='List Number{name}'] => {above}ol > li:fresh"


_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
u => span
strike => s
""" + "\n".join(_list_styles())


@dataclass(slots=True)
class WordSource:
    """A Word file as the importer takes it."""

    markdown: MarkdownSource
    front: dict[str, Any]
    pictures: dict[str, bytes]
    words: list[str]
    """All words of the text and its notes."""


def read(data: bytes, name: str, account: LossAccount) -> WordSource:
    """Return a Word file as Markdown; `name` is what it is called.

    Raises NotAPackageError if it cannot be read, UsageError if mammoth is not installed.
    """
    package = PackageReader(data)
    main = package.related("", "officeDocument")
    if main is None or main not in package:
        raise NotAPackageError("it has no main part")
    root = package.xml(main)
    if root.tag not in (f"{_W}document", f"{_STRICT}document"):
        raise NotAPackageError("its main part is not a document")
    for part in package.names:  # mammoth's own parser knows document types
        if part.endswith((".xml", ".rels")):
            package.xml(part)
            if b"<!DOCTYPE" in package.data(part) or b"<!ENTITY" in package.data(part):
                raise NotAPackageError(f"{part} has a document type")
    word_losses.tell(package, main, account)
    reader, objects = _WordReader(account), WordObjects(account, f"the file {name}")
    writer = HtmlToMarkdown(account)
    tree = reader.tree(_prepared(data, package, main, objects, account))
    parts = [part for text in writer.blocks(tree) for part in objects.parts(text)]
    front = {key: objects.without_marks(text) for key, text in writer.front.items()}
    words = [*words_of_parts(package, main, account), *objects.words]
    return WordSource(MarkdownSource("", parts, writer.notes), front, reader.pictures, words)


def _prepared(
    data: bytes, package: PackageReader, main: str, objects: WordObjects, account: LossAccount
) -> bytes:
    """Return a file as mammoth is to read it, with marks in the places of objects."""
    notes = (r.target for r in package.relations(main).values() if r.kind in TEXTS)
    texts = [main, *(name for name in notes if name in package)]
    changed = word_preparing.prepared(package, main, texts, account)
    if objects.mark(package, main):
        changed.add(main)
    cut = _cut_pictures(package, main, account)
    if not changed and not cut:
        return data
    return archived(
        (
            name,
            etree.tostring(package.xml(name))
            if name in changed
            else cut.get(name) or package.data(name),
        )
        for name in package.names
    )


def _cut_pictures(package: PackageReader, main: str, account: LossAccount) -> dict[str, bytes]:
    """Return the pictures that the document shows a part of, cut to that part, by their names; one
    that it shows in several ways is cut as it comes first."""
    found: dict[str, bytes] = {}
    for fill in package.xml(main).iter(f"{{{_PICTURE}}}blipFill"):
        crop, blip = crop_of(fill.find(f"{A}srcRect")), fill.find(f"{A}blip")
        identifier = blip.get(f"{R}embed") if blip is not None else None
        relation = package.relations(main).get(str(identifier))
        if crop is None or relation is None or relation.external or relation.target in found:
            continue
        data = cropped(package.data(relation.target), crop)
        if data is None:
            account.left(0, "the edges of a picture",
                         "it cannot be cut, and is whole: cut its file yourself")  # fmt: skip
            continue
        account.changed(0, "a picture", "cut as the document shows it")
        found[relation.target] = data
    return found


_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass
class _WordReader:
    account: LossAccount
    pictures: dict[str, bytes] = field(default_factory=dict)

    def tree(self, data: bytes) -> Any:
        """Return the file as a tree of HTML."""
        try:
            import mammoth
        except ImportError:
            raise UsageError(
                'Word is read by mammoth, which is not installed: pip install "irdocs[word]"'
            ) from None
        try:
            made = mammoth.convert_to_html(
                io.BytesIO(data), style_map=_STYLES,
                convert_image=mammoth.images.img_element(self._image),
            )  # fmt: skip
        except Exception as error:  # mammoth raises what its parsers do
            raise NotAPackageError(f"mammoth cannot read it: {error!r}"[:200]) from None
        tree = lxml_html.fragment_fromstring(made.value, create_parent="div")
        for element in list(tree.iter("s")):
            if words := element.text_content().strip():
                self.account.struck(0, words)
            element.drop_tree()
        for box in list(tree.iter("input")):
            sign = etree.Element("span")
            sign.text, sign.tail = "☒" if box.get("checked") is not None else "☐", box.tail
            box.getparent().replace(box, sign)
        return tree

    def _image(self, image: Any) -> Mapping[str, str]:
        """Keep a picture; return its name as the address of an element of HTML."""
        try:
            with image.open() as file:
                data = file.read()
        except Exception:  # mammoth and zipfile raise many kinds for damaged files
            data = b""
        ending = ending_of(data)
        if ending is None:
            self.account.left(0, f"a picture ({image.content_type})",
                              "it is damaged, or of a kind that is not shown")  # fmt: skip
            return {"src": ""}
        known = next((name for name, kept in self.pictures.items() if kept == data), None)
        name = known or f"picture-{len(self.pictures) + 1}{ending}"
        self.pictures[name] = data
        return {"src": name}


__all__ = ["WordSource", "read"]
