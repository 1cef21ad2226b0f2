"""The document model: every mapping, key and kind of block that content.yaml may hold.

Each mapping is a frozen model that knows its place in the file. The models are the single
definition of the file: reading, the JSON Schema and the documentation of keys come from them.
Checks that concern several keys of one mapping are validators of its model; those of single values
are in `fields`, those that look beyond one mapping in `decode` and in the rules of `audit`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Self

from pydantic_core import PydanticCustomError

from irdocs.caching.by_identity import cached_by_identity
from irdocs.content.about import (
    About,
    DeckSettings,
    LeafletSettings,
    Objectives,
    Source,
    Waiver,
    WebSettings,
)
from irdocs.content.audience import is_for_format, is_for_product
from irdocs.content.blocks import AnyBlock, Columns, PageBreak
from irdocs.content.edition_settings import EditionSettings
from irdocs.content.fields import (
    Audience,
    Identifier,
    Label,
    Prose,
    SchemaVersion,
    Sentence,
    Verbatim,
)
from irdocs.content.model_shape import children, nodes_below
from irdocs.content.node import Node
from irdocs.content.placed_picture import SectionPicture
from irdocs.content.product import ProductTraits
from irdocs.content.syntax.own_names import NameTables
from irdocs.models import Discriminator, Field, model_validator


def with_inner(block: AnyBlock) -> tuple[AnyBlock, ...]:
    """Return a block and the blocks within it."""
    return (block, *block.blocks) if isinstance(block, Columns) else (block,)


class Section(Node):
    """A part of the document: a heading, its message in one sentence (lead) if it has one, and
    blocks."""

    called = "a section"
    id: Identifier
    title: Label
    lead: Sentence | None = None
    blocks: tuple[Annotated[AnyBlock, Discriminator("type")], ...] = Field(min_length=1)
    notes: Prose | None = None
    """What the lecturer says to the section's opening slide (deck only)."""
    only: Audience = ()
    """Where it is shown: deck, leaflet, or leaflet/a4 and the like; in all if nothing is said."""
    backup: bool = False
    """Whether the slides of all its blocks follow the closing slide, without an opening slide; the
    leaflet leaves the section out."""
    opener: bool | None = None
    """Whether the section has an opening slide; None where the deck's `openers` decides."""
    picture: SectionPicture | None = None
    """A drawing or photograph for the section's opening slide."""

    @property
    def all_blocks(self) -> tuple[AnyBlock, ...]:
        """Its blocks in order, each before those within it."""
        return tuple(inner for block in self.blocks for inner in with_inner(block))

    @model_validator(mode="after")
    def _picture_is_shown(self) -> Self:
        """Refuse a picture that says something and stands nowhere."""
        if self.picture is None or not self.picture.is_content:
            return self
        hides = "backup: true" if self.backup else ""
        if self.opener is False and not self.picture.leaflet:
            hides = "opener: false"
        if hides:
            raise PydanticCustomError(
                "unshown-picture",
                "with {hides} there is no opening slide for the picture of the section",
                {"hides": hides},
            )
        return self


