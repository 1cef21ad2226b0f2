"""Write a folder that can be put onto any web server: pages, files, and a first page that says
what there is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from irdocs import hand_edits, output
from irdocs.build_result import BuildResult, WrittenFile
from irdocs.building import Progress, make
from irdocs.content.files import FileReader
from irdocs.content.source import SourceText
from irdocs.diagnostics import Report, UsageError
from irdocs.frozen import replace
from irdocs.locale import Locale
from irdocs.locale.choice import locale_of
from irdocs.options import BuildOptions
from irdocs.products import FinishedFile
from irdocs.version import VERSION
from irdocs.web.site_page import PublishedFile, site_page

INDEX = "index.html"
"""The first page: what a web server shows for the folder."""


def publish(
    path: Path,
    folder: Path,
    options: BuildOptions,
    *,
    environment: Mapping[str, str] | None = None,
    progress: Progress = lambda stage, what, seconds: None,
    processes: int = 1,
) -> BuildResult:
    """Write the products of a content file and their web pages into a folder of their own, made in
    so many processes at most.

    The folder is replaced in one step; what was put there beside our files stays. After an error
    nothing is written. Raises OSError if the folder cannot be written, UsageError as `build` does,
    and for a folder that has the content in it.
    """
    target = folder.resolve()
    if target in (path.resolve(), *path.resolve().parents):
        raise UsageError(f"{folder} holds the content itself; name a folder of its own")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder")
    options = replace(options, web="folder", site=True, epub=True)
    result, files, created = make(
        path, options, environment=environment, progress=progress, processes=processes
    )
    if result.failed or created is None or result.examined is None:
        return result
    edited = hand_edits.edited(target, files)
    if edited and not options.overwrite:
        named = [folder / one.relative_to(target) for one in edited]
        hand_edits.complain(named, result.report, can_keep=False)
        result.failed = True
        return result
    hand_edits.put_aside(edited)
    index = _index(path, result, files)
    contents = {INDEX: index, **{file.name: file.data for file in files}}
    output.write_whole(target, contents)
    result.files = [
        WrittenFile(folder / INDEX, 1, "page", len(index)),
        *(
            WrittenFile(folder / file.name, file.count, file.unit, len(file.data), file.is_part)
            for file in files
        ),
    ]
    return result


def _index(path: Path, result: BuildResult, files: list[FinishedFile]) -> bytes:
    assert result.examined is not None
    document = result.examined.document

    def locale(language: str) -> Locale:
        tag = SourceText(language, document.document.language.span)
        return locale_of(tag, path.parent, FileReader(), Report())

    listed = [
        PublishedFile(file.name, file.product, file.languages, len(file.data))
        for file in files
        if not file.is_part and file.product and file.name.endswith(_SHOWN)
    ]
    return site_page(document, locale, listed, f"irdocs {VERSION}").encode()


_SHOWN = (".html", ".pdf", ".pptx", ".epub")
"""The endings of files that the first page lists."""

__all__ = ["publish"]
