"""The digits of every script, as 0 to 9."""

import unicodedata


def digit(sign: str) -> str:
    """A sign as 0 to 9, "" where it is no digit; a raised two is none."""
    number = unicodedata.decimal(sign, None) if len(sign) == 1 else None
    return "" if number is None else str(number)


def in_digits(text: str) -> str:
    """Words with the digits of every script as 0 to 9."""
    return "".join(digit(each) or each for each in text)