class Document(Node):
    """The whole of content.yaml."""

    called = "the file"
    schema_version: SchemaVersion
    document: About
    objectives: Objectives | None = None
    sources: dict[str, Source] = Field(default_factory=dict)
    theme: Verbatim = Field(default="ir", validate_default=True)
    leaflet: LeafletSettings = Field(default_factory=LeafletSettings)
    deck: DeckSettings = Field(default_factory=DeckSettings)
    web: WebSettings | None = None
    """How web pages are made; without it, there are some only if they are asked for."""
    editions: EditionSettings | None = None
    """The editions that are made of the content, one for each record of a table."""
    glossary: dict[str, Label] = Field(default_factory=dict)
    """Abbreviations and what they mean; one in this list may stand in the text unexplained."""
    waivers: tuple[Waiver, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)

    @property
    def blocks(self) -> tuple[AnyBlock, ...]:
        """The blocks of all sections, in order, each before those within it."""
        return tuple(block for section in self.sections for block in section.all_blocks)

    def has_opener(self, section: Section) -> bool:
        """Whether a section has an opening slide; what is kept as backup has none.

        Where the deck has none, a section keeps its own for a picture that is content.
        """
        shows = section.picture is not None and section.picture.is_content
        wanted = (self.deck.openers or shows) if section.opener is None else section.opener
        return wanted and not section.backup

    def sections_for(self, product: ProductTraits) -> tuple[Section, ...]:
        """Return the sections of a product, each with the blocks for it.

        A section with nothing but page breaks, or nothing at all, is left out. Page breaks are left
        out of products that somebody presents, as these have no panels. What is kept as backup
        comes last, as sections whose `backup` is true, and is left out of products that nobody
        presents. A section of which some blocks are backup is there twice.
        """
        parts = [part for section in self.sections for part in _shown_parts(section, product)]
        presented = [part for part in parts if not part.backup]
        return (*presented, *(part for part in parts if part.backup and product.is_presented))

    def in_format(self, product: ProductTraits, format: str) -> Document:
        """Return the document without what is for other formats of a product alone."""
        sections = [
            _in_format(section, product.name, format)
            for section in self.sections
            if is_for_format(section, product.name, format)
        ]
        return self.model_copy(update={"sections": tuple(sections)})


SECTIONS = 1024
"""For how many sections is remembered what of them is shown."""


@cached_by_identity(SECTIONS)
def _shown_parts(section: Section, product: ProductTraits) -> tuple[Section, ...]:
    """Return a section with the blocks that a product shows, those kept as backup apart."""
    if not is_for_product(section, product.name):
        return ()
    own = [
        block
        for block in section.blocks
        if is_for_product(block, product.name)
        and not (product.is_presented and isinstance(block, PageBreak))
    ]
    parts = []
    for is_backup in (False, True):
        blocks = [b for b in own if (section.backup or b.backup) == is_backup]
        if any(not isinstance(block, PageBreak) for block in blocks):
            parts.append(_with_blocks(section, blocks, is_backup=is_backup))
    return tuple(parts)


@cached_by_identity(SECTIONS)
def _in_format(section: Section, product: str, format: str) -> Section:
    """Return a section without the blocks for other formats of a product alone."""
    blocks = [block for block in section.blocks if is_for_format(block, product, format)]
    return _with_blocks(section, blocks, is_backup=section.backup)


def _with_blocks(section: Section, blocks: Sequence[AnyBlock], *, is_backup: bool) -> Section:
    """Return a section with some of its blocks, and itself if these are all."""
    if len(blocks) == len(section.blocks) and section.backup == is_backup:
        return section
    return section.model_copy(update={"blocks": tuple(blocks), "backup": is_backup})


@cache
def _keys_together() -> Mapping[str, frozenset[str]]:
    """Return, for each key of the model, the keys that a mapping may have beside it."""
    beside: dict[str, set[str]] = {}
    for node in nodes_below(Document):
        keys = children(node).keys()
        for key in keys:
            beside.setdefault(key, set()).update(keys)
    return {key: frozenset(others) for key, others in beside.items()}


def are_siblings(key: str, other: str) -> bool:
    """Return whether two keys may be in one mapping; keys that authors choose are apart."""
    together = _keys_together()
    return other in together.get(key, {}) or (key not in together and other not in together)


@cache
def name_tables() -> NameTables:
    """Return the tables of a content file whose keys the author chooses, sources and glossary, and
    the keys of lists."""
    tables = {
        key: frozenset(name for node in shape.entries.nodes for name in children(node))
        for key, shape in children(Document).items()
        if shape.entries
    }
    lists = {
        key for node in nodes_below(Document) for key, shape in children(node).items()
        if shape.items
    }  # fmt: skip
    return NameTables(tables, frozenset(children(Document)), frozenset(lists))
