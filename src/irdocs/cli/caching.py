"""The command `irdocs cache`: it shows what is kept for later runs, and removes it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from irdocs.caching import cache_folder, pruning
from irdocs.cli.group import examples, main
from irdocs.cli.telling import cannot
from irdocs.diagnostics import UsageError, count_of


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
    """Show the cache, in which irdocs notes what was built and drawn, or remove files of it.

    Once a day a build prunes it by itself.

    IRDOCS_CACHE names another folder, or is "off". Without a cache the same files are made.
    """
    named = cache_folder.folder(os.environ)
    if named is None:
        click.echo("there is no cache: IRDOCS_CACHE is off, or there is no home folder")
        return
    folder = Path(named)
    everything = list(pruning.files(folder))
    outworn = pruning.outworn(folder, time.time()) if prune else []
    removed = everything if clear else outworn
    try:
        for path in removed:
            path.unlink(missing_ok=True)
    except OSError as error:
        cannot(UsageError(f"{error.filename}: {error.strerror}"))
    left = [path for path in everything if path not in set(removed)]
    size = sum(path.stat().st_size for path in left)
    if removed:
        click.echo(f"removed {count_of(len(removed), 'files')}")
    click.echo(f"{folder}: {count_of(len(left), 'files')}, {size / 1000:,.0f} kB")
