"""Located values → a checked Document, with every complaint of one run in the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError

from irdocs.content.fields import ReadingContext, is_identifier
from irdocs.content.hints import HINTS
from irdocs.content.model import SPAN, Document
from irdocs.content.product import ProductTraits
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.diagnostics import Report, Span, guess, joined


def decode(
    data: SourceMapping,
    asset: Callable[[SourceText], object],
    report: Report,
    products: Sequence[ProductTraits],
) -> Document | None:
    """Return the Document, or None when `report` has an error."""
    _name_blocks(data)
    _check_unique_ids(data, report)
    sources = data.get("sources")
    known = frozenset(sources) if isinstance(sources, dict) else frozenset()
    names = tuple(product.name for product in products)
    context = ReadingContext(report, known, asset, names)
    try:
        document = Document.model_validate(data, context=context)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            _complain(problem, data, report)
        return None
    _check_sections(document, report, names)
    return None if report.errors else document


def _check_sections(document: Document, report: Report, products: Sequence[str]) -> None:
    """A section's heading would be lost where none of its blocks goes."""
    for section in document.sections:
        for block in section.blocks:
            if section.only and block.only not in (None, section.only):
                report.error(
                    "unreachable-block",
                    f'block "{block.id}" is for the {block.only}, its section for the '
                    f"{section.only}: it appears in neither",
                    block.span,
                    "take one only: away",
                )
        wanted = {block.only for block in section.blocks}
        for product in products:
            # Where blocks are for several products, each of these was meant to have the section.
            meant = section.only in (None, product) and len(wanted) == 1
            if meant and None not in wanted and product not in wanted:
                report.error(
                    "empty-section",
                    f'section "{section.id}" has no block for the {product}',
                    section.span,
                    f"give the section only: {next(iter(wanted))}",
                )
                break


def _sections(data: SourceMapping) -> list[SourceMapping]:
    sections = data.get("sections")
    return (
        [s for s in sections if isinstance(s, SourceMapping)]
        if isinstance(sections, SourceList)
        else []
    )


def _blocks(section: SourceMapping) -> list[SourceMapping]:
    blocks = section.get("blocks")
    return (
        [b for b in blocks if isinstance(b, SourceMapping)]
        if isinstance(blocks, SourceList)
        else []
    )


def _name_blocks(data: SourceMapping) -> None:
    """Give each block without an id one made of its section's id and its number."""
    for position, section in enumerate(_sections(data), start=1):
        name = section.get("id")
        stem = name if isinstance(name, str) and is_identifier(name) else f"section-{position}"
        for number, block in enumerate(_blocks(section), start=1):
            if "id" not in block:
                block["id"] = SourceText(f"{stem}-{number}", block.span)
                block.key_spans["id"] = block.value_spans["id"] = block.span


def _check_unique_ids(data: SourceMapping, report: Report) -> None:
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


def _complain(problem: Any, data: SourceMapping, report: Report) -> None:
    location = [part for part in problem["loc"] if part != SPAN]
    kind: str = problem["type"]
    span, owner, key, label = _find(location, data)
    details = problem.get("ctx", {})
    given = problem["input"]
    if kind.startswith("union_tag") and not isinstance(given, dict):
        kind = "model_type"

    def say(code: str, message: str, hint: str | None = None) -> None:
        report.error(code, message, span, hint or HINTS.get(code))

    match kind:
        case "missing":
            say("missing-key", f'{owner} needs "{key}"')
        case "union_tag_not_found":
            say("missing-key", 'a block needs "type"', f"one of {_tags(details)}")
        case "union_tag_invalid":
            span, tag = given.value_spans["type"], given["type"]
            name = f'"{tag}"' if isinstance(tag, str) else "so"
            known = _tags(details)
            meant = guess(str(tag), known.split(", "))
            say("unknown-block", joined(f"no block is called {name}", meant), f"one of {known}")
        case "model_type" | "model_attributes_type" | "dict_type":
            say("mapping-expected", f"{label} must be a mapping of keys")
        case "tuple_type" | "list_type":
            say("list-expected", f"{label} must be a list")
        case "too_short" if details["actual_length"] < len(problem["input"]):
            pass  # items that were refused are reported themselves
        case "too_short":
            least = details["min_length"]
            say("too-few", f'"{key}" needs at least {least} item{"s"[: least != 1]}')
        case "too_long":
            say("too-many", f'"{key}" takes at most {details["max_length"]} items')
        case "literal_error":
            choices = re.findall(r"'([^']*)'", details["expected"])
            say("bad-choice", f'"{key}" must be {details["expected"]}', guess(str(given), choices))
        case "bool_type" | "bool_parsing":
            say("truth-expected", f'"{key}" must be true or false')
        case "int_type" | "int_parsing" | "int_from_float":
            say("number-expected", f'"{key}" must be a whole number')
        case "greater_than_equal" | "less_than_equal":
            least_or_most = details.get("ge", details.get("le"))
            side = "least" if "ge" in details else "most"
            say("bad-number", f'"{key}" must be at {side} {least_or_most}')
        case _:
            meant = (
                guess(str(given), str(details["choices"]).split("\n"))
                if "choices" in details
                else ""
            )
            say(kind if "-" in kind else "bad-value", problem["msg"], meant)


def _tags(details: dict[str, Any]) -> str:
    return str(details.get("expected_tags", "text, points, cards, …")).replace("'", "")


def _find(location: Sequence[Any], data: Any) -> tuple[Span, str, str, str]:
    """Return where a problem stands, what holds it, the key it is about, and its name."""
    span: Span = data.span
    node: Any = data
    owner, key, label = "the file", "", "the file"
    for part in location:
        # A block's type stands in pydantic's path though it is no key of the file.
        if isinstance(node, SourceMapping) and node.get("type") == part and key == "":
            owner, key = str(part), str(part)
            continue
        if isinstance(node, SourceList) and isinstance(part, int) and part < len(node):
            label = f'an entry of "{key or owner}"'
            owner, span, node = f"an entry of {key or owner}", node.spans[part], node[part]
            key = "" if isinstance(node, SourceMapping) and "type" in node else key
        elif isinstance(node, SourceMapping) and part in node:
            owner, span, node = str(key or owner), node.value_spans[part], node[part]
            key = str(part)
            label = f'"{key}"'
        else:
            owner = owner if owner.startswith("an entry") else key or owner
            key = str(part)
            label = f'"{key}"'
    return span, owner, key, label
