"""Find every text of a content file that is words, and give it an id that survives edits.

The model says which keys hold words. An id is the id of the block or section that a text stands in,
and the keys that lead to it from there: `doses.items._3fa2c1.text`. So a block takes its
translations along wherever it is moved to. What has no id of its own, such as an item of a list, is
called by the first text in it, of which `_3fa2c1` is a digest; its texts therefore keep their ids
when other items come, go or move. When the first text itself changes, `matching` finds it by its
words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import field

from irdocs.content.blocks import Block, Risk, SpannedCell
from irdocs.content.model import Document, Section
from irdocs.content.model_shape import Shape, children, types_of
from irdocs.content.node import Node
from irdocs.content.source import SourceList, SourceMapping
from irdocs.content.values import is_identifier
from irdocs.content.words import WordsForm
from irdocs.diagnostics import Span
from irdocs.frozen import frozen, replace
from irdocs.locale import load, risks
from irdocs.locale.plurals import CATEGORIES, categories, category
from irdocs.translation.source_words import words_in

TOKEN = "_"
"""What the digests in ids begin with; no key and no author's id does."""


@frozen
class TextId:
    """The parts of an id."""

    anchor: str
    """The id of the block or section, or the key of the file, that the text stands in."""
    role: str
    """The keys that lead from there to the text, without those that say which item it is."""


def parts_of(identifier: str) -> TextId:
    """Return the parts of an id, also of one that an earlier content had."""
    anchor, *steps = identifier.split(".")
    return TextId(anchor, ".".join(step for step in steps if not step.startswith(TOKEN)))


@frozen
class TextSurroundings:
    """What a text stands in, for those who translate it without seeing the whole."""

    called: str = ""
    """The kind of block, as messages call it; empty outside of blocks and sections."""
    heading: str = ""
    """The title of the section."""
    spoken: str = ""
    """What the lecturer says with it."""


@frozen
class TranslatableText:
    """A text of the content that is words."""

    id: str
    words: WordsForm
    source: str
    """The text as translators see it; see `source_words`."""
    span: Span
    owner: TextSurroundings
    container: SourceMapping | SourceList = field(repr=False, compare=False)
    key: str | int
    """The key or the index under which it stands in its container."""
    is_key: bool = False
    """Whether it is the key itself, such as an abbreviation of the glossary."""
    note: str = ""
    """What else translators should know of it."""

    @property
    def may_stay(self) -> bool:
        """Whether it stays as it is where there is no translation."""
        return self.is_key

    @property
    def role(self) -> str:
        """The keys that lead to it from its block or section."""
        return parts_of(self.id).role


def texts_of(data: SourceMapping, language: str = "") -> tuple[TranslatableText, ...]:
    """Return the texts of a content file that are words, in order, each with an id of its own.

    `language` is that of the translation, which may need more plural forms than the content has.
    """
    taken: dict[str, int] = {}
    found = []
    for text in _TextFinder(language).mapping(data, Document, (), TextSurroundings()):
        number = taken[text.id] = taken.get(text.id, 0) + 1
        found.append(replace(text, id=f"{text.id}.{TOKEN}{number}") if number > 1 else text)
    return tuple(found)


Path = tuple[str, ...]
"""The steps of an id that lead to a value."""
Container = SourceMapping | SourceList
_PASSED_OVER = frozenset({"blocks", "sections", "cells"})
"""Keys that are no steps of an id: what is in them may move elsewhere, or be written without."""
_LESS_TELLING = frozenset({"notes", "unit"})
"""Keys whose texts several items of a list may share, or that are long."""


