"""What the signs of formulas are: relations and operators with space round them, brackets."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.mathematics.expressions import Expression, Gap, OperatorSign

RELATIONS = frozenset("=<>≤≥≠≈≡∼≃≅∝≪≫∣∥⊥∈∉∋⊂⊆⊃⊇→←↔⇒⇐⇔⟶⟵⟹⟺↦⇌⩽⩾≲≳≁≢∴∵:↑↓")
OPERATORS = frozenset("+−±∓×⋅·÷∗⋆∘∙∪∩∖∧∨⊕⊗")
BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉"}
"""Each opening bracket with the one that closes it."""
OPENING = frozenset(BRACKETS)
LONG_ARROWS = {"→": "⟶", "←": "⟵"}
"""The arrows that stand for short ones with something above or below them."""
SPACED = RELATIONS | OPERATORS
"""Signs that have a space on either side in a line of text."""


def is_sign_of_number(parts: Sequence[Expression], index: int) -> bool:
    """Return whether a plus or minus belongs to what follows, as in −5, and parts nothing."""
    part = parts[index]
    if not isinstance(part, OperatorSign) or part.sign not in "+−±∓":
        return False
    before = [earlier for earlier in parts[:index] if not isinstance(earlier, Gap)]
    if not before:
        return True
    last = before[-1]
    return isinstance(last, OperatorSign) and (
        last.sign in SPACED or last.sign in OPENING or last.sign == ","
    )
