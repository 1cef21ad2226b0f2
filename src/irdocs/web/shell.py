"""What all pages have: head, heading, navigation, links to files and languages, foot.

A page may need no other file (its style sheet and pictures are in it), or share a style sheet and
pictures with others in its folder. Either way it asks nothing of anybody else, and has no script.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from irdocs.content.model import Document
from irdocs.frozen import frozen
from irdocs.locale import Locale
from irdocs.locale.file_sizes import file_size
from irdocs.locale.scripts import direction
from irdocs.theme import Theme
from irdocs.web import styles

STYLE = "style.css"
"""The name of the style sheet beside pages that share one."""


@frozen
class Download:
    """A file that a page links to."""

    address: str
    name: str
    """What it is: Leaflet, Handout."""
    size: int
    """In bytes."""

    @property
    def kind(self) -> str:
        """The kind of file, as people call it."""
        return _KINDS[self._ending][0]

    @property
    def type(self) -> str:
        """The kind of file, as browsers call it (IANA media types)."""
        return _KINDS[self._ending][1]

    @property
    def _ending(self) -> str:
        return self.address.rpartition(".")[2]


_KINDS = {
    "pdf": ("PDF", "application/pdf"),
    "pptx": (
        "PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    "epub": ("EPUB", "application/epub+zip"),
    "html": ("HTML", "text/html"),
}  # fmt: skip
"""What files are called, by the endings of their names."""


@frozen
class Elsewhere:
    """Another page that a page links to."""

    address: str
    name: str
    language: str | None = None
    """The tag of its language, for the same page in another language."""


@frozen
class Related:
    """What belongs to a page: files, pages of other products, and itself in other languages."""

    downloads: Sequence[Download] = ()
    pages: Sequence[Elsewhere] = ()
    languages: Sequence[Elsewhere] = ()
    itself: Elsewhere | None = None
    """Itself in its own language, if there are others."""
    is_first: bool = True
    """Whether it is in the first language, whose page has the address that the content gives."""


@frozen
class PageParts:
    """What a page says, as finished HTML, apart from what all pages have."""

    kind: str
    """Its class in the style sheet, which is the name of its product."""
    title: str
    lines: Sequence[tuple[str, str]]
    """The lines round its title, each with its class."""
    contents: Sequence[tuple[str, str]]
    """The id and the title of each part."""
    main: Markup
    closing: Markup
    logos: Markup = Markup("")
    """What stands above its heading, on white."""
    photograph: Markup = Markup("")
    """What stands below the lines of its title."""


@frozen
class Shell:
    """Puts the parts of a page together."""

    document: Document
    theme: Theme
    locale: Locale
    producer: str
    """What made the page, with its version."""
    is_single: bool
    """Whether the page needs no other file."""

    def page(self, parts: PageParts, related: Related) -> str:
        """Return a page as HTML."""
        about = self.document.document
        language = str(about.language)
        sheet = styles.sheet(self.theme)
        return (
            environment()
            .get_template("page.html")
            .render(
                about=about,
                language=language,
                direction=direction(language),
                parts=parts,
                related=related,
                authors=[str(author.name) for author in about.authors],
                is_medical=about.health and about.reviewed is not None,
                size=lambda count: file_size(count, self.locale),
                generator=self.producer,
                # Of ours alone, no word of the content.
                policy=Markup(styles.policy(sheet if self.is_single else None)),
                style=Markup(sheet) if self.is_single else None,
                sheet=STYLE,
                words=self.locale.words,
            )
        )


@cache
def environment(folder: str = "data") -> Environment:
    """Return Jinja with the templates in a folder, which escapes whatever it is given as words.

    It keeps what it compiled them to, as the preview writes its pages after each save.
    """
    made = Environment(
        loader=PackageLoader("irdocs.web", folder), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.globals["spacing"] = styles.spacing
    return made


__all__ = ["STYLE", "Download", "Elsewhere", "PageParts", "Related", "Shell", "environment"]
