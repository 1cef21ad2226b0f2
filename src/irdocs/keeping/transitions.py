"""Carry the transition that somebody gave a slide to the one that is made in its place."""

from __future__ import annotations

from copy import deepcopy

from irdocs.ooxml.package import parsed
from irdocs.ooxml.pptx_package import Part
from irdocs.ooxml.slide_aspects import transition_in
from irdocs.ooxml.xml import Element, qname


def carry_transition(source: Part, own: Part) -> None:
    """Give a slide that is renewed the transition of the edited one, or none if that has none."""
    root, there = parsed(own.content), transition_in(parsed(source.content))
    if (old := transition_in(root)) is not None:
        root.remove(old)
    if there is not None:
        behind = root.find(qname("p:clrMapOvr"))
        behind = behind if behind is not None else root.find(qname("p:cSld"))
        behind.addnext(_in_scope(deepcopy(there)))
    own.root = root


def _in_scope(transition: Element) -> Element:
    """Return a transition that says what its prefixes mean; else the one for older programs (part
    3, 9.3): those that a slide declares may be declared elsewhere in another."""
    for choice in transition.iter(qname("mc:Choice")):
        if not set(str(choice.get("Requires", "")).split()) <= set(choice.nsmap):
            return next(reversed(list(transition.iter(qname("p:transition")))))
    return transition


__all__ = ["carry_transition"]
