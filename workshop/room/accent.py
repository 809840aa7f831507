"""The colours that follow a letterhead's accent: labels, the rule, and the ordered steps."""

from workshop.domain.letterhead import FOR_WORDS, HOUSE_ACCENT, contrast_on_white
from workshop.room.palette import LIGHT

STEPS = ("step1", "step2", "step3", "step4", "step5", "tint")
"""Tokens that keep their luminance and take the accent's hue."""
HOUSE_CHROMA = 0.155
"""From this chroma on an accent is as vivid as the house's own steps."""

Lab = tuple[float, float, float]


def accent_colours(accent: str) -> dict[str, str]:
    """Token → colour, for what leaves the room. "rule" is the accent itself; where that is too pale
    for words, these are in ink.
    """
    if accent == HOUSE_ACCENT:
        return {"accent": accent, "rule": accent}
    found = {name: _toned(LIGHT[name], accent) for name in STEPS}
    readable = contrast_on_white(accent) >= FOR_WORDS
    return found | {"accent": accent if readable else LIGHT["ink"], "rule": accent}


def _toned(step: str, accent: str) -> str:
    """A colour of the step's luminance and the accent's hue, less vivid where it has to be."""
    wanted, hue = _luminance(step), _lab(accent)
    own = (hue[1] ** 2 + hue[2] ** 2) ** 0.5
    house = _lab(step)
    chroma = (house[1] ** 2 + house[2] ** 2) ** 0.5 * min(1, own / HOUSE_CHROMA)
    across, up = (hue[1] / own, hue[2] / own) if own else (0.0, 0.0)
    while chroma > 0:
        found = _of_luminance(wanted, across * chroma, up * chroma)
        if found:
            return found
        chroma -= 0.002
    return _of_luminance(wanted, 0, 0) or step


def _of_luminance(wanted: float, a: float, b: float) -> str:
    """The colour with these two coordinates and that luminance; "" outside sRGB."""
    low, high = 0.0, 1.0
    for _turn in range(24):
        middle = (low + high) / 2
        light = _linear((middle, a, b))
        if 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] < wanted:
            low = middle
        else:
            high = middle
    light = _linear((low, a, b))
    if min(light) < -0.0005 or max(light) > 1.0005:
        return ""
    return "#" + "".join(f"{round(_encoded(part) * 255):02X}" for part in light)


def _luminance(colour: str) -> float:
    return 1.05 / contrast_on_white(colour) - 0.05


def _lab(colour: str) -> Lab:
    """OKLab of an sRGB colour."""
    red, green, blue = (_decoded(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    cones = (
        0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
        0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
        0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
    )
    one, two, three = (part ** (1 / 3) for part in cones)
    return (
        0.2104542553 * one + 0.7936177850 * two - 0.0040720468 * three,
        1.9779984951 * one - 2.4285922050 * two + 0.4505937099 * three,
        0.0259040371 * one + 0.7827717662 * two - 0.8086757660 * three,
    )


def _linear(lab: Lab) -> tuple[float, float, float]:
    """The light of an OKLab colour, also outside sRGB."""
    light, a, b = lab
    one = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    two = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    three = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * one - 3.3077115913 * two + 0.2309699292 * three,
        -1.2684380046 * one + 2.6097574011 * two - 0.3413193965 * three,
        -0.0041960863 * one - 0.7034186147 * two + 1.7076147010 * three,
    )


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
