"""The data that `reading` hands to `opening`: which layout of a template serves one of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from irdocs.deck.blank_slide import FooterPlaceholder
from irdocs.frozen import frozen
from irdocs.units import Rect
from irdocs.user_template.foundations import Room
from irdocs.user_template.mending import Mend


@frozen
class LayoutSource:
    """The layout of a template that is used for one of ours, as it is or as the start of a copy."""

    part: str
    """The name of its part in the package, without the leading slash."""
    called: str
    """The layout's name as PowerPoint shows it."""
    made: bool
    """Whether a new layout with our own placeholders is made from a copy of it."""
    recoloured: Mapping[int | None, str]
    """Colour roles for placeholders whose own colour is too faint, by idx; None is the title."""
    footers: tuple[FooterPlaceholder, ...]
    link: str
    """The slot of the colour scheme whose colour is legible for links on it."""
    mended: Mapping[int | None, Mend] = field(default_factory=dict)
    """What placeholders state instead of what they would inherit, by idx; None is the title."""
    title: Rect | None = None
    """The box of a new layout's title, in pt; None where the title stays as it is."""
    own_title: bool = False
    """Whether a new layout has a title of ours in place of the template's."""
    room: Room | None = None
    """The room that a new layout takes; None for a layout of the template's own."""
    typeface: str = ""
    """The typeface of a new layout's running text if it is not the theme's minor font."""
    title_typeface: str = ""
    """The typeface of a title of ours if it is not the theme's major font."""

    @property
    def is_new(self) -> bool:
        """Whether a layout has to be added to the template: a new one or a changed copy."""
        return self.made or self.is_changed

    @property
    def is_changed(self) -> bool:
        """Whether placeholders of the template's are changed in a copy of their layout."""
        return bool(self.recoloured or self.mended)
