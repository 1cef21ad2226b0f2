"""The JSON Schema of content.yaml, for editors: keys complete and faults show while one types."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from irdocs.content import model
from irdocs.content.model import Block, Document, Node

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = "content.schema.json"


def as_json(products: Sequence[str]) -> str:
    """Return the schema as JSON. It is never stricter than the reader, which says more."""
    return json.dumps(schema(products), indent=2, ensure_ascii=False) + "\n"


def schema(products: Sequence[str]) -> dict[str, Any]:
    """Return the schema of a whole content file."""
    made = Document.model_json_schema(by_alias=True)
    nodes: dict[str, type[Node]] = {
        name: value for name, value in vars(model).items()
        if isinstance(value, type) and issubclass(value, Node)
    }  # fmt: skip
    for name, defined in made["$defs"].items():
        node = nodes.get(name)
        if node is None:
            continue
        if issubclass(node, Block):  # the reader names blocks that have no id
            defined["required"] = [key for key in defined["required"] if key != "id"]
        if node.shorthand:
            written = defined["properties"][node.shorthand]
            made["$defs"][name] = {"anyOf": [dict(written), defined]}
    _tidy(made)
    _list_products(made, products)
    return {"$schema": DIALECT, "title": "irdocs content.yaml", **made}


def _tidy(node: Any) -> None:
    """Take away what says nothing to an editor: null defaults, titles made of keys."""
    if isinstance(node, dict):
        if node.get("default", ...) is None:
            del node["default"]
        if isinstance(node.get("title"), str):
            del node["title"]
        node.pop("discriminator", None)
        for key, value in node.items():
            if key == "properties":  # its keys are names, "title" and "default" among them
                for inner in value.values():
                    _tidy(inner)
            else:
                _tidy(value)
    elif isinstance(node, list):
        for value in node:
            _tidy(value)


def _list_products(node: Any, products: Sequence[str]) -> None:
    """Let the name of a product be one of those that there are."""
    if isinstance(node, dict):
        if node.get("format") == "product":
            del node["format"]
            node["enum"] = list(products)
        for value in node.values():
            _list_products(value, products)
    elif isinstance(node, list):
        for value in node:
            _list_products(value, products)
