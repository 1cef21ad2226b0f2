"""Assemble the content file of an import: what it says of itself, and its sections."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from irdocs.importing.inlines import escaped
from irdocs.importing.losses import LossAccount
from irdocs.importing.yaml_text import Bare

_LONGEST_SUBTITLE = 90
"""The most characters of titles of sections that are the subtitle, in place of the title again."""
INTRODUCTION, SLIDES = "Introduction", "Slides"
"""The titles of sections that imports make: of what stands before the first one, and of a talk that
has none."""
_LONGEST_LEAD = 220
"""The most characters of a first paragraph that becomes a section's lead."""


@dataclass(slots=True)
class ImportedSection:
    """A section that is being made."""

    title: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    keys: dict[str, Any] = field(default_factory=dict)
    """What else it has, such as a picture."""


@dataclass
class ContentAssembler:
    """Puts together what was made of a file."""

    account: LossAccount
    path: Path
    title: str
    sections: list[ImportedSection]

    def content(
        self, front: Mapping[str, Any], today: str, said: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return the content file as mappings and lists; `said` has the objectives, and what else
        `document:` says, as content.yaml has them."""
        account = self.account
        about: dict[str, Any] = {}
        title = on_one_line(front.get("title")) or self.title
        only = [section.title for section in self.sections if len(self.sections) == 1]
        if not title and only and only[0] not in (INTRODUCTION, SLIDES):
            title = only[0]
            account.added("title", "that of its only section")
        if not title:
            title = self.path.stem.replace("-", " ").replace("_", " ").strip() or "Imported"
            account.added("title", "made of the file's name")
        about["title"] = title
        about["subtitle"] = on_one_line(front.get("subtitle") or front.get("description"))
        if not about["subtitle"]:
            titles = "; ".join(section.title for section in self.sections)
            has_several = len(self.sections) > 1 and len(titles) <= _LONGEST_SUBTITLE
            about["subtitle"] = titles if has_several else title
            what = "the titles of its sections" if has_several else "the title again"
            account.added("subtitle", f"{what}; write a line that invites the reader")
        about["language"] = on_one_line(front.get("lang") or front.get("language")) or "en-GB"
        if not (front.get("lang") or front.get("language")):
            account.added("language", "en-GB; correct it if it is another")
        about["audience"] = on_one_line(front.get("audience")) or "For readers"
        if not front.get("audience"):
            account.added("audience", '"For readers"; say whom it is for')
        if authors := list(_authors(front.get("author") or front.get("authors"))):
            about["authors"] = authors
        about["version"] = on_one_line(front.get("version")) or "1"
        day = on_one_line(front.get("date"))
        good = re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)
        about["date"] = Bare(day if good else today)
        if not good:
            account.added(
                "date", f"{today}, the day of the import" + (f'; it was "{day}"' * bool(day))
            )
        about["disclaimer"] = "Imported text. It has not been reviewed."
        account.added("disclaimer", "that it is imported and not reviewed; write your own")
        known = {"title", "subtitle", "description", "lang", "language", "author", "authors",
                 "date", "audience", "version", "marp"}  # fmt: skip
        for key in front:
            if key not in known:
                account.left(1, f"{key}: of the front matter", "nothing here has that meaning")
        if not self.sections:
            self.sections.append(ImportedSection(title))
        about |= {key: value for key, value in said.items() if key != "objectives"}
        return {
            "schema_version": 1,
            "document": about,
            **({"objectives": said["objectives"]} if "objectives" in said else {}),
            "leaflet": {"format": "a4"},  # which has as many pages as the text needs
            "sections": list(self._written_sections(title)),
        }

    def _written_sections(self, title: str) -> Iterator[dict[str, Any]]:
        taken: Counter[str] = Counter()
        for section in self.sections:
            stem = slug(section.title) or "section"
            taken[stem] += 1
            name = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
            out: dict[str, Any] = {"id": name, "title": section.title}
            if lead := _lead(section):
                out["lead"] = lead
            out |= section.keys
            if section.notes:
                out["notes"] = "\n\n".join(section.notes)
            if not section.blocks:
                self.account.added(f'a text in "{section.title}"', "its title; it had no more")
            out["blocks"] = section.blocks or [{"type": "text", "text": escaped(section.title)}]
            yield out


def _lead(section: ImportedSection) -> str:
    """Return a section's first paragraph, taken out of it; empty if it begins otherwise."""
    first = section.blocks[0] if section.blocks else None
    if first and first["type"] == "text" and "title" not in first and len(section.blocks) > 1:
        text = str(first["text"])
        if "\n" not in text and len(text) <= _LONGEST_LEAD:
            section.blocks.pop(0)
            if notes := first.get("notes"):
                section.notes.append(notes)
            return text
    return ""


def on_one_line(value: Any) -> str:
    """Return a value of the front matter as words on one line."""
    if value is None or isinstance(value, Mapping | list):
        return ""
    return " ".join(str(getattr(value, "written", value)).split())


def _authors(value: Any) -> Iterator[dict[str, str]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Mapping):
            if name := on_one_line(one.get("name")):
                details = {key: _details(one.get(key)) for key in ("role", "affiliation")}
                yield {"name": name} | {key: words for key, words in details.items() if words}
        elif name := on_one_line(one):
            yield {"name": name}


def _details(value: Any) -> str:
    """Return what is said of an author, in one text; Quarto has mappings with a name."""
    listed = value if isinstance(value, list) else [value]
    named = [one.get("name") if isinstance(one, Mapping) else one for one in listed]
    return ", ".join(filter(None, map(on_one_line, named)))


def slug(text: str) -> str:
    """Return an id of small letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-")


__all__ = ["INTRODUCTION", "SLIDES", "ContentAssembler", "ImportedSection", "on_one_line", "slug"]
