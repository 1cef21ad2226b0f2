"""Write an import as a project: content.yaml, its pictures, and the account of what became of all.

The folder is put in place when it is whole, and then checked as a build would.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from irdocs.build_result import BuildResult
from irdocs.building import check
from irdocs.content import limits
from irdocs.content.files import read_regular
from irdocs.diagnostics import UsageError
from irdocs.frozen import frozen
from irdocs.importing.losses import LossAccount, missing_words
from irdocs.importing.sources import Imported, import_deck, import_markdown, import_word
from irdocs.importing.talk_design import (
    BRAND,
    TEMPLATE,
    THEME,
    has_design,
    template_of,
    theme_of,
    typefaces_of,
)
from irdocs.importing.yaml_text import as_yaml
from irdocs.ooxml.package import NotAPackageError
from irdocs.options import BuildOptions

ACCOUNT = "import.txt"
"""The name of the account in the project."""
MARKDOWN = (".md", ".markdown", ".qmd", ".rmd")
"""The endings of files that are read as Markdown."""
DECKS = (".pptx", ".potx", ".ppsx", ".pptm")
"""The endings of files that are read as presentations."""
WORD = (".docx", ".docm", ".dotx")
"""The endings of files that are read as text by Word."""


@frozen
class ImportResult:
    """What came of an import."""

    folder: Path
    account: LossAccount
    missing: tuple[str, ...]
    """Words of the source that are neither in the project nor said to be left: a fault of ours."""
    checked: BuildResult
    """What a build finds in the project."""


def import_file(source: Path, folder: Path, today: str) -> ImportResult:
    """Import a file into a new folder. Raises OSError, UsageError for what cannot be imported."""
    ending = source.suffix.lower()
    if ending not in MARKDOWN + DECKS + WORD:
        known = ", ".join(MARKDOWN + DECKS + WORD)
        raise UsageError(f"{source} is no file that can be imported yet; these are: {known}")
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise UsageError(f"{folder} is there already; name a new folder with -o")
    most = limits.CONTENT_BYTES if ending in MARKDOWN else limits.TEMPLATE_BYTES
    if source.stat().st_size > most:
        raise UsageError(f"{source} is larger than {most:,} bytes")
    raw = read_regular(source)
    try:
        if ending in MARKDOWN:
            imported = import_markdown(raw, source, today)
        elif ending in DECKS:
            imported = import_deck(raw, source, today)
        else:
            imported = import_word(raw, source, today)
    except NotAPackageError as error:
        called = "a presentation" if ending in DECKS else "a Word file"
        raise UsageError(f"{source} cannot be read as {called}: {error}") from None
    folder.parent.mkdir(parents=True, exist_ok=True)
    pending = Path(tempfile.mkdtemp(prefix=".irdocs-", dir=folder.parent))
    try:
        if ending in DECKS:
            _with_design(raw, source.stem, imported, pending)
        _write(pending, imported)
        texts = list(_strings(imported.content))
        missing = tuple(missing_words(imported.source_words, texts, imported.account))
        account = imported.account.as_text(source.name)
        if missing:
            account += f"\nnot accounted for: {' '.join(missing)}\n"
        (pending / ACCOUNT).write_text(account, encoding="utf-8")
        if folder.exists():
            folder.rmdir()
        pending.chmod(0o755)
        pending.rename(folder)
    except BaseException:
        shutil.rmtree(pending, ignore_errors=True)
        raise
    checked = check(folder / "content.yaml", BuildOptions())
    return ImportResult(folder, imported.account, missing, checked)


def _strings(value: object) -> Iterator[str]:
    """Yield all texts in content, and its keys."""
    match value:
        case Mapping():
            for key, inner in value.items():
                yield str(key)
                yield from _strings(inner)
        case list() | tuple():
            for inner in value:
                yield from _strings(inner)
        case _:
            yield str(value)


def _with_design(raw: bytes, name: str, imported: Imported, folder: Path) -> None:
    """Keep the design of a presentation, as far as its deck can be built with it."""
    account = imported.account
    found = theme_of(raw, name, folder)
    if found is not None:
        imported.assets[BRAND] = found.brand.encode()
        imported.assets[THEME] = found.theme.encode()
        imported.content["theme"] = THEME
        account.added("a theme", f"{THEME} has the colours of the talk, as {BRAND} says them")
    else:
        account.left(0, "the colours of its theme", "they are those that Office comes with")
    for typeface in typefaces_of(raw):
        account.left(0, f"the typeface {typeface}", "a leaflet needs its file, which no talk has")
    if not has_design(raw):
        why = "it is what Office comes with; deck: {template: FILE} takes it all the same"
        account.left(0, "its design as a template", why)
        return
    try:
        imported.assets[TEMPLATE] = template_of(raw)
    except (NotAPackageError, LookupError, ValueError, TypeError, AttributeError) as error:
        account.left(0, "its design as a template", f"it cannot be taken out: {error}")
        return
    imported.content["deck"] = {"template": TEMPLATE}
    _write(folder, imported)
    checked = check(folder / "content.yaml", BuildOptions(only="deck"))
    del imported.content["deck"]
    _write(folder, imported)
    plain = check(folder / "content.yaml", BuildOptions(only="deck"))
    if len(checked.report.errors) <= len(plain.report.errors):
        imported.content["deck"] = {"template": TEMPLATE}
        account.added("a template", f"{TEMPLATE} is the talk without its slides")
    else:
        why = checked.report.errors[0].message
        account.left(0, "its design as a template", f"the deck cannot be built in it: {why}")
        del imported.assets[TEMPLATE]
        (folder / TEMPLATE).unlink()


def _write(folder: Path, imported: Imported) -> None:
    (folder / "content.yaml").write_text(as_yaml(imported.content), encoding="utf-8")
    for name, file in imported.assets.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file if isinstance(file, bytes) else read_regular(file))


__all__ = ["ACCOUNT", "ImportResult", "import_file"]
