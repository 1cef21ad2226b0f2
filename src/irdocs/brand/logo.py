"""The colours of a logo, by the area that each covers.

The logo is drawn as pixels, so that what is hidden, clipped or clear does not count. Pixels at
edges are mixtures of two colours, or noise of JPEG, and are left out: only those colours count that
cover some area evenly.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.brand.colours import BrandColour
from irdocs.content import photographs
from irdocs.content.files import FileReader
from irdocs.content.limits import ASSET_BYTES
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.theme.perception import Oklch, distance

if TYPE_CHECKING:
    from PIL import Image

PIXELS = 160_000
"""How many pixels a logo is looked at with, in all."""
MOST = 6
"""How many colours are told; a theme has room for no more."""
LEAST_SHARE = 0.015
"""The part of a logo that a colour must cover to count."""
SAME = 0.07
"""Up to this distance in OKLab two colours of a logo are one, in gradients and JPEG files."""
_EVEN = 10
"""By how much the parts of a colour may differ between neighbouring pixels of an even area."""
_WHITE = Colour(255, 255, 255)


def colours(path: Path, files: FileReader) -> tuple[BrandColour, ...]:
    """Return the colours of a logo (SVG, or a picture), those first that make it out.

    Raises OSError for a file that cannot be read, and ValueError, saying why, for one that is no
    picture or has no colours of its own.
    """
    data = files.read_within(path, ASSET_BYTES)
    return of_data(data, path.suffix.lower())


def of_data(data: bytes, suffix: str) -> tuple[BrandColour, ...]:
    """Return the same of the bytes of a file whose name ends in `suffix`."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or suffix == ".svg":
        from irdocs.content import svg_files

        drawn = svg_files.picture(data, PIXELS)
        png, roles = drawn.png, drawn.roles
    else:
        photograph = photographs.read(data)
        width = (PIXELS * photograph.width / photograph.height) ** 0.5
        png, roles = photograph.pixels(max(1, round(width))), frozenset[Colour]()
    counted = _counted(png)
    own = {colour: count for colour, count in counted.items() if colour not in roles}
    if not own:
        raise ValueError(
            "it names colour roles and has no colours of its own" if counted else "it is empty"
        )
    return _ordered(_clusters(own))


def _counted(data: bytes) -> Mapping[Colour, int]:
    """Return how many pixels each colour has, but for clear ones and those at edges."""
    from PIL import Image, ImageChops

    with Image.open(io.BytesIO(data)) as opened:
        image = opened.convert("RGBA")
    if image.width * image.height > 2 * PIXELS:  # a picture is made smaller by a quarter at least
        image.thumbnail((2000, 2000), Image.Resampling.NEAREST)
    opaque = image.getchannel("A").point(lambda value: 255 if value >= 250 else 0)
    seen = image.getchannel("A").point(lambda value: 255 if value >= 100 else 0)
    ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
    plain = Image.alpha_composite(ground, image).convert("RGB")
    even = ImageChops.multiply(_evenness(plain), _evenness(seen.convert("RGB")))
    counts = _in_mask(plain, ImageChops.multiply(opaque, even))
    if sum(counts.values()) < 0.05 * sum(_in_mask(plain, seen).values()):
        counts = _in_mask(plain, seen)  # thin lines or translucent colours alone
    return counts


def _evenness(image: Image.Image) -> Image.Image:
    """Return a mask of the pixels that differ little from their neighbours on all sides."""
    from PIL import Image, ImageChops

    mask = Image.new("L", image.size, 255)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        # What leaves at one side comes back at the other; a logo's sides are alike as a rule.
        apart = ImageChops.difference(image, ImageChops.offset(image, dx, dy))
        for channel in apart.split():
            mask = ImageChops.multiply(
                mask, channel.point(lambda value: 255 if value <= _EVEN else 0)
            )
    return mask


def _in_mask(image: Image.Image, mask: Image.Image) -> Counter[Colour]:
    """Return how many pixels each colour has where a mask is white."""
    pixels, chosen = image.tobytes(), mask.tobytes()
    counts = Counter(
        pixels[3 * place : 3 * place + 3] for place, value in enumerate(chosen) if value
    )
    return Counter({Colour(*pixel): count for pixel, count in counts.items()})


@frozen
class _Cluster:
    """Colours that look alike, such as those of a gradient."""

    colour: Colour
    """The one that the most pixels have."""
    count: int

    def takes(self, colour: Colour) -> bool:
        return distance(self.colour, colour) < SAME


def _clusters(counts: Mapping[Colour, int]) -> Sequence[_Cluster]:
    """Return the colours with those beside them, the largest first."""
    clusters: list[_Cluster] = []
    # A photograph has very many colours, of which the rare ones decide nothing.
    for colour, count in Counter(counts).most_common(4000):
        near = next((n for n, cluster in enumerate(clusters) if cluster.takes(colour)), None)
        if near is None:
            clusters.append(_Cluster(colour, count))
        else:
            clusters[near] = replace(clusters[near], count=clusters[near].count + count)
    return sorted(clusters, key=lambda cluster: -cluster.count)


def _ordered(clusters: Iterable[_Cluster]) -> tuple[BrandColour, ...]:
    """Return the colours that cover enough, those first that are vivid and cover the most.

    White is told last, unless it is all that there is: it may be the paper.
    """
    found = list(clusters)
    total = sum(cluster.count for cluster in found)
    kept = [cluster for cluster in found if cluster.count >= LEAST_SHARE * total][:MOST]
    kept.sort(key=lambda cluster: cluster.colour == _WHITE)

    def weight(cluster: _Cluster) -> float:
        return cluster.count * min(1.0, Oklch.of(cluster.colour).chroma / 0.1)

    kept.sort(key=weight, reverse=True)
    return tuple(
        BrandColour(
            cluster.colour, f"{cluster.count / total:.0%} of the logo", cluster.count / total
        )
        for cluster in kept
    )
