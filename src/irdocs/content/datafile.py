"""Themes, formats, print profiles: data files of ours by name or of the user's by path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from irdocs.content import source
from irdocs.content.source import Items, Keys
from irdocs.diagnostics import Report, Span


class Data(BaseModel):
    """What a data file holds: keys with hyphens, nothing unknown, never changed."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-")
    )


M = TypeVar("M", bound=Data)


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a number is wanted, not true or false")
    return value


Number = Annotated[float, BeforeValidator(_no_truth)]
"""A number; true and false are none."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data file: what it is called, and the package and folder of the built-in ones."""

    called: str
    package: str
    folder: str

    def path(self, name: str) -> Path:
        """Return where the built-in file of a name is, if there is one."""
        return Path(str(resources.files(self.package))) / self.folder / f"{name}.yaml"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the built-in files."""
        return tuple(sorted(path.stem for path in self.path("x").parent.glob("*.yaml")))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The file that is asked for, by name or by path from a folder, and where it is asked for."""

    name: str
    folder: Path
    span: Span | None


def load(kind: Kind, wanted: Wanted, model: type[M], report: Report) -> M | None:
    """Return what the file holds, or None after errors at their lines in `report`."""
    own = Path(wanted.name).suffix in (".yaml", ".yml")
    file = wanted.folder / wanted.name if own else kind.path(wanted.name)
    label = wanted.name if own else file.name
    try:
        if not own and wanted.name not in kind.names:
            raise FileNotFoundError
        raw = file.read_bytes()
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
        for problem in error.errors(include_url=False):
            path = problem["loc"]
            where = ".".join(str(part) for part in path)
            what = _WORDS.get(problem["type"], problem["msg"].removeprefix("Value error, "))
            message = f"{where}: {what}" if where else what
            report.error(f"bad-{kind.called}", message, _place(data, path))
        return None


_WORDS = {"missing": "is missing", "extra_forbidden": "there is no such key"}


def _place(node: Any, path: Sequence[int | str]) -> Span:
    """Return where the value at a path stands, or the nearest thing above it that is there."""
    span: Span = node.span
    for step in path:
        if isinstance(node, Keys) and str(step) in node:
            span, node = node.key_spans[str(step)], node[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node):
            span, node = node.spans[step], node[step]
        else:
            break
    return span
