"""Located values → a checked Document, with every complaint of one run in the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError

from irdocs.content.fields import Reading, closest
from irdocs.content.model import SPAN, Document
from irdocs.content.source import Items, Keys, Words
from irdocs.diagnostics import Report, Span


def decode(data: Any, asset: Callable[[Words], object], report: Report) -> Document | None:
    """Return the Document, or None when `report` has an error."""
    if not isinstance(data, Keys):
        where = getattr(data, "span", None)
        report.error("mapping-expected", "the file must be a mapping of keys", where)
        return None
    _name_blocks(data)
    _check_unique_ids(data, report)
    sources = data.get("sources")
    known = frozenset(sources) if isinstance(sources, dict) else frozenset()
    try:
        document = Document.model_validate(data, context=Reading(report, known, asset))
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            _complain(problem, data, report)
        return None
    return None if report.errors else document


def _sections(data: Keys) -> list[Keys]:
    sections = data.get("sections")
    return [s for s in sections if isinstance(s, Keys)] if isinstance(sections, Items) else []


def _blocks(section: Keys) -> list[Keys]:
    blocks = section.get("blocks")
    return [b for b in blocks if isinstance(b, Keys)] if isinstance(blocks, Items) else []


def _name_blocks(data: Keys) -> None:
    """Give each block without an id one made of its section's id and its number."""
    for section in _sections(data):
        for number, block in enumerate(_blocks(section), start=1):
            if "id" not in block:
                block["id"] = Words(f"{section.get('id')}-{number}", block.span)
                block.key_spans["id"] = block.value_spans["id"] = block.span


def _check_unique_ids(data: Keys, report: Report) -> None:
    seen: dict[str, Span] = {}
    for section in _sections(data):
        for node in (section, *_blocks(section)):
            name = node.get("id")
            if not isinstance(name, str):
                continue
            span = node.value_spans["id"]
            if name in seen:
                report.error(
                    "repeated-id",
                    f'the id "{name}" stands here again',
                    span,
                    f"the first one is in line {seen[name].line}",
                )
            seen.setdefault(name, span)


def _complain(problem: Any, data: Keys, report: Report) -> None:
    location = [part for part in problem["loc"] if part != SPAN]
    kind: str = problem["type"]
    span, owner, key = _find(location, data)
    details = problem.get("ctx", {})
    match kind:
        case "missing":
            report.error("missing-key", f'{owner} needs "{key}"', span)
        case "union_tag_not_found":
            report.error("missing-key", 'a block needs "type"', span, f"one of {_tags(details)}")
        case "union_tag_invalid":
            tag = str(details["tag"])
            near = closest(tag, set(_tags(details).split(", ")))
            report.error(
                "unknown-block",
                f'no block is called "{tag}"' + (f'; did you mean "{near}"?' if near else ""),
                span,
                f"one of {_tags(details)}",
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            report.error("mapping-expected", f'"{key}" must be a mapping of keys', span)
        case "tuple_type" | "list_type":
            report.error(
                "list-expected", f'"{key}" must be a list', span, "start each item with a hyphen"
            )
        case "too_short" if details["actual_length"] < len(problem["input"]):
            pass  # items that were refused are reported themselves
        case "too_short":
            least = details["min_length"]
            report.error("too-few", f'"{key}" needs at least {least} item{"s"[: least != 1]}', span)
        case "too_long":
            report.error("too-many", f'"{key}" takes at most {details["max_length"]} items', span)
        case "literal_error":
            report.error("bad-choice", f'"{key}" must be {details["expected"]}', span)
        case "bool_type" | "bool_parsing":
            report.error("truth-expected", f'"{key}" must be true or false', span)
        case "int_type" | "int_parsing" | "int_from_float":
            report.error("number-expected", f'"{key}" must be a whole number', span)
        case _:
            code = kind if "-" in kind else "bad-value"
            report.error(code, problem["msg"], span)


def _tags(details: dict[str, Any]) -> str:
    return str(details.get("expected_tags", "text, points, cards, …")).replace("'", "")


def _find(location: Sequence[Any], data: Any) -> tuple[Span, str, str]:
    """Return where a problem stands, what holds it, and the key it is about."""
    span: Span = data.span
    node: Any = data
    owner, key = "the file", ""
    for part in location:
        # A block's type stands in pydantic's path though it is no key of the file.
        if isinstance(node, Keys) and node.get("type") == part and key == "":
            owner, key = str(part), str(part)
            continue
        if isinstance(node, Items) and isinstance(part, int) and part < len(node):
            owner, span, node = f"an entry of {key or owner}", node.spans[part], node[part]
            key = "" if isinstance(node, Keys) and "type" in node else key
        elif isinstance(node, Keys) and part in node:
            owner, span, node = str(key or owner), node.value_spans[part], node[part]
            key = str(part)
        else:
            owner = owner if owner.startswith("an entry") else key or owner
            key = str(part)
    return span, owner, key
