"""The kinds of status that a callout or a table's cell may have: how urgent it is, or how good."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

StatusKind = Literal["emergency", "warning", "information", "success"]
"""What a status tells the reader; every product shows it by a word, an icon and a colour."""
STATUS_KINDS: tuple[StatusKind, ...] = get_args(StatusKind)
"""All kinds, the most urgent first."""
STATUS_MARKS: Mapping[StatusKind, str] = {
    "emergency": "■",
    "warning": "▲",
    "information": "●",
    "success": "○",
}
"""A sign for each kind, for places too small for an icon; every common typeface has them."""
