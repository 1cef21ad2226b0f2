"""What validators of the model must know beyond the value that they validate."""

from __future__ import annotations

from typing import Protocol

from pydantic_core import PydanticCustomError

from irdocs.content.product import ProductTraits
from irdocs.content.quotation import curled
from irdocs.content.source import SourceText
from irdocs.diagnostics import Report
from irdocs.frozen import frozen
from irdocs.models import ValidationInfo


class AssetReader(Protocol):
    """Reads the files that the content names; raises PydanticCustomError for a bad one."""

    def __call__(self, name: SourceText) -> object:
        """Return the picture of a name."""

    def video(self, name: SourceText) -> object:
        """Return the video of a name."""

    def captions(self, name: SourceText, report: Report) -> object:
        """Return the captions of a name; what is wrong with them goes to the report."""


@frozen
class ReadingContext:
    """Where faults go, and what else of the file a value may refer to."""

    report: Report
    """Where faults go that must not stop the validation of the value, such as unknown keys."""
    wording: Report
    """Where faults go that leave a document which can still be planned."""
    sources: frozenset[str] | None
    """The ids under sources:; None if these cannot be told, which is reported there."""
    ids: frozenset[str] | None
    """The ids of sections and blocks; None if an included file with some could not be read."""
    asset: AssetReader
    """Reads the pictures, videos and captions that the file names."""
    products: tuple[ProductTraits, ...]
    """The products, which only: may name."""
    language: str
    """The document's language, a BCP 47 tag; empty if there is none."""


def reading_of(info: ValidationInfo) -> ReadingContext:
    """Return what is known of the file that names another; without that, nothing is read."""
    if not isinstance(info.context, ReadingContext):
        raise PydanticCustomError("missing-asset", "assets are read with the content file")
    return info.context


def in_print(words: str, info: ValidationInfo) -> str:
    """Return words with the apostrophes and quotation marks of the document's language."""
    language = info.context.language if isinstance(info.context, ReadingContext) else ""
    return curled(words, language) if language else words
