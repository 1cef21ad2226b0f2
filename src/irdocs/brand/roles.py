"""Find a colour for every role of a theme in the colours of a brand.

A colour is taken as it is wherever it passes what the role demands; else the nearest darker or
lighter one of the same hue, which is told. What a brand lacks is derived from its main colour, in
OKLCH, where hue stays as lightness changes. The accents are held apart for people with a deficiency
of colour vision too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from irdocs.brand.colours import BrandColour, BrandPalette, ColourUse
from irdocs.brand.judging import (
    APART,
    GREY,
    PALEST_CARD,
    WHITE,
    darkened,
    has_lost_itself,
    hue_distance,
    is_apart,
    is_between,
    is_grey,
    is_level,
    is_main,
    is_red,
    is_warm,
    lightened,
    lightness_change,
    turns_brown,
)
from irdocs.drawing import Colour
from irdocs.frozen import replace
from irdocs.theme import status_colours
from irdocs.theme.contrast import MINIMUM, ratio
from irdocs.theme.perception import VISIONS, Oklch, distance

CARD = 0.962
"""The usual lightness of the pale ground of cards."""
MOST_CHANGE = 0.2
"""By how much a companion may be darkened in all; what is too light still serves as light."""
MOST_SIGNAL_CHANGE = 0.25
"""The same of the colour of what matters, beside a main colour that is no grey."""
MOST_DARKER = 0.16
"""By how much an accent may be darkened to be told from the others."""
SMALL_CHANGE = 0.12
"""By how much a main colour may be darkened before another colour of the brand is preferred."""
LIGHT_TEXT = "light words on it need 4.5:1"
DARK_TEXT = "dark words on it need 4.5:1"
TEXT = "words on cards need 4.5:1"
APART_FROM_OTHERS = "everybody must tell it from the other accents"
ON_MAIN = "words on the main colour need 4.5:1"
_COMPANIONS = (195.0, 300.0, 255.0, 150.0, 345.0)
"""The hues of accents that a brand does not give, those first that are taken if they are free."""
_BURNT_ORANGE, _LIGHT_ORANGE, _GOLD, _BLUE, _SLATE = 42.0, 58.0, 85.0, 250.0, 258.0
"""Hues in degrees."""


def palette(brand: Sequence[BrandColour]) -> BrandPalette:
    """Return the colours of a theme for a brand; its most important colour comes first."""
    return _Roles(brand).palette()


class _Roles:
    """Gives the roles their colours, one after the other: each depends on those before it."""

    def __init__(self, brand: Sequence[BrandColour]) -> None:
        self.brand = tuple(brand)
        free = [b for b in brand if b.role in (None, "primary")]
        self.vivid = [b for b in free if not is_grey(b.colour)]
        self.greys = [b for b in brand if is_grey(b.colour)]
        self.colours: dict[str, Colour] = {"ground": WHITE, "on-primary": WHITE}
        self.uses: list[ColourUse] = []
        self.derived: dict[str, str] = {}
        self.refused: dict[BrandColour, str] = {}

    def palette(self) -> BrandPalette:
        """Return the finished palette."""
        self._choose_primary()
        self._choose_grounds()
        self._choose_ink()
        self._choose_signal()
        self._choose_companions()
        self._choose_link()
        self._choose_lights()
        used = {use.source for use in self.uses}
        unused = tuple((b, self._reason(b)) for b in self.brand if b not in used)
        return BrandPalette(self.colours, tuple(self.uses), unused, self.derived)

    # ------------------------------------------------------------ helpers

    def _take(self, source: BrandColour, role: str, colour: Colour, because: str) -> None:
        self.colours[role] = colour
        self.uses.append(ColourUse(source, role, colour, because))

    def _derive(self, role: str, colour: Colour, how: str) -> None:
        self.colours[role] = colour
        self.derived[role] = how

    def _reason(self, source: BrandColour) -> str:
        """Return why a colour of the brand has no role."""
        if source in self.refused:
            return self.refused[source]
        if not is_grey(source.colour):
            return "the roles have other colours of the brand"
        if source.role == "tint":
            is_dark = ratio(source.colour, WHITE) > 1.2
            return "words on it could not be read" if is_dark else "it would not be seen on white"
        is_white = Oklch.of(source.colour).lightness > 0.97
        return "paper is white" if is_white else "greys are made of the main colour"

    def _free(self, among: Iterable[BrandColour]) -> list[BrandColour]:
        used = {use.source for use in self.uses}
        return [b for b in among if b not in used]

    def _is_under_ink(self, colour: Colour) -> bool:
        """Whether dark words can be read on a colour."""
        return ratio(self.colours["ink"], colour) >= MINIMUM

    def _is_text(self, colour: Colour) -> bool:
        """Whether words in a colour can be read on cards, also on those of callouts; then light
        words can on it too."""
        grounds = (self.colours["tint"], *status_colours.usual_grounds())
        return all(ratio(colour, ground) >= MINIMUM for ground in grounds)

    def _is_on_primary(self, colour: Colour) -> bool:
        return ratio(colour, self.colours["primary"]) >= MINIMUM

    @property
    def _hue(self) -> float:
        main = Oklch.of(self.colours["primary"])
        return main.hue if main.chroma >= 0.01 else _SLATE

    @property
    def _strength(self) -> float:
        """How much of the main colour's hue is in pale and dark greys: none beside a grey."""
        return min(1.0, Oklch.of(self.colours["primary"]).chroma / GREY)

    def _shade(self, lightness: float, chroma: float) -> Colour:
        return Oklch(lightness, chroma * self._strength, self._hue).colour()

    # ------------------------------------------------------------ roles

    def _choose_primary(self) -> None:
        """Choose the colour of headings and large areas."""
        meant = [b for b in self.brand if b.role == "primary"]
        top = max((b.share for b in self.vivid), default=0.0)
        heavy = meant or [b for b in self.vivid if b.share >= 0.2 * top]
        options = [(b, darkened(b.colour, is_main)) for b in heavy]
        kept = [(b, c) for b, c in options if not has_lost_itself(b.colour, c)]

        def cost(option: tuple[BrandColour, Colour]) -> tuple[bool, bool, float]:
            source, colour = option
            change = lightness_change(source.colour, colour)
            is_one_of_many = is_level(source, heavy)
            return (
                change > SMALL_CHANGE,
                is_one_of_many and is_red(colour),
                change if is_one_of_many else 0.0,
            )

        kept.sort(key=cost)
        if kept:
            source, colour = kept[0]
            if meant or not self.greys or not is_grey(source.colour):
                return self._take(source, "primary", colour, LIGHT_TEXT)
        dark = min(self.greys, key=lambda b: Oklch.of(b.colour).lightness, default=None)
        if dark is not None and Oklch.of(dark.colour).lightness <= 0.42:
            return self._take(dark, "primary", dark.colour, "")
        main = Oklch.of(heavy[0].colour).hue if heavy else _SLATE
        slate = Oklch(0.31, 0.034, _SLATE if not heavy or is_between(main, 30, 130) else main)
        self._derive("primary", slate.colour(), "dark slate, as the brand has no dark colour")

    def _choose_grounds(self) -> None:
        """Choose pale grounds, so pale that the brand's own colours can be read on them."""
        wanted = [b.colour for b in self.vivid if is_main(b.colour)]
        wanted.append(self.colours["primary"])
        lightness = CARD
        while lightness < PALEST_CARD and not all(
            ratio(colour, self._shade(lightness, 0.01)) >= MINIMUM for colour in wanted
        ):
            lightness += 0.002
        own = next((b for b in self.brand if b.role == "tint" and self._is_card(b.colour)), None)
        if own:
            self._take(own, "tint", own.colour, "")
        else:
            self._derive("tint", self._shade(lightness, 0.01), "the main colour, very pale")
        self._derive("wash", self._shade(0.924, 0.02), "the main colour, pale")
        self._derive("rule", self._shade(0.826, 0.026), "the main colour, as a grey")

    def _is_card(self, colour: Colour) -> bool:
        """Whether a ground is pale enough for words in the main colour, and is seen on white."""
        return (
            ratio(colour, self.colours["primary"]) >= MINIMUM
            and 1.04 <= ratio(colour, WHITE) <= 1.2
        )

    def _choose_ink(self) -> None:
        dark = [b for b in self.greys if b.role is None and Oklch.of(b.colour).lightness <= 0.36]
        dark.sort(key=lambda b: Oklch.of(b.colour).lightness)
        if self._take_meant("ink", 7.0, "running text needs 7:1"):
            pass
        elif dark:
            self._take(dark[0], "ink", dark[0].colour, "")
        else:
            self._derive("ink", self._shade(0.255, 0.035), "the main colour, nearly black")
        if not self._take_meant("ink-soft", MINIMUM, TEXT):
            self._derive("ink-soft", self._shade(0.465, 0.036), "the main colour, as a dark grey")

    def _take_meant(self, role: str, least: float, because: str) -> bool:
        """Take the colour that the brand means for a text; return whether that can be done."""
        options = [
            (b, darkened(b.colour, lambda c: ratio(c, self.colours["tint"]) >= least))
            for b in self.brand
            if b.role == role
        ]
        options.sort(key=lambda option: lightness_change(option[0].colour, option[1]))
        for source, colour in options:
            if lightness_change(source.colour, colour) <= MOST_CHANGE:
                self._take(source, role, colour, because)
                return True
            self.refused[source] = "words in it could not be read on white"
        return False

    def _choose_signal(self) -> None:
        """Choose the colour of what matters: one of the brand's, best a warm one, or our own."""
        primary = self.colours["primary"]
        options = []
        for source in self._free(self.vivid):
            use = self._as_accent(source, "signal", [primary])
            is_other = (
                is_grey(primary) or hue_distance(Oklch.of(source.colour).hue, self._hue) >= 60
            )
            if not use or not is_other or turns_brown(source.colour, use.colour):
                continue
            if (
                is_grey(primary)
                or lightness_change(source.colour, use.colour) <= MOST_SIGNAL_CHANGE
            ):
                options.append(use)
        options.sort(key=lambda use: not is_warm(Oklch.of(use.source.colour).hue))
        if options:
            return self._take(options[0].source, "signal", options[0].colour, options[0].because)
        is_plain = is_grey(primary) or not is_warm(self._hue)
        hue, called = (_BURNT_ORANGE, "warm") if is_plain else (_BLUE, "cool")
        chromas = (0.2, 0.17, 0.14)
        colour = self._companion(hue, chromas, [primary], lightness=0.55, reach=90)
        self._derive("signal", colour, f"a {called} colour that stands off the main one")

    def _choose_companions(self) -> None:
        """Choose two more accents: colours of the brand where these can be told apart."""
        taken = [self.colours["primary"], self.colours["signal"]]
        for role in ("teal", "plum"):
            for source in self._free(self.vivid):
                use = self._as_accent(source, role, taken)
                if use and lightness_change(source.colour, use.colour) <= MOST_CHANGE:
                    self._take(source, role, use.colour, use.because)
                    break
            else:
                hues = [Oklch.of(colour).hue for colour in taken if not is_grey(colour)]
                free = [
                    hue for hue in _COMPANIONS if all(hue_distance(hue, own) >= 42 for own in hues)
                ]
                colour = self._companion((free or _COMPANIONS)[0], (0.1, 0.07), taken)
                self._derive(role, colour, "a companion that can be told from the other accents")
            taken.append(self.colours[role])

    def _as_accent(
        self, source: BrandColour, role: str, taken: Sequence[Colour]
    ) -> ColourUse | None:
        """Return a colour of the brand as an accent beside others, as dark as it must be for that.

        None if it would have to be so much darker that another colour is better.
        """
        legible = darkened(source.colour, self._is_text)
        apart = darkened(legible, lambda colour: is_apart(colour, taken))
        if lightness_change(legible, apart) > MOST_DARKER or not is_apart(apart, taken):
            self.refused[source] = "not everybody could tell it from the other accents"
            return None
        if lightness_change(source.colour, apart) > MOST_CHANGE:
            self.refused[source] = "it is too light for words"
        return ColourUse(source, role, apart, TEXT if legible == apart else APART_FROM_OTHERS)

    def _choose_link(self) -> None:
        """Choose the colour of links and of the vessels in drawings."""
        meant = [b for b in self.brand if b.role == "link"]
        near = [
            b for b in self._free(self.vivid)
            if self._is_text(b.colour) and hue_distance(Oklch.of(b.colour).hue, self._hue) <= 40
        ]  # fmt: skip
        for source in (*meant, *near):
            colour = darkened(source.colour, self._is_text)
            self._take(source, "link", colour, TEXT)
            self._derive("vessel", self._beside_primary(), "beside primary, for drawings on it")
            return
        vessel = self._beside_primary()
        self._derive("vessel", vessel, "beside primary, for drawings on it")
        if is_grey(self.colours["primary"]):
            self._derive("link", self.colours["signal"], "as signal")
        else:
            self._derive("link", vessel, "beside primary")

    def _beside_primary(self) -> Colour:
        """Return a colour that is a little lighter than the main one, or darker if it must be."""
        main = Oklch.of(self.colours["primary"])
        lightness = max(main.lightness + 0.11, 0.35)
        lighter = replace(main, lightness=lightness, chroma=main.chroma * 1.1)
        colour = darkened(lighter.colour(), self._is_text)
        if lightness_change(colour, self.colours["primary"]) >= 0.05:
            return colour
        return replace(main, lightness=main.lightness - 0.1).colour()

    def _choose_lights(self) -> None:
        """Choose the light colours: what matters on the main colour, soft words, an accent."""
        signal = Oklch.of(self.colours["signal"])
        bright = [
            (b, lightened(b.colour, self._is_on_primary))
            for b in (*self._free(self.vivid), *self.vivid)
            if Oklch.of(b.colour).lightness >= 0.66 and is_warm(Oklch.of(b.colour).hue)
        ]
        bright = [(b, colour) for b, colour in bright if lightness_change(b.colour, colour) < 0.1]
        if bright:
            self._take(bright[0][0], "signal-bright", bright[0][1], ON_MAIN)
        else:
            # A light red is pink; towards yellow it stays an orange.
            hue = _LIGHT_ORANGE if is_between(signal.hue, 25, _LIGHT_ORANGE) else signal.hue
            colour = lightened(Oklch(0.8, 0.13, hue).colour(), self._is_on_primary)
            is_pale = Oklch.of(colour).lightness > 0.84
            if is_pale if is_warm(signal.hue) else is_warm(self._hue):
                # Paler still, only a yellow is told from white; and it stands off warm colours.
                colour = lightened(Oklch(0.8, 0.13, _GOLD).colour(), self._is_on_primary)
            self._derive("signal-bright", colour, "signal, as light as the main colour needs")
        soft = lightened(self._shade(0.91, 0.022), self._is_on_primary)
        self._derive("on-primary-soft", soft, "the main colour, nearly white")
        light = [b for b in self._free(self.vivid) if Oklch.of(b.colour).lightness >= 0.66]
        if light:
            colour = lightened(light[0].colour, self._is_under_ink)
            self._take(light[0], "balloon", colour, DARK_TEXT)
        else:
            hue = Oklch.of(self.colours["teal"]).hue
            self._derive("balloon", Oklch(0.79, 0.06, hue).colour(), "a companion, light")

    def _companion(
        self,
        hue: float,
        chromas: Sequence[float],
        taken: Sequence[Colour],
        *,
        lightness: float = 0.48,
        reach: float = 75,
        spread: int = 45,
    ) -> Colour:
        """Return the colour nearest to a look that can be read, and be told from others.

        `reach` is by how many degrees a hue may be off for as much as a sixth of lightness. Hues up
        to `spread` degrees away are tried, and all if none of these is far enough from the
        others; but for red, which is what emergencies have.
        """

        def merit(candidate: tuple[Oklch, Colour]) -> tuple[float, float]:
            look, colour = candidate
            apart = min(
                distance(colour, other, vision) / APART[vision]
                for other in taken
                for vision in VISIONS
            )
            off = hue_distance(look.hue, hue) / reach + abs(look.lightness - lightness) * 6
            return min(apart, 1.0), min(apart, 1.2) - off - 0.2 * chromas.index(look.chroma)

        looks = (
            Oklch(light / 100, chroma, (hue + turn) % 360)
            for turn in range(-spread, min(spread + 1, 180), 15)
            for light in range(30, 59, 2)
            for chroma in chromas
        )
        candidates = ((look, look.colour()) for look in looks)
        best = max((c for c in candidates if self._is_text(c[1]) and not is_red(c[1])), key=merit)
        if merit(best)[0] < 1 and spread < 180:
            return self._companion(
                hue, chromas, taken, lightness=lightness, reach=reach, spread=180
            )
        return best[1]
