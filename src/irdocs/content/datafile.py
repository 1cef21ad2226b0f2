"""Themes, formats, print profiles: data files of ours by name or of the user's by path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from irdocs.content import limits, source
from irdocs.content.assets import below
from irdocs.content.files import FileReader
from irdocs.content.source import SourceList, SourceMapping
from irdocs.diagnostics import Report, Span


class FileData(BaseModel):
    """What a data file holds: keys with hyphens, nothing unknown, never changed."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-")
    )


M = TypeVar("M", bound=FileData)


class FaultsError(ValueError):
    """Several things that are wrong with a file, each with the path of keys to where it is."""

    def __init__(self, faults: Sequence[tuple[str, tuple[int | str, ...]]]) -> None:
        super().__init__("; ".join(what for what, _ in faults))
        self.faults = tuple(faults)


def _number(value: object) -> object:
    if isinstance(value, bool | str):
        raise ValueError("a number is wanted")
    return value


Number = Annotated[float, BeforeValidator(_number), Field(allow_inf_nan=False)]
"""A number; true, false and texts are none."""
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)]
"""Small letters, figures and hyphens: it becomes part of a file's name."""
Line = Annotated[str, Field(pattern=r"^[^\r\n]+$", max_length=160)]
"""A line of words."""


@dataclass(frozen=True, slots=True)
class DataFileKind:
    """A kind of data file: what it is called, and the package and folder of the built-in ones."""

    called: str
    package: str
    folder: str
    guide: str
    """Where a user reads what such a file holds."""

    def path(self, name: str) -> Path:
        """Return where the built-in file of a name is, if there is one."""
        return Path(str(resources.files(self.package))) / self.folder / f"{name}.yaml"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the built-in files."""
        return tuple(sorted(path.stem for path in self.path("x").parent.glob("*.yaml")))


@dataclass(frozen=True, slots=True)
class DataFileRequest:
    """The file that is asked for, by name or by path from a folder, and where it is asked for."""

    name: str
    folder: Path
    span: Span | None
    files: FileReader = field(default_factory=FileReader, compare=False)


def is_path(name: str) -> bool:
    """Whether a name is that of a user's own file."""
    return Path(name).suffix.lower() in (".yaml", ".yml")


def load(kind: DataFileKind, wanted: DataFileRequest, model: type[M], report: Report) -> M | None:
    """Return what the file holds, or None after errors at their lines in `report`."""
    own = is_path(wanted.name)
    file = wanted.folder / wanted.name if own else kind.path(wanted.name)
    label = str(file) if own else file.name
    if own and wanted.span is not None and below(wanted.folder, wanted.name) is None:
        report.error(
            "outside-asset", f'"{wanted.name}" lies outside the content\'s folder', wanted.span,
            "put the file beside the content",
        )  # fmt: skip
        return None
    try:
        if not own and wanted.name not in kind.names:
            raise FileNotFoundError
        raw = wanted.files.read(file, limits.CONTENT_BYTES) if own else file.read_bytes()
    except PermissionError:
        report.error(f"unreadable-{kind.called}", f'"{wanted.name}" cannot be read', wanted.span)
        return None
    except (OSError, ValueError):
        report.error(
            f"unknown-{kind.called}",
            f'there is no {kind.called} "{wanted.name}"',
            wanted.span,
            f"one of {', '.join(kind.names)}, or the path of a file of your own (NAME.yaml)",
        )
        return None
    text = source.decode_text(raw, label, report)
    data = source.parse(text, label, report) if text is not None else None
    if data is None:
        return None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for message, path in _told(error):
            report.error(f"bad-{kind.called}", message, _place(data, path), kind.guide)
        return None


def _told(error: ValidationError) -> Iterator[tuple[str, tuple[int | str, ...]]]:
    """Yield what is wrong in words for people, and the path of keys to where."""
    for problem in error.errors(include_url=False):
        cause = problem.get("ctx", {}).get("error")
        if isinstance(cause, FaultsError):
            yield from cause.faults
            continue
        path = problem["loc"]
        where = ".".join(str(part) for part in path)
        what = _WORDS.get(problem["type"], problem["msg"].removeprefix("Value error, "))
        yield (f"{where}: {what}" if where else what), path


_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "there is no such key",
    "too_short": "is empty",
    "bool_type": "true or false is wanted",
    "bool_parsing": "true or false is wanted",
    "model_type": "keys and values are wanted",
    "tuple_type": "a list is wanted",
    "string_type": "words are wanted",
    "string_pattern_mismatch": "is not written as such a text is",
}


def _place(node: Any, path: Sequence[int | str]) -> Span:
    """Return where the value at a path stands, or the nearest thing above it that is there."""
    span: Span = node.span
    for step in path:
        if isinstance(node, SourceMapping) and str(step) in node:
            span, node = node.key_spans[str(step)], node[str(step)]
        elif isinstance(node, SourceList) and isinstance(step, int) and step < len(node):
            span, node = node.spans[step], node[step]
        else:
            break
    return span
