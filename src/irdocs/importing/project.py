"""Write an import as a project: content.yaml, its pictures, and the account of what became of all.

The folder is put in place when it is whole, and then checked as a build would.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from irdocs.build import check
from irdocs.build_result import BuildResult
from irdocs.content import limits
from irdocs.content.files import read_regular
from irdocs.diagnostics import UsageError
from irdocs.importing.losses import LossAccount, missing_words
from irdocs.importing.markdown_import import Imported, import_markdown
from irdocs.importing.yaml_text import as_yaml
from irdocs.options import BuildOptions

ACCOUNT = "import.txt"
"""The name of the account in the project."""
MARKDOWN = (".md", ".markdown", ".qmd", ".rmd")
"""The endings of files that are read as Markdown."""


@dataclass(frozen=True, slots=True)
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
    if source.suffix.lower() not in MARKDOWN:
        raise UsageError(
            f"{source} is no file that can be imported yet; these are: {', '.join(MARKDOWN)}"
        )
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise UsageError(f"{folder} is there already; name a new folder with -o")
    raw = read_regular(source)
    if len(raw) > limits.CONTENT_BYTES:
        raise UsageError(f"{source} is larger than {limits.CONTENT_BYTES:,} bytes")
    imported = import_markdown(raw, source, today)
    text = as_yaml(imported.content)
    folder.parent.mkdir(parents=True, exist_ok=True)
    pending = Path(tempfile.mkdtemp(prefix=".irdocs-", dir=folder.parent))
    try:
        _write(pending, text, imported)
        seen = text.replace("\\", "")  # escapes part words
        missing = tuple(missing_words(imported.source_words, seen, imported.account))
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


def _write(folder: Path, text: str, imported: Imported) -> None:
    (folder / "content.yaml").write_text(text, encoding="utf-8")
    for name, file in imported.assets.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(read_regular(file))


__all__ = ["ACCOUNT", "ImportResult", "import_file"]
