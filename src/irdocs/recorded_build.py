"""Read manifest.json: what an earlier build made, of which inputs, with which options.

A manifest may come from anybody, so it is checked before it is followed: every key has its type,
and a finished file has a plain name, which lies in the manifest's own folder.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from irdocs.content.about import Answers, BilingualDeck, WebForm
from irdocs.content.files import read_regular
from irdocs.diagnostics import UsageError
from irdocs.models import Field, Limits, Model, ValidationError


class _Recorded(Model):
    """A part of a manifest."""

    unknown_keys = "ignore"
    is_strict = True


class RecordedFile(_Recorded):
    """What a manifest says of a finished file."""

    sha256: str
    streams: str


class RecordedOptions(_Recorded):
    """The options of the first build, as the manifest has them."""

    only: str | None
    formats: list[str]
    press: str | None
    answers: Answers | None
    template: str | None
    draft: bool
    handout: Literal[1, 2, 3, 6] | None
    web: WebForm | None = None
    site: bool = False
    epub: bool = False
    edition: str | None = None
    data: str | None = None
    languages: list[str] = Field(default_factory=list)
    bilingual: list[str] = Field(default_factory=list)
    bilingual_deck: BilingualDeck | None = None
    allow_untranslated: bool = False


class RecordedVersions(_Recorded):
    """With what the first build was made."""

    python: str
    zlib: str
    libraries: dict[str, str | None]


FAULTS = {"missing": "is missing", "too_short": "names no file"}
"""What is wrong, by pydantic's types of error."""
FileName = Annotated[str, Limits(pattern=r"^(?:[A-Za-z0-9]+/){0,2}[^/\\\x00]+$")]


class RecordedBuild(_Recorded):
    """A whole manifest."""

    created: Annotated[datetime, Limits(strict=False)]
    content: str
    order: RecordedOptions
    inputs: dict[str, str]
    files: dict[FileName, RecordedFile] = Field(min_length=1)
    made_with: RecordedVersions


def read(file: Path) -> RecordedBuild:
    """Return the contents of a manifest. Raises OSError, or UsageError if it is none."""
    try:
        return RecordedBuild.model_validate(json.loads(read_regular(file)))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        where = f": its key {key} {FAULTS.get(first['type'], 'has a wrong value')}" if key else ""
    except (ValueError, RecursionError):
        where = ""
    raise UsageError(f"{file} is not a manifest{where}; irdocs build --manifest writes one")
