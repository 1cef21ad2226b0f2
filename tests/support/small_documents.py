"""Documents of one section, and building them: for tests of one kind of block."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

import irdocs
from irdocs import leaflet

ABOUT = {"title": "T", "subtitle": "S.", "language": "en-GB", "audience": "A", "version": "1",
         "date": "2026-11-01", "disclaimer": "D."}  # fmt: skip

FORMATS = tuple(Path(leaflet.__file__).parent.glob("data/formats/*.yaml"))


def one_section(*blocks: dict[str, Any], format: str = "a4", **more: Any) -> str:
    """Return a content file with some blocks in its only section, and `more` keys of the file."""
    section = {"id": "s", "title": "Section", "lead": "Lead.", "blocks": list(blocks)}
    document = {"schema_version": 1, "document": ABOUT, "leaflet": {"format": format},
                "sections": [section]}  # fmt: skip
    return yaml.safe_dump(document | more, sort_keys=False, allow_unicode=True)


def several_sections(count: int, *blocks: dict[str, Any], format: str = "a4") -> str:
    """Return a content file with the same blocks in each of its sections."""
    sections = [
        {"id": f"s{number}", "title": f"Section {number}", "lead": "Lead.", "blocks": list(blocks)}
        for number in range(count)
    ]
    document = {"schema_version": 1, "document": ABOUT, "leaflet": {"format": format},
                "sections": sections}  # fmt: skip
    return yaml.dump(document, Dumper=_WholeDumper, sort_keys=False, allow_unicode=True)


def without_enlarging(folder: Path, format: str = "a4") -> str:
    """Return the name of a format that is written into a folder: one of ours whose type is not set
    larger where its pages have room."""
    (found,) = (path for path in FORMATS if path.stem == format)
    lines = found.read_text().splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("enlarge:")]
    (folder / f"usual-{format}.yaml").write_text("".join(kept))
    return f"usual-{format}.yaml"


class _WholeDumper(yaml.SafeDumper):
    """Writes equal values each time, and not as aliases of the first."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def built(folder: Path, text: str, **options: Any) -> irdocs.BuildResult:
    """Build a content file, written into a folder, into `out` below it."""
    (folder / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(**options)
    return irdocs.build(folder / "content.yaml", folder / "out", order, environment={})


def whole(folder: Path, text: str, **options: Any) -> Path:
    """Do the same with content that has no error, and return the folder of the products."""
    result = built(folder, text, **options)
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder / "out"


def leaflet_in(folder: Path) -> bytes:
    """Return the leaflet in a folder, not the file of it imposed on larger paper."""
    return min(folder.glob("leaflet*.pdf"), key=lambda file: len(file.name)).read_bytes()