class _TextFinder:
    """Walks through the values of a content file along the model."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._anchors: set[str] = set()

    def mapping(
        self, mapping: SourceMapping, node: type[Node], path: Path, owner: TextSurroundings
    ) -> Iterator[TranslatableText]:
        """Yield the texts of a mapping, which is a `node` of the model."""
        if issubclass(node, Section | Block):
            path = (self._anchor(mapping, node),)
            heading = mapping.get("title") if issubclass(node, Section) else None
            owner = TextSurroundings(
                node.called,
                words_in(heading, WordsForm.LINE) or owner.heading,
                words_in(mapping.get("notes"), WordsForm.TEXT),
            )
        for key, shape in children(node).items():
            if key in mapping and not (node is Risk and self._lacks(key)):
                is_step = key not in _PASSED_OVER and not (node is SpannedCell and key == "text")
                found = self._value(mapping, key, shape, (*path, key) if is_step else path, owner)
                if node is Risk and key == "event" and self._language:
                    note = self._sentence(mapping)
                    found = (replace(text, note=note) for text in found)
                yield from found
        if node is Risk and self._language:
            yield from self._plurals(mapping, path, owner)

    def _lacks(self, key: str) -> bool:
        """Whether a key of a risk is of a plural form that the translation's language lacks."""
        form = key.removeprefix("event_")
        is_own = form in CATEGORIES and form != "one"  # which is also said of one person anywhere
        return is_own and bool(self._language) and form not in categories(self._language)

    def _sentence(self, risk: SourceMapping) -> str:
        """Return the sentence that an event is set into, in the language of the translation."""
        groups, of = risk.get("groups"), risk.get("of")
        first = groups[0] if isinstance(groups, SourceList) and groups else None
        affected = first.get("affected") if isinstance(first, SourceMapping) else None
        if not (isinstance(of, int) and isinstance(affected, int)):
            return ""
        said = risks.sentence_of(load(self._language), of, affected, event="[…]", time="…")
        return f"stands in the sentence: {said}"

    def _plurals(
        self, risk: SourceMapping, path: Path, owner: TextSurroundings
    ) -> Iterator[TranslatableText]:
        """Yield what happens in the plural forms that the numbers of a risk need beyond `event`."""
        groups = risk.get("groups")
        *others, _ = categories(self._language)
        for group in groups if isinstance(groups, SourceList) else ():
            affected = group.get("affected") if isinstance(group, SourceMapping) else None
            form = category(int(affected), self._language) if isinstance(affected, int) else ""
            key = f"event_{form}"
            source = words_in(risk.get("event"), WordsForm.LINE)
            if form in others and key not in risk and source:
                others.remove(form)
                name, span = ".".join((*path, key)), risk.value_spans["event"]
                note = f"said of {affected} people, and of numbers that take the same form"
                yield TranslatableText(
                    name, WordsForm.LINE, source, span, owner, risk, key, note=note
                )

    def _value(
        self,
        container: Container,
        key: str | int,
        shape: Shape,
        path: Path,
        owner: TextSurroundings,
    ) -> Iterator[TranslatableText]:
        value = value_at(container, key)
        if isinstance(value, SourceList):
            yield from self._list(value, shape, path, owner)
            return
        if shape.items and not shape.nodes and not shape.words:  # one of them, in place of a list
            path, shape = (*path, _step(value, shape.items)), shape.items
        if isinstance(value, SourceMapping) and shape.entries:
            for name in value:
                is_plain = is_identifier(name) or (name.isascii() and name.isalnum())
                step = name if is_plain else _token(name)
                yield from self._value(value, name, shape.entries, (*path, step), owner)
                if shape.entries.words and any(letter.isalpha() for letter in name):
                    text = ".".join((*path, step, "abbreviation"))
                    yield TranslatableText(
                        text, WordsForm.LINE, name, value.key_spans[name], owner, value, name,
                        is_key=True, note="to be filled in only if the language has its own",
                    )  # fmt: skip
        elif isinstance(value, SourceMapping):
            if node := _model_of(value, shape):
                yield from self.mapping(value, node, path, owner)
        else:
            yield from self._text(container, key, shape, path, owner)

    def _text(
        self,
        container: Container,
        key: str | int,
        shape: Shape,
        path: Path,
        owner: TextSurroundings,
    ) -> Iterator[TranslatableText]:
        words, shorthand = _words_of(shape)
        source = words_in(value_at(container, key), words) if words else ""
        if words and source:
            name = ".".join((*path, shorthand) if shorthand else path)
            span = span_at(container, key)
            yield TranslatableText(name, words, source, span, owner, container, key)

    def _list(
        self, items: SourceList, shape: Shape, path: Path, owner: TextSurroundings
    ) -> Iterator[TranslatableText]:
        """Yield the texts of a list; cells of a row are told by the numbers of their columns."""
        inner = _item_of(shape)
        for index, item in enumerate(items):
            if SpannedCell in inner.nodes:
                step = str(index + 1)
            elif any(issubclass(node, Section | Block) for node in inner.nodes):
                step = ""  # these have ids of their own
            else:
                step = _step(item, inner)
            yield from self._value(items, index, inner, (*path, step) if step else path, owner)

    def _anchor(self, mapping: SourceMapping, node: type[Node]) -> str:
        """Return the id of a section or block; one without is called by its first text."""
        name = mapping.get("id")
        if isinstance(name, str) and is_identifier(name):
            return name
        kind = next(iter(types_of(node)), "section")
        stem = f"{kind}{_token(_first_text(mapping, Shape((node,))))}"
        anchor, number = stem, 1
        while anchor in self._anchors:
            number += 1
            anchor = f"{stem}-{number}"
        self._anchors.add(anchor)
        return anchor


