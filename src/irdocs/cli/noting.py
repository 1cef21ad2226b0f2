"""Note what a command said, so that the same command need not do the same work again."""

from __future__ import annotations

import os
from pathlib import Path
from time import time

from irdocs import unchanged
from irdocs.build_result import BuildResult
from irdocs.caching import cache_folder, pruning
from irdocs.cli.telling import counted, describe, is_quiet, told, typed
from irdocs.content.files import digest_of
from irdocs.content.review_register import REGISTER
from irdocs.reporting import text


def note_outcome(result: BuildResult, content: Path) -> None:
    """Note the outcome of the command that was typed, a build or a check of a content file."""
    arguments = typed()
    if arguments is None:
        return
    register = content.parent / REGISTER
    inputs = {**result.named_inputs, register: digest_of(register)}
    said = unchanged.RecordedOutcome(
        "".join(f"{line}\n" for line in text.findings(result, quiet=is_quiet())),
        tuple(describe(written) for written in told(result)),
        counted(result), is_quiet=is_quiet(),
    )  # fmt: skip
    files = [written.path for written in result.files]
    unchanged.note(arguments, Path.cwd(), os.environ, inputs, files, said)
    if folder := cache_folder.folder(os.environ):
        pruning.prune_daily(Path(folder), time())


__all__ = ["note_outcome"]
