"""Mirror pages: a document that is read from right to left is laid out from its start, as any other
is, and the finished pages are turned round.

So panels, folds, columns, tables, bullets and charts stand as in a mirror. What has a direction of
its own keeps it, and only its place changes: text, pictures, QR codes and formulas.
"""

from __future__ import annotations

from typing import assert_never

from irdocs.drawing import Path
from irdocs.frozen import replace
from irdocs.page.document import Cut, Layer, Page
from irdocs.page.items import (
    BookmarkItem,
    DestinationItem,
    EmptyItem,
    GradientItem,
    GroupItem,
    ImageItem,
    Item,
    LinkItem,
    PathsItem,
    RegistrationItem,
    TextItem,
    TransformedImageItem,
    VectorsItem,
)
from irdocs.units import Point, Rect


def mirrored_page(page: Page) -> Page:
    """Return a page as in a mirror that stands upright on its edge."""
    width = page.size.width
    layers = tuple(
        Layer(
            tuple(_mirrored(item) for item in layer.items),
            layer.order,
            Point(width - layer.offset.x, layer.offset.y),
            layer.turned_about and Point(width - layer.turned_about.x, layer.turned_about.y),
        )
        for layer in page.layers
    )
    cut = None
    if page.cut:
        cut = Cut(
            _box(page.cut.trim).moved(width, 0.0),
            _box(page.cut.bleed).moved(width, 0.0),
        )
    return Page(page.size, layers, cut)


def mirrored(items: tuple[Item, ...], width: float) -> tuple[Item, ...]:
    """Return items of a page, or of a part of one, that is `width` pt wide, mirrored in it."""
    return tuple(moved(_mirrored(item), width) for item in items)


def moved(item: Item, dx: float) -> Item:
    """Return an item moved right by `dx` pt."""
    match item:
        case TextItem():
            return replace(item, x=item.x + dx)
        case PathsItem():
            return replace(item, offset=Point(item.offset.x + dx, item.offset.y))
        case RegistrationItem():
            return RegistrationItem(tuple(path.moved(dx, 0.0) for path in item.paths))
        case GradientItem():
            return replace(
                item,
                outline=item.outline.moved(dx, 0.0),
                start=Point(item.start.x + dx, item.start.y),
                end=Point(item.end.x + dx, item.end.y),
                clip=item.clip.moved(dx, 0.0) if item.clip else None,
            )
        case VectorsItem() | LinkItem():
            return replace(item, box=item.box.moved(dx, 0.0))
        case ImageItem():
            outline = item.outline.moved(dx, 0.0) if item.outline else None
            return replace(item, box=item.box.moved(dx, 0.0), outline=outline)
        case TransformedImageItem():
            a, b, c, d, e, f = item.matrix
            outline = item.outline.moved(dx, 0.0) if item.outline else None
            clip = item.clip.moved(dx, 0.0)
            return replace(item, matrix=(a, b, c, d, e + dx, f), clip=clip, outline=outline)
        case GroupItem():
            return replace(
                item,
                items=tuple(moved(inner, dx) for inner in item.items),
                clip=item.clip.moved(dx, 0.0),
                about=Point(item.about.x + dx, item.about.y),
            )
        case BookmarkItem() | DestinationItem() | EmptyItem():
            return item
        case _:
            assert_never(item)


def _mirrored(item: Item) -> Item:
    """Return an item mirrored about the line x = 0."""
    match item:
        case TextItem():
            return replace(item, x=-item.x - item.width)
        case PathsItem(paths=paths, clip=clip, offset=offset, bounds=bounds, kept=kept):
            if kept is not None:
                # What is in the box is moved, not turned: its middle goes to the other side.
                return replace(item, offset=Point(-offset.x - kept.x - kept.right, offset.y))
            return replace(
                item,
                paths=tuple(_path(path) for path in paths),
                clip=_box(clip) if clip else None,
                offset=Point(-offset.x, offset.y),
                bounds=_box(bounds) if bounds else None,
            )
        case RegistrationItem(paths):
            return RegistrationItem(tuple(_path(path) for path in paths))
        case GradientItem():
            return replace(
                item,
                outline=_path(item.outline),
                start=Point(-item.start.x, item.start.y),
                end=Point(-item.end.x, item.end.y),
                clip=_box(item.clip) if item.clip else None,
            )
        case VectorsItem() | LinkItem():
            return replace(item, box=_box(item.box))
        case ImageItem():
            outline = None
            if item.outline:
                outline = item.outline.moved(-item.box.x - item.box.right, 0.0)
            return replace(item, box=_box(item.box), outline=outline)
        case TransformedImageItem():
            return moved(item, -item.clip.x - item.clip.right)
        case GroupItem():
            return replace(
                item,
                items=tuple(_mirrored(inner) for inner in item.items),
                clip=_box(item.clip),
                about=Point(-item.about.x, item.about.y),
                degrees=-item.degrees,
            )
        case BookmarkItem() | DestinationItem() | EmptyItem():
            return item
        case _:
            assert_never(item)


def _box(box: Rect) -> Rect:
    """Return a box mirrored about the line x = 0."""
    return Rect(-box.right, box.y, box.width, box.height)


def _path(path: Path) -> Path:
    """Return a path mirrored about the line x = 0."""
    commands = tuple(
        (operator, tuple(-value if index % 2 == 0 else value for index, value in enumerate(values)))
        for operator, values in path.commands
    )
    return replace(path, commands=commands)
