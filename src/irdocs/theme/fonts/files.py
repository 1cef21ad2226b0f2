"""Find the font files that a theme names: in an installed package, or beside the theme."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from pydantic_core import PydanticCustomError

from irdocs.content import limits
from irdocs.content.datafile import DataFileRequest, is_path
from irdocs.content.installed_files import installed_file
from irdocs.content.named_files import located
from irdocs.theme.fonts.examination import FontFaultError, single_font
from irdocs.theme.fonts.source import FontSource


class PackageMissingError(FontFaultError):
    """The package that should have the fonts of a family is not installed."""


_KINDS = "name a font: a .ttf or .otf file"
_COLLECTIONS = (".ttc", ".otc")


def packaged(package: str, folder: str, name: str) -> FontSource:
    """Return a font of an installed package. Raises FontFaultError."""
    try:
        path = installed_file(package, folder, name)
    except LookupError:
        raise PackageMissingError(
            f'the package "{package}" is not installed',
            "install it if you know it, or name files of your own",
            "bad-theme",
        ) from None
    except ValueError as error:
        raise FontFaultError(f'"{name}" cannot be used: {error}', _KINDS) from None
    if path is None:
        raise FontFaultError(
            f'the package "{package}" has no file {name}', "look into its folder", "bad-theme"
        )
    return FontSource(path)


def own(theme: DataFileRequest | None, folder: str, name: str) -> FontSource:
    """Return a font of the user's, in a folder relative to the theme's file.

    It must lie in the content's folder or below, as all files that content names; "#1" after the
    name of a collection is its second font. Raises FontFaultError.
    """
    if theme is None or not is_path(theme.name):
        raise FontFaultError("a built-in theme has fonts of packages only", "give package:")
    name, number = _parted(name)
    # A theme that the command line names may lie anywhere, and has its fonts in its own folder.
    beside = PurePosixPath(Path(theme.name).parent.as_posix())
    inside = theme.folder if theme.span is not None else theme.folder / beside
    relative = (beside if theme.span is not None else PurePosixPath()) / folder / name
    try:
        path = located(inside, str(relative), theme.files, _KINDS)
        data = theme.files.read_within(path, limits.FONT_BYTES)
    except PydanticCustomError as error:
        code = "bad-font" if error.type == "bad-asset" else error.type
        raise FontFaultError(error.message(), _KINDS, code) from None
    # A loop of symbolic links is a RuntimeError before Python 3.13.
    except (OSError, ValueError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise FontFaultError(f'"{name}" cannot be used: {reason}', _KINDS) from None
    try:
        return FontSource(path, single_font(data, number))
    except FontFaultError as fault:
        raise FontFaultError(f'"{name}" {fault.message}', fault.hint, fault.code) from None


def _parted(name: str) -> tuple[str, int | None]:
    """Return a name without the number of a font in a collection, and that number, if it has one.

    Only a collection's name is parted: any other file may have a # in its name.
    """
    file, mark, number = name.rpartition("#")
    if mark and number.isdecimal() and file.lower().endswith(_COLLECTIONS):
        return file, int(number)
    return name, None
