"""Load themes, leaflet formats, print profiles and strings, which are YAML files like the content.

A name without an ending is that of a built-in file; one that ends in .yaml or .yml is the path of
a user's own. Both are read by the same parser as content.yaml and validated by a subclass of
`FileData`, so a fault in them is reported with its line and column too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar, get_args

from irdocs.content import data_advice, limits
from irdocs.content.files import FileReader
from irdocs.content.named_files import below
from irdocs.content.source import SourceList, SourceMapping
from irdocs.content.text_file import decode_text
from irdocs.content.yaml_file import read_values
from irdocs.diagnostics import Diagnostic, Report, Severity, Span, closest, guess, joined
from irdocs.frozen import frozen
from irdocs.models import BeforeValidator, Limits, Model, ValidationError

KeyPath = tuple[int | str, ...]
"""The keys and indices that lead to a value of a file."""


@frozen
class Remark:
    """A warning or a note about a file that can be used as it is."""

    severity: Severity
    code: str
    message: str
    path: KeyPath
    hint: str


class FileData(Model):
    """The base of models of data files: frozen, and refusing unknown keys.

    Keys are written with hyphens in the file, and are attributes with underscores here. Validators
    find the `DataFileRequest` in their context.
    """

    has_hyphens = True

    def remarks(self) -> tuple[Remark, ...]:
        """Return what is worth saying about these valid data; paths begin at this value."""
        return ()

    @classmethod
    def further_faults(cls, data: Mapping[str, Any]) -> Sequence[Fault]:
        """Return faults of a file that is not valid, which validation may not have come to.

        Those that it has reported may be among them; paths begin at the top of the file.
        """
        return ()


M = TypeVar("M", bound=FileData)


class Fault(NamedTuple):
    """A fault of a value in a file."""

    message: str
    path: KeyPath
    """Leads to the faulty value from the one that is validated."""
    code: str = ""
    """Empty for that of all faults of its kind of file."""
    hint: str = ""
    """Empty for the kind's guide."""
    advice: str = ""
    """What to write, to stand before the kind's guide; empty if that is not known."""


class FaultsError(ValueError):
    """Several faults of a file at once.

    A validator can raise only one error, at the value that it validates; this carries
    several out of it, each with a place of its own.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = tuple(faults)


def _number(value: object) -> object:
    if isinstance(value, bool | str):
        raise ValueError(data_advice.NUMBER)
    return value


Number = Annotated[float, BeforeValidator(_number), Limits(allow_inf_nan=False)]
"""A finite number. Pydantic alone would also accept true, false and a text such as "2.6"."""
Name = Annotated[str, Limits(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)]
"""Small letters, digits and hyphens, since it becomes part of the name of a file."""
Line = Annotated[str, Limits(pattern=r"^[^\r\n]+$", max_length=160)]
"""Text without a line break."""


@frozen
class DataFileKind:
    """A kind of data file, and where its built-in files are."""

    called: str
    """What messages call it; also the end of its codes, as in unknown-theme."""
    package: str
    """The Python package of the built-in files."""
    folder: str
    """Their folder in that package."""
    guide: str
    """A hint that says where to read what such a file holds."""

    def path(self, name: str) -> Path:
        """Return the path that the built-in file of a name has, whether or not there is one."""
        return Path(str(resources.files(self.package))) / self.folder / f"{name}.yaml"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the built-in files, sorted, without their ending."""
        return _names_in(self.path("x").parent)


@cache
def _names_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the built-in files in a folder, which stay the same as long as we run."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


@frozen
class DataFileRequest:
    """Which data file to load."""

    name: str
    """The name of a built-in file, or the path of a user's own."""
    folder: Path
    """The folder from which a path is followed."""
    span: Span | None
    """Where the content names the file; None if it is named on the command line, which may name
    files outside the folder too."""
    files: FileReader = field(default_factory=FileReader, compare=False)


def is_path(name: str) -> bool:
    """Whether a name is the path of a user's own file and not the name of a built-in one."""
    return Path(name).suffix.lower() in (".yaml", ".yml")


def load(kind: DataFileKind, wanted: DataFileRequest, model: type[M], report: Report) -> M | None:
    """Return the contents of the file, or None after adding errors with their lines to `report`."""
    own = is_path(wanted.name)
    if own and wanted.span is not None and below(wanted.folder, wanted.name) is None:
        report.error(
            "outside-asset", f'"{wanted.name}" lies outside the content\'s folder', wanted.span,
            "put the file beside the content",
        )  # fmt: skip
        return None
    try:
        if not own:
            read, complaints = _built_in(kind, wanted.name, model)
            report.extend(complaints)
            return read
        file = wanted.folder / wanted.name
        raw = wanted.files.read(file, limits.CONTENT_BYTES)
    except PermissionError:
        report.error(
            f"unreadable-{kind.called}", f'"{wanted.name}" cannot be read', wanted.span,
            "change the permissions of the file, or name another one",
        )  # fmt: skip
        return None
    except (OSError, ValueError):
        report.error(
            f"unknown-{kind.called}",
            joined(f'there is no {kind.called} "{wanted.name}"', guess(wanted.name, kind.names)),
            wanted.span,
            f"one of {', '.join(kind.names)}, or the path of a file of your own (NAME.yaml)",
        )
        return None
    return _read(kind, wanted, raw, str(file), model, report)


