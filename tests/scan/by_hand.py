"""Worksheets filled in by hand and photographed, simulated: printed by Poppler, marked with a pen,
warped, shaded, blurred, grained, kept as JPEG of quality 40.
"""

import io
import math
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from workshop.scan.straighten import _through

DOTS = 200
PENS = {"ballpoint": (0.45, 85), "felt tip": (1.0, 50), "pencil": (0.5, 150)}
"""Millimetres across, and how light of 255."""
ROOM = 2300, 3000


def printed(content: bytes, page: int) -> Image.Image:
    """A page as Poppler prints it."""
    with tempfile.TemporaryDirectory() as name:
        sheet = Path(name) / "sheet.pdf"
        sheet.write_bytes(content)
        only = ["-r", str(DOTS), "-f", str(page), "-l", str(page), "-singlefile", "-gray", "-png"]
        subprocess.run(["pdftoppm", *only, sheet, Path(name) / "page"], check=True)
        with Image.open(Path(name) / "page.png") as opened:
            return opened.convert("L")


def mark(paper: Image.Image, place, pen: str, chance, kind: str = "") -> None:
    """A person's mark at a place: most often a circle, else along the ring, a tick or a cross."""
    wide, light = PENS[pen]
    dot = DOTS / 25.4
    kinds = ("circle", "trace", "tick", "cross")
    kind = kind or chance.choices(kinds, (0.8, 0.08, 0.06, 0.06))[0]
    thick = max(1, round(wide * dot * chance.uniform(0.85, 1.15)))
    x, y = ((place.x + place.width / 2) * DOTS / 72, (place.y + place.height / 2) * DOTS / 72)
    off = 0.15 if kind == "trace" else 0.45
    x, y = x + chance.gauss(0, off) * dot, y + chance.gauss(0, off) * dot
    if kind in ("circle", "trace"):
        radius = chance.uniform(3.0, 4.2) if kind == "circle" else 2.65
        flat, start, turn = (
            chance.uniform(0.85, 1.15),
            chance.uniform(0, 6.28),
            chance.uniform(5.6, 7),
        )
        lines = [[
            (x + reach * flat * math.cos(angle) * dot, y + reach / flat * math.sin(angle) * dot)
            for step in range(49)
            for angle in [start + turn * step / 48]
            for reach in [radius * (1 + 0.06 * math.sin(2 * angle + start) + 0.04 * step / 48)]
        ]]  # fmt: skip
    elif kind == "tick":
        lines = [[(-2, 0), (-0.5, 2), (2.8, -2.8)]]
    else:
        lines = [[(-2.3, -2.3), (2.3, 2.3)], [(-2.3, 2.3), (2.3, -2.3)]]
    for line in lines:
        points = (
            line if kind in ("circle", "trace") else [(x + a * dot, y + b * dot) for a, b in line]
        )
        ImageDraw.Draw(paper).line(points, fill=light, width=thick, joint="curve")


def write(paper: Image.Image, place, pen: str, chance) -> None:
    """Something like a line of handwriting."""
    wide, light = PENS[pen]
    dot, ink = DOTS / 25.4, ImageDraw.Draw(paper)
    x, y = place.x * DOTS / 72 + 12 * dot, place.y * DOTS / 72 + 5 * dot
    points = [(x + step * 0.9 * dot, y + chance.uniform(-2, 2) * dot) for step in range(24)]
    ink.line(points, fill=light, width=max(1, round(wide * dot)), joint="curve")


def photo(paper: Image.Image, chance, *, quality: int = 40) -> bytes:
    """The sheet on a dark table, seen aslant in uneven light."""
    wide, high = paper.size
    corners = [(0, 0), (wide, 0), (wide, high), (0, high)]
    seen = [
        (x + 300 + chance.uniform(-90, 90), y + 330 + chance.uniform(-90, 90)) for x, y in corners
    ]
    made = paper.transform(
        ROOM, Image.Transform.PERSPECTIVE, _through(seen, corners), Image.Resampling.BICUBIC,
        fillcolor=70,
    )  # fmt: skip
    shade = Image.linear_gradient("L").rotate(chance.choice([0, 90, 180, 270])).resize(ROOM)
    made = ImageChops.multiply(made, shade.point([255 - int(grey * 0.45) for grey in range(256)]))
    made = made.filter(ImageFilter.GaussianBlur(chance.uniform(0.6, 1.4)))
    rough = chance.uniform(8, 18) * math.sqrt(3) / 128
    grain = Image.frombytes("L", ROOM, chance.randbytes(ROOM[0] * ROOM[1]))
    grain = grain.point([round(128 + (grey - 128) * rough) for grey in range(256)])
    kept = io.BytesIO()
    ImageChops.add(made, grain, 1, -128).save(kept, "JPEG", quality=quality)
    return kept.getvalue()
