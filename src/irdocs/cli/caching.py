"""The command `irdocs cache`: it shows what is kept for later runs, and removes it."""

from __future__ import annotations

import os
import time

import click

from irdocs import cache_folder
from irdocs.cli.group import examples, main
from irdocs.cli.telling import cannot, count_of
from irdocs.diagnostics import UsageError

_OLD_DAYS, _MOST_BYTES = 30, 64_000_000
_DAY = 86_400.0


@main.command(
    "cache",
    epilog=examples(
        "irdocs cache  where it is, and how large",
        "irdocs cache --prune  removes what is older than 30 days",
        "irdocs cache --clear  removes all",
    ),
)
@click.option("--prune", is_flag=True, help="Remove files of more than 30 days, or beyond 64 MB.")
@click.option("--clear", is_flag=True, help="Remove all files.")
def cache_command(prune: bool, clear: bool) -> None:
    """Show the cache, in which irdocs notes what was built, or remove files of it.

    IRDOCS_CACHE names another folder, or is "off". Without a cache the same files are made.
    """
    folder = cache_folder.folder(os.environ)
    if folder is None:
        click.echo("there is no cache: IRDOCS_CACHE is off, or there is no home folder")
        return
    sizes = {path: path.stat() for path in cache_folder.files(folder)}
    newest = sorted(sizes, key=lambda path: -sizes[path].st_mtime)
    kept = 0
    removed = []
    for path in newest:
        is_old = time.time() - sizes[path].st_mtime > _OLD_DAYS * _DAY
        kept += sizes[path].st_size
        if clear or (prune and (is_old or kept > _MOST_BYTES)):
            removed.append(path)
    try:
        for path in removed:
            path.unlink(missing_ok=True)
    except OSError as error:
        cannot(UsageError(f"{error.filename}: {error.strerror}"))
    left = [path for path in newest if path not in removed]
    size = sum(sizes[path].st_size for path in left)
    if removed:
        click.echo(f"removed {count_of(len(removed), 'files')}")
    click.echo(f"{folder}: {count_of(len(left), 'files')}, {size / 1000:,.0f} kB")