@cache
def _built_in(
    kind: DataFileKind, name: str, model: type[M]
) -> tuple[M | None, tuple[Diagnostic, ...]]:
    """Return a built-in file's contents and what is said of it; each file is read once.

    Raises OSError if there is no such file.
    """
    if name not in kind.names:
        raise FileNotFoundError
    file, report = kind.path(name), Report()
    request = DataFileRequest(name, Path(), None)
    return _read(kind, request, file.read_bytes(), file.name, model, report), tuple(report)


def _read(
    kind: DataFileKind,
    wanted: DataFileRequest,
    raw: bytes,
    label: str,
    model: type[M],
    report: Report,
) -> M | None:
    """Return the contents of the bytes of a file, which messages call by its `label`."""
    file_text = decode_text(raw, label, report)
    values = read_values(file_text, label, report) if file_text else None
    if file_text is None or values is None or values.data is None or values.mended_lines:
        wanted.files.note_text(label, file_text.readable if file_text else "")
        return None
    data = values.data
    try:
        read = model.model_validate(data, context=wanted)
    except ValidationError as error:
        wanted.files.note_text(label, file_text.readable)
        for fault in (*_faults(error, model), *model.further_faults(data)):
            guide = f"{fault.advice}; {kind.guide}" if fault.advice else kind.guide
            code, hint = fault.code or f"bad-{kind.called}", fault.hint or guide
            report.error(code, fault.message, _span_at(data, fault.path), hint)
        return None
    for remark in read.remarks():
        wanted.files.note_text(label, file_text.readable)
        span = _span_at(data, remark.path)
        report.report(remark.severity, remark.code, remark.message, span, remark.hint)
    return read


def _faults(error: ValidationError, model: type[FileData]) -> Iterator[Fault]:
    """Yield each fault with its path from the top of the file; a misspelt key is one fault, and not
    two with the key that is missing for it, and so are all keys that one mapping lacks."""
    problems = error.errors(include_url=False)
    missing = {problem["loc"] for problem in problems if problem["type"] == "missing"}
    meant: dict[KeyPath, str] = {}
    for problem in problems:
        if problem["type"] == "extra_forbidden":
            *place, key = problem["loc"]
            if nearest := closest(str(key), _keys_at(model, place)):
                meant[problem["loc"]] = nearest
                missing.discard((*place, nearest))
    lacking: dict[KeyPath, list[str]] = {}
    for problem in problems:
        if problem["loc"] in missing:
            lacking.setdefault(problem["loc"][:-1], []).append(str(problem["loc"][-1]))
    for parent, keys in lacking.items():
        name, advice = data_advice.named(parent), data_advice.LACKING
        if len(keys) > 1:
            message = f"these keys are missing: {', '.join(keys[:-1])} and {keys[-1]}"
            yield Fault(f"{name}: {message}" if name else message, parent, advice=advice)
    for problem in data_advice.without_consequences(problems):
        if problem["type"] == "missing" and (
            problem["loc"] not in missing or len(lacking[problem["loc"][:-1]]) > 1
        ):
            continue
        cause = problem.get("ctx", {}).get("error")
        if isinstance(cause, FaultsError):
            for fault in cause.faults:
                path = (*problem["loc"], *fault.path)
                yield Fault(fault.message, path, fault.code, fault.hint)
            continue
        path = problem["loc"]
        name, message = data_advice.named(path), data_advice.message(problem)
        if path in meant:
            message += f'; did you mean "{meant[path]}"?'
        inner = path if problem["type"] == "model_type" else path[:-1]
        advice = data_advice.advice(problem, _keys_at(model, inner))
        yield Fault(f"{name}: {message}" if name else message, path, advice=advice)


def _keys_at(model: type[FileData], place: Sequence[int | str]) -> tuple[str, ...]:
    """Return the keys of the mapping at a place of a file; none where it has any keys."""
    for step in place:
        if isinstance(step, int):
            continue  # an entry of a list, whose model was found with the list
        named = [one for name, one in model.model_fields.items() if step in (name, one.key)]
        inner = [each for one in named for each in _models(one.annotation)]
        if len(inner) != 1:
            return ()
        model = inner[0]
    return tuple(one.key for one in model.model_fields.values())


def _models(annotation: Any) -> Iterator[type[FileData]]:
    """Yield the models within a type."""
    if isinstance(annotation, type) and issubclass(annotation, FileData):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _span_at(node: Any, path: Sequence[int | str]) -> Span:
    """Return the place of the value at a path of keys and indices.

    Where the path leads to something that the file does not have, such as a missing key, this is
    the place of the last mapping or list on the path that it has.
    """
    span: Span = node.span
    for step in path:
        if isinstance(node, SourceMapping) and str(step) in node:
            span, node = node.key_spans[str(step)], node[str(step)]
        elif isinstance(node, SourceList) and isinstance(step, int) and step < len(node):
            span, node = node.spans[step], node[step]
        else:
            break
    return span
