"""Feed damaged files of strangers to every reader of them, led by what they cover (atheris).

    python tools/fuzzed.py SEED.pptx SEED.docx SEED.pdf SEED.md [-max_total_time=300]

A seed's members are changed one by one, so that what is tried is still an archive. A reader may
refuse a file in its own words; any other exception is a fault, and ends the run with the file.
atheris is no dependency: install it where this is run.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["irdocs"]):
    from irdocs.audit.reading.unreadable import UnreadableError, reading
    from irdocs.commenting.deck_comments import read_deck_comments
    from irdocs.commenting.pdf_comments import read_pdf
    from irdocs.commenting.word_comments import read_word_comments
    from irdocs.diagnostics import UsageError
    from irdocs.importing.project import import_file
    from irdocs.keeping.deciding import decisions
    from irdocs.keeping.merging import merged
    from irdocs.keeping.reading import read_deck
    from irdocs.ooxml.package import NotAPackageError

REFUSED = (NotAPackageError, UnreadableError, UsageError)


def _kept(data: bytes, seed: bytes) -> None:
    """Merge an edited deck with the one that was made."""
    edited, made = read_deck(data), read_deck(seed)
    merged(seed, data, made, decisions(edited, made))


def _imported(data: bytes, ending: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / f"talk{ending}"
        source.write_bytes(data)
        import_file(source, Path(name) / "project", "2026-11-01")


def _readers(ending: str, seed: bytes) -> list[Callable[[bytes], object]]:
    match ending:
        case ".pptx":
            return [lambda data: list(read_deck_comments(data)), lambda data: _kept(data, seed),
                    lambda data: _imported(data, ending)]  # fmt: skip
        case ".docx":
            return [lambda data: list(read_word_comments(data)),
                    lambda data: _imported(data, ending)]  # fmt: skip
        case ".pdf":
            return [lambda data: list(read_pdf(data))]
        case _:
            return [lambda data: _imported(data, ending)]


def main() -> None:
    """Fuzz the readers of the seeds that are named."""
    names = [one for one in sys.argv[1:] if not one.startswith("-")]
    seeds = [(Path(name).suffix, Path(name).read_bytes()) for name in names]
    readers = [_readers(ending, data) for ending, data in seeds]
    members: list[dict[str, bytes]] = []
    for ending, data in seeds:
        is_archive = ending in (".pptx", ".docx")
        members.append(_members(data) if is_archive else {"": data})

    def one(raw: bytes) -> None:
        provider: Any = atheris.FuzzedDataProvider(raw)
        number = provider.ConsumeIntInRange(0, len(seeds) - 1)
        files = dict(members[number])
        for _ in range(provider.ConsumeIntInRange(1, 4)):
            name = sorted(files)[provider.ConsumeIntInRange(0, len(files) - 1)]
            files[name] = _changed(files[name], provider)
        data = files[""] if "" in files else _zipped(files)
        reader = readers[number][provider.ConsumeIntInRange(0, len(readers[number]) - 1)]
        try:
            if reader is readers[number][-1] and seeds[number][0] != ".pdf":
                reader(data)  # an import refuses files in its own words
            else:
                with reading():
                    reader(data)
        except REFUSED:
            return
        except BaseException:
            Path(f"fuzzed{seeds[number][0]}").write_bytes(data)
            raise

    atheris.Setup([sys.argv[0], *(one for one in sys.argv[1:] if one.startswith("-"))], one)
    atheris.Fuzz()


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _changed(data: bytes, provider: Any) -> bytes:
    """Return bytes with a stretch taken out, repeated, or replaced."""
    start = provider.ConsumeIntInRange(0, len(data))
    end = min(len(data), start + provider.ConsumeIntInRange(0, 64))
    match provider.ConsumeIntInRange(0, 4):
        case 0:
            return data[:start] + data[end:]
        case 1:
            return data[:end] + data[start:]
        case 2:
            return data[:start] + provider.ConsumeBytes(16) + data[end:]
        case 3:
            return data[:start]
        case _:
            digits = str(provider.ConsumeIntInRange(-(2**40), 2**40)).encode()
            return data[:start] + digits + data[end:]


if __name__ == "__main__":
    main()
