"""Wrap what may be wider than the screen, so that a finger or keys move it and the page stays."""

from __future__ import annotations

from markupsafe import Markup


def scrolled(inner: Markup, name: str, shown: str = "") -> Markup:
    """Return what is within an element that scrolls and has the focus of keys (WCAG 2.2, 2.1.1).

    A listener hears the `name` of it. `shown` is the class that says on which screens it is;
    empty for all.
    """
    kind = f"scroll {shown}".strip()
    return Markup('<div class="{}" tabindex="0" role="region" aria-label="{}">{}</div>').format(
        kind, name, inner
    )


__all__ = ["scrolled"]
