"""What no text of an exercise may say, and the places it may leave open for the session's words."""

import re
from collections.abc import Iterator

from workshop.content.parts import parts
from workshop.domain.exercise import Exercise
from workshop.domain.run import KNOWN_PLACES
from workshop.steps import AnyStep
from workshop.words import _

BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


def _forbidden() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns, and what to say where one is found."""
    return (
        (
            re.compile(r"\bGandhi(?:'s|’s)?\s+(?:\w+\s+)?(?:said|says|wrote|told)\b", re.I),
            _("nobody has found these words in Gandhi's writings: say “credited to”."),
        ),
        (re.compile(r"\b1890\b"), _("1890 cannot be: leave the year out.")),
        (
            re.compile(r"[\w.+-]@[\w-]+\.\w+|https?://|\bwww\.", re.I),
            _("no e-mail or web addresses."),
        ),
        (re.compile(r"(?<!\w)\+?\(?\d(?:[ ()/.-]{0,2}\d){8,}"), _("no phone numbers.")),
        (
            re.compile(
                r"\b\d{1,5}\s+(?:[A-Z]\w+\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive)\b"
            ),
            _("no street addresses."),
        ),
    )


TRADE_MARK = re.compile(r"\bCustomer\s*3D\b", re.I)
"""Somebody's name: it may stand in a credit line and nowhere else."""


def language_faults(exercise: Exercise[AnyStep]) -> Iterator[tuple[str, str, str]]:
    """Step, field and sentence for every text that says what it may not."""
    forbidden = _forbidden()
    texts = ((*at, part) for *at, part in parts(exercise) if isinstance(part, str))
    for step, field, text in texts:
        for pattern, what in forbidden:
            if pattern.search(text):
                yield step, field, what
        if field != "credit" and TRADE_MARK.search(text):
            yield step, field, _("“Customer 3D” is somebody's trade mark: credit line only.")
        for found in BRACES.finditer(text):
            if field.endswith("classic"):
                yield step, field, _("the classic wording stays as it is: no {braces} in it.")
            elif found[1] not in KNOWN_PLACES:
                what = _("“{text}” stands for nothing; known are {known}.")
                yield step, field, what.format(text=found[0], known=", ".join(KNOWN_PLACES))