def value_at(container: Container, key: str | int) -> object:
    """Return the value under a key or an index."""
    return container[key]  # type: ignore[index]


def span_at(container: Container, key: str | int) -> Span:
    """Return the place of the value under a key or an index."""
    if isinstance(container, SourceMapping):
        return container.value_spans[str(key)]
    return container.spans[int(key)]


def _item_of(shape: Shape) -> Shape:
    """Return what an item of a list is; where lines of words may stand, each is one."""
    if shape.words is WordsForm.OWN_DATA:
        return shape
    return Shape(words=WordsForm.LINE) if shape.words else shape.items or Shape()


def _model_of(mapping: SourceMapping, shape: Shape) -> type[Node] | None:
    """Return the model of a mapping; where no `type` tells it, the one that has its keys."""
    known = shape.node_of(mapping)
    fitting = (node for node in shape.nodes if mapping.keys() <= children(node).keys())
    return known or next(fitting, None)


def _words_of(shape: Shape) -> tuple[WordsForm | None, str]:
    """Return how a text at a place is written, and the key that it is short for, if it is."""
    if shape.words or not shape.nodes:
        return shape.words, ""
    node = shape.nodes[0]
    return (children(node)[node.shorthand].words, node.shorthand) if node.shorthand else (None, "")


def _step(item: object, shape: Shape) -> str:
    """Return the step of an id that tells an item of a list from the others."""
    name = item.get("id") if isinstance(item, SourceMapping) else None
    if isinstance(name, str) and is_identifier(name):
        return f"{TOKEN}{name}"
    return _token(_first_text(item, shape))


def _token(text: str) -> str:
    return f"{TOKEN}{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def _first_text(value: object, shape: Shape) -> str:
    """Return the text by which a value is called; without words, that of any value in it."""
    if isinstance(value, SourceMapping):
        node = _model_of(value, shape)
        shapes = children(node) if node else {}
        keys = sorted((key for key in shapes if key in value), key=lambda key: key in _LESS_TELLING)
        texts = (_first_text(value[key], shapes[key]) for key in keys)
        return next(filter(None, texts), "") or str(value.get("file", ""))
    if isinstance(value, SourceList):
        inner = _item_of(shape)
        return next(filter(None, (_first_text(item, inner) for item in value)), "")
    words, _ = _words_of(shape)
    return words_in(value, words) if words else ""
