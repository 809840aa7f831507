"""What the program is made of, read from `assets/licences.txt`, as rows."""

from msgspec import Struct

from ui.models.rows import RowsModel
from workshop.paths import ASSETS

MARK, BETWEEN = "######## ", " | "
"""How a part begins in the file, and what stands between its name, version and licence."""


class LicensedPart(Struct, frozen=True, kw_only=True):
    """Something that ships. version: "" where it comes with the system. text: the licence whole."""

    name: str
    version: str
    licence: str
    text: str


class LicencesModel(RowsModel[LicensedPart]):
    """The name, the version and licence below it."""

    def name(self, row: LicensedPart) -> str:
        return row.name

    def under(self, row: LicensedPart) -> str:
        return ", ".join(each for each in (row.version, row.licence) if each)


def shipped_parts() -> tuple[LicensedPart, ...]:
    """Every part that ships."""
    return read((ASSETS / "licences.txt").read_text("utf-8"))


def read(text: str) -> tuple[LicensedPart, ...]:
    """The parts that stand in a file."""
    found = []
    for block in f"\n{text}".split(f"\n{MARK}")[1:]:
        head, _line, body = block.partition("\n")
        name, version, licence = head.split(BETWEEN)
        found.append(
            LicensedPart(name=name, version=version, licence=licence, text=body.strip("\n"))
        )
    return tuple(found)
