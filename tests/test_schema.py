"""The schema for editors and the reader say the same of a content file's shape."""

from __future__ import annotations

import copy
import json
import random
import re
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from conftest import ALL_BLOCKS, ROOT, SHIPPED, SMALL
from irdocs import content
from irdocs.content.schema import schema
from irdocs.diagnostics import Report
from irdocs.products import places_of_content, traits_of
from support.thorough import tried
from test_any_content import ODD, places

PRODUCT_NAMES = places_of_content()
VALIDATOR = Draft202012Validator(schema(PRODUCT_NAMES))


class Loader(yaml.SafeLoader):
    """YAML as the reader takes it: dates are texts."""


Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in known if not tag.endswith(("timestamp", "bool", "int"))
    ]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
# In YAML 1.1 a time such as 2:14 is a number of seconds.
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), list("-+0123456789")
)


def loaded(text: str) -> Any:
    return yaml.load(text, Loader)


def is_read(data: Mapping[str, Any]) -> bool:
    report = Report()
    raw = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    return (
        content.read(raw, "content.yaml", ALL_BLOCKS.parent, report, traits_of()).document
        is not None
    )


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema(PRODUCT_NAMES))


@pytest.mark.parametrize("text", [SHIPPED.read_text(), ALL_BLOCKS.read_text(), SMALL])
def test_what_is_read_is_valid(text: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(loaded(text))] == []


def test_the_schema_is_never_stricter_than_the_reader() -> None:
    """Values of the fixture are replaced by odd ones; what the schema refuses, the reader does."""
    base = loaded(ALL_BLOCKS.read_text())
    pairs = [(path, odd) for path in places(base) for odd in ODD]
    refused = 0
    for path, odd in random.Random(1).sample(pairs, tried(160, 9)):
        data = copy.deepcopy(base)
        holder = data
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = odd
        if not VALIDATOR.is_valid(data):
            refused += 1
            assert not is_read(data), (path, odd)
    assert refused > tried(50, 2)


FAULTS = {
    "an unknown key": ("subtitle:", "subtitel:"),
    "a missing key": ("  language: en-GB\n", ""),
    "a text where a list belongs": ("blocks:\n      - type: text\n        text: Some words.",
                                    "blocks: none"),
    "an unknown block": ("type: text", "type: txet"),
    "a number where a text belongs": ('version: "1"', "version: 1"),
    "a wrong choice": ("    notes: Say it.", "    notes: Say it.\n    only: both"),
    "another schema version": ("schema_version: 1", "schema_version: 2"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_faults_of_shape_are_seen_by_both(name: str) -> None:
    old, new = FAULTS[name]
    assert SMALL.count(old) == 1
    data = loaded(SMALL.replace(old, new))
    assert not VALIDATOR.is_valid(data)
    assert not is_read(data)


def test_the_command_prints_it_and_the_shipped_copy_is_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "irdocs", "schema"], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == schema(PRODUCT_NAMES)
    assert (ROOT / "docs" / "content.schema.json").read_text() == done.stdout
    assert SHIPPED.read_text().startswith(
        "# yaml-language-server: $schema=docs/content.schema.json"
    )
