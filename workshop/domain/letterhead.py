"""Letterheads: who hands paper over, with a logo and one accent colour; one of them is usual."""

from msgspec import Struct

from workshop.words import _

HOUSE_ACCENT = "#5A2A8C"
ACCENTS = (HOUSE_ACCENT, "#0B5A57", "#1F4A86", "#7A2E12", "#2F5A1E", "#3A3A42")
"""Accents that all read well on white."""
FOR_WORDS = 7.0
"""The contrast on white that words need; a paler colour serves for the line only."""


class Letterhead(Struct, frozen=True, kw_only=True):
    """Who the consultant is. title: what the profile is called, "" for their name. line: an address
    or what they do. accent: "#RRGGBB". logo: a PNG file, b"" for none.
    """

    id: str = ""
    title: str = ""
    name: str = ""
    line: str = ""
    contact: str = ""
    accent: str = HOUSE_ACCENT
    logo: bytes = b""


class Letterheads(Struct, frozen=True, kw_only=True):
    """Every one kept, by what it is called. usual: the id of the one that sessions carry which have
    chosen none of their own.
    """

    every: tuple[Letterhead, ...] = ()
    usual: str = ""

    def find(self, wanted: str) -> Letterhead | None:
        """The one with that id."""
        return next((each for each in self.every if each.id == wanted), None)

    def chosen(self, wanted: str | None) -> Letterhead:
        """What a session carries that has chosen so: the usual one where its own is gone, and an
        empty one for None.
        """
        if wanted is None:
            return Letterhead()
        return self.find(wanted) or self.find(self.usual) or Letterhead()


def called(letterhead: Letterhead) -> str:
    """What a letterhead goes by in lists."""
    return letterhead.title or letterhead.name or _("Letterhead without a name")


def contrast_on_white(colour: str) -> float:
    """The contrast of "#RRGGBB" with white by WCAG 2.2: 1 to 21."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
