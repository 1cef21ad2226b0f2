"""The options of one build, as the command line, the preview and other programs give them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from irdocs.content.about import Answers, BilingualDeck, WebForm
from irdocs.frozen import frozen
from irdocs.records.record import Record


@frozen
class BuildOptions:
    """The options of one build; the defaults build every product for the screen."""

    only: str | None = None
    """The name of the one product to build; None for all products."""
    formats: Sequence[str] = ()
    """Leaflet formats, each the name of a built-in one or the path of a file; if there are none,
    the format that the content names."""
    press: str | None = None
    """A print profile, by name or by path, to make press files by; None makes none."""
    answers: Answers | None = None
    """Where the answers of quizzes are given; None to do what the content says."""
    template: Path | None = None
    """The deck's template; None for the one that the content names, or our own look."""
    draft: bool = False
    """Whether statistics that have no value yet are shown too, and said to have none."""
    strict: bool = False
    """Whether warnings fail the build as errors do."""
    today: date | None = None
    """The day against which the content's next review is held. With None no review is overdue:
    a build reads no clock, so that the same content always gives the same files."""
    manifest: bool = False
    """Whether to write manifest.json: the files that were built, from which files, by which
    versions."""
    handout: int | None = None
    """How many slides stand on a page of handout.pdf: 1 with its notes, 2, 3 with lines to write
    on, or 6; None builds no handout."""
    pages: bool = False
    """Whether slides.pdf is built too, one slide to a page; pictures of slides are made from it."""
    web: WebForm | None = None
    """How web pages are built beside the leaflet and the deck; None to do what the content says,
    which may be to build none."""
    epub: bool = False
    """Whether e-books of the leaflet and the deck are built too."""
    site: bool = False
    """Whether web pages lie in the folder of the files that they link to, to be published."""
    overwrite: bool = False
    """Whether files that somebody has edited are replaced; they are kept under another name."""
    keep: bool = False
    """Whether slides that somebody has edited are kept, and the others renewed."""
    languages: Sequence[str] = ()
    """The languages to build in, as tags (BCP 47); if there are none, those that the content names
    under `languages:`, or else its own."""
    bilingual: Sequence[str] = ()
    """The two languages that are to share each file, the first one first; if there are none, and
    no `languages`, those that the content names under `bilingual:`."""
    bilingual_deck: BilingualDeck | None = None
    """Where a deck has the second of them; None to do what the content says."""
    edition: str | None = None
    """The name of the one edition to build; None for the sample that the content gives."""
    data: Path | None = None
    """The file of the editions' records; None for the one that the content names."""
    record: Record | None = None
    """The record of the edition, if it is known already."""
    allow_untranslated: bool = False
    """Whether texts without a translation stay in the content's own language, with a warning."""

    @property
    def idle(self) -> tuple[str, str] | None:
        """An option of the command line that can do nothing, and the product that it is of; None if
        all can: `only` may leave that product out."""
        given = (
            ("--format", "leaflet", bool(self.formats)),
            ("--press", "leaflet", self.press is not None),
            ("--handout", "deck", self.handout is not None),
            ("--template", "deck", self.template is not None),
            ("--answers", "deck", self.answers is not None),
            ("--bilingual-deck", "deck", self.bilingual_deck is not None),
        )
        return next(
            (
                (name, product)
                for name, product, is_given in given
                if is_given and self.only not in (None, product)
            ),
            None,
        )
