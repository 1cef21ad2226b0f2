"""Make the JSON Schema of content.yaml, by which editors complete keys and mark faults.

It is derived from the model. It is then changed where the reader accepts more than the model
says (blocks without an id, a text in place of a mapping), and where it says what helps nobody.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from irdocs.content import about, blocks, model
from irdocs.content.blocks import Block
from irdocs.content.include import KEY
from irdocs.content.model import Document, Section
from irdocs.content.node import WHEN, Node
from irdocs.models.json_schema import json_schema_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = "content.schema.json"


_INCLUDED = {
    "type": "object",
    "properties": {
        KEY: {
            "type": "string",
            "description": "a file with sections, in the content's folder or below",
        }
    },
    "required": [KEY],
    "additionalProperties": False,
}
"""What may stand in place of a section: the name of a file with some."""


def as_json(products: Sequence[str]) -> str:
    """Return the schema as JSON. It refuses nothing that the reader accepts, but finds less."""
    return json.dumps(schema(products), indent=2, ensure_ascii=False) + "\n"


def schema(products: Sequence[str]) -> dict[str, Any]:
    """Return the schema of a whole content file; `products` are the values of `only:`."""
    generated = json_schema_of(Document)
    nodes: dict[str, type[Node]] = {
        name: value for module in (about, blocks, model) for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, Node)
    }  # fmt: skip
    for name, definition in generated["$defs"].items():
        node = nodes.get(name)
        if node is None:
            continue
        if issubclass(node, Block | Section):  # the reader gives one to those without
            definition["required"] = [key for key in definition["required"] if key != "id"]
        _let_records_fill(definition, name)
        if node.shorthand:
            shorthand = definition["properties"][node.shorthand]
            generated["$defs"][name] = {"anyOf": [dict(shorthand), definition]}
    generated["$defs"] |= {"Filled": _FILLED, "When": _WHEN}
    sections = generated["properties"]["sections"]
    sections["items"] = {"anyOf": [sections["items"], _INCLUDED]}
    _list_products(generated, products)
    return {"$schema": DIALECT, "title": "irdocs content.yaml", **generated}


_FILLED = {"type": "string", "pattern": r"\{\{[\s\S]*\}\}", "description": "filled from a record"}
"""What may stand in place of a value that is no text: an expression in double braces."""
_WHEN = {"type": ["string", "boolean"], "description": "the condition on which this is there"}


_REFERENCE = {"$ref": "#/$defs/Filled"}


def _let_records_fill(definition: dict[str, Any], name: str) -> None:
    """Let a mapping have a condition, and values that are no texts be filled from a record."""
    if name in ("EditionSettings", "RecordColumn"):
        return
    for key, value in definition["properties"].items():
        if value.get("type") != "string" and key != "type":
            definition["properties"][key] = {"anyOf": [value, dict(_REFERENCE)]}
    definition["properties"][WHEN] = {"$ref": "#/$defs/When"}


_OWN_FORMAT = r"^[a-z]+/.+\.ya?ml$"
"""The form of a product in a user's own format."""


def _list_products(node: Any, products: Sequence[str]) -> None:
    """Replace the mark of product names by an enumeration of the products that there are."""
    if isinstance(node, dict):
        if node.get("format") == "product":
            del node["format"]
            node["anyOf"] = [{"enum": list(products)}, {"pattern": _OWN_FORMAT}]
        for value in node.values():
            _list_products(value, products)
    elif isinstance(node, list):
        for value in node:
            _list_products(value, products)
