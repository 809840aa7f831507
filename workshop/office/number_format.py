"""Formats in which programs of an office show numbers as words, or not at all."""

from workshop.office.chart import PointAxis


def without_noughts() -> str:
    """Numbers as they are, and nothing for nought: a part without people has no figure."""
    return "0;-0;;@"


def point_words(ruler: PointAxis) -> str:
    """The words of the first, middle and last point of an axis that names these three."""
    first, middle, last = (word.replace('"', "”") for word in ruler.words)
    return f'[={ruler.low}]"{first}";[={ruler.high}]"{last}";"{middle}"'
