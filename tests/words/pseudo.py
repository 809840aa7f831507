"""A language in which every letter wears an accent, for whatever the program and its content say.

Content, answers and names are put into it as well, so that a plain word can only come from a text
in the source that nobody wrapped.
"""

import re
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from msgspec import Struct, structs

from workshop.content.shipped import shipped_exercises, shipped_templates
from workshop.domain.exercise import Variant
from workshop.paths import ASSETS
from workshop.room.session_view import SessionView
from workshop.services import sample, sample_answers
from workshop.services.deed import Content

LANGUAGE = "eo"
"""A language that Qt and Babel know and the program does not."""
PLAIN = "abcdeghijklnorstuwyz"
ACCENTED = "åƀçđéĝĥîĵķļñöŕšţüŵýž".replace("ƀ", "ß")
ACCENTS = str.maketrans(PLAIN + PLAIN.upper(), ACCENTED + ACCENTED.upper().replace("SS", "ẞ"))
PLACE = re.compile(r"(\{[^{}]*\}|%(?:\(\w+\))?[rs])")
STEP_KEY = re.compile(r"[a-z_0-9]+/[a-z_]+")
NAMES = {
    "id", "step", "when", "scale", "by", "modes", "reads", "shows", "views", "exercise",
    "variant", "kind", "show", "answered_by", "story", "lines_as", "from_list", "list", "main",
    "works_through", "takes",
}  # fmt: skip
"""Fields whose texts are names within a file, not words."""
WORD = re.compile(r"[^\W\d_]{2,}")
PROPER = {"Heliotrope", "English"}
CODE = re.compile(r"\b[0-9A-Z]{4} [0-9A-Z]{4}\b")
"""A receipt code."""


def accented(text: str) -> str:
    """The text with accents, except in its places to fill in ("{n}", or argparse's "%s")."""
    return "".join(
        part if PLACE.fullmatch(part) else part.translate(ACCENTS) for part in PLACE.split(text)
    )


def plain_words(text: str) -> list[str]:
    """The words without an accent."""
    return [
        each for each in WORD.findall(CODE.sub("", text)) if each.isascii() and each not in PROPER
    ]


def write_catalogue(folder: Path) -> Path:
    """Translates the shipped template; the folder of catalogues."""
    with (ASSETS / "locale" / "workshop.pot").open("rb") as stream:
        catalogue = read_po(stream, locale=LANGUAGE)
    for message in catalogue:
        if message.id:
            both = isinstance(message.id, tuple)
            message.string = tuple(map(accented, message.id)) if both else accented(message.id)
    file = folder / LANGUAGE / "LC_MESSAGES" / "workshop.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as stream:
        write_mo(stream, catalogue)
    return folder


def accented_value(value: object) -> object:
    """A value of the content with accents on all its texts but the names within a file."""
    if isinstance(value, str):
        return accented(value)
    if isinstance(value, tuple):
        return tuple(map(accented_value, value))
    if isinstance(value, dict):
        return {name: accented_value(each) for name, each in value.items()}
    if not isinstance(value, Struct):
        return value
    names = NAMES | {"steps", "lenses"} if isinstance(value, Variant) else NAMES
    told = [name for name in value.__struct_fields__ if name not in names]
    return structs.replace(value, **{name: accented_value(getattr(value, name)) for name in told})


def content() -> Content:
    """The shipped content with accents."""
    exercises = tuple(map(accented_value, shipped_exercises()))
    templates = tuple(map(accented_value, shipped_templates()))
    return Content(exercises=lambda: exercises, templates=lambda: templates)


def accented_answer(value: object) -> object:
    """A part of the sample answers; names of steps and single letters stay."""
    if isinstance(value, str):
        return value if len(value) == 1 or STEP_KEY.fullmatch(value) else accented(value)
    if isinstance(value, tuple):
        return tuple(map(accented_answer, value))
    if isinstance(value, dict):
        return {name: accented_answer(each) for name, each in value.items()}
    return value


def accent_sample(patch: pytest.MonkeyPatch) -> None:
    """Puts all that the sample people write and answer into the accented language."""
    answers = sample.answers

    def accented_answers(view: SessionView, key: str, person: int) -> object:
        return accented_answer(answers(view, key, person))

    for name in ("NOTES", "PARKED", "DECISIONS", "DECIDED", "CUSTOMER_GROUP"):
        patch.setattr(sample_answers, name, accented_answer(getattr(sample_answers, name)))
    for module in (sample, sys.modules.get("ui.demo.person")):
        if module:
            patch.setattr(module, "answers", accented_answers)
    for module in (sample, sys.modules.get("ui.demo.half_day")):
        if module:
            patch.setattr(module, "TITLE", accented(sample.TITLE))
            patch.setattr(module, "CLIENT", accented(sample.CLIENT))
