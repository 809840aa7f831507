"""Pictures made of pixels, which are logos: checked, decoded once, and written with their mask."""

import zlib
from functools import lru_cache
from io import BytesIO

from msgspec import Struct
from PIL import Image

from workshop.pdf.document import Document


class Pixels(Struct, frozen=True, kw_only=True):
    """Three bytes of colour and one of opacity for each pixel, row by row."""

    width: int
    height: int
    colours: bytes
    mask: bytes


@lru_cache(maxsize=4)
def pixels(png: bytes) -> Pixels:
    """What a PNG file shows."""
    with Image.open(BytesIO(png), formats=("PNG",)) as opened:
        found = opened.convert("RGBA")
    return Pixels(
        width=found.width,
        height=found.height,
        colours=found.convert("RGB").tobytes(),
        mask=found.getchannel("A").tobytes(),
    )


def add_image(document: Document, image: Pixels) -> int:
    """Writes it with its mask; its number."""
    size = f"/Width {image.width} /Height {image.height} /BitsPerComponent 8 /Filter /FlateDecode"
    head = f"/Type /XObject /Subtype /Image {size} /ColorSpace"
    mask = document.add_stream(f"{head} /DeviceGray".encode(), zlib.compress(image.mask))
    return document.add_stream(
        f"{head} /DeviceRGB /SMask {mask} 0 R".encode(), zlib.compress(image.colours)
    )
