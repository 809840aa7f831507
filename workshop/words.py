"""The words of windows, paper and command line, through gettext; British English in the source."""

import gettext
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, time
from pathlib import Path
from string import Formatter

from workshop.paths import ASSETS

DOMAIN = "workshop"
LONGEST_QUOTATION = 60
CATALOGUES = ASSETS / "locale"
SOURCE = "en-GB"
"""The language of the source, for which there is no catalogue."""


FSI, PDI = "\u2068", "\u2069"
"""Around what somebody wrote within a sentence, so that its direction moves nothing outside it."""
ISOLATED = re.compile("[\u2066-\u2068][^\u2069]*\u2069?")
RIGHT_TO_LEFT = ("R", "AL")
RIGHTWARD = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
                       "\U0001e800-\U0001efff]")  # fmt: skip
"""Where signs that may read from right to left stand: few texts need a closer look."""
FULL_STOP = re.compile(r"\A([”’]?)\.(?=[\s”’)]|\Z)")
STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", "׃", "።", "։")
"""What ends a sentence in the scripts of the world."""


class Sentence(str):
    """A sentence with words to fill in. What somebody wrote stays apart from the program's words
    where it reads the other way, and brings its own full stop where it has one.
    """

    __slots__ = ()

    def format(self, *given: object, **words: object) -> str:
        """The words filled in."""
        if all(_is_simple(each) for each in (*given, *words.values())):
            return super().format(*given, **words)
        alone = self[0] == "{" and self[-1] == "}" and self.count("{") == 1
        made = ""
        for literal, field, _spec, _conversion in Formatter().parse(self):
            made += FULL_STOP.sub(r"\1", literal) if _ends(made) else literal
            if field is not None:
                value, _key = Formatter().get_field(field, given, words)
                one = value if alone or not isinstance(value, str) else isolated(value)
                made += format(one, _spec or "")
        return made


def _is_simple(value: object) -> bool:
    """Whether it can stand in a sentence as it is."""
    return not isinstance(value, str) or not (RIGHTWARD.search(value) or _ends(value))


def _ends(text: str) -> bool:
    return text.rstrip(PDI).endswith(STOPS)


def isolated(text: str) -> str:
    """The text so that it can stand among the program's words: what reads the other way than they
    do, on its own.
    """
    outside = ISOLATED.sub("", text) if RIGHTWARD.search(text) else ""
    mixed = any(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT for sign in outside)
    return f"{FSI}{text}{PDI}" if mixed else text


class _Speech:
    """The one catalogue in use, which gettext would keep in `builtins`."""

    language = SOURCE
    catalogue = gettext.NullTranslations()


def speak(language: str = "", catalogues: Path = CATALOGUES) -> None:
    """Puts a language in use; "" takes that of the environment (LANGUAGE, LC_ALL, LANG).

    A language without a catalogue is spoken in the words of the source.
    """
    wanted = [language.replace("-", "_")] if language else None
    found = gettext.find(DOMAIN, catalogues, wanted)
    _Speech.language = _tag(Path(found)) if found else SOURCE
    _Speech.catalogue = _opened(Path(found)) if found else gettext.NullTranslations()


def spoken() -> str:
    """The language in use as a BCP 47 tag: "en-GB", "de"."""
    return _Speech.language


def languages(catalogues: Path = CATALOGUES) -> dict[str, str]:
    """Every language that ships, tag → its name in itself."""
    found = sorted(catalogues.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    # Translators: the name of your own language in itself, "Deutsch".
    name = later("English")
    return {SOURCE: name} | {_tag(each): _opened(each).gettext(name) for each in found}


def _tag(file: Path) -> str:
    """The language of a catalogue by its folder: de_AT/LC_MESSAGES/workshop.mo is de-AT."""
    return file.parent.parent.name.replace("_", "-")


def _opened(file: Path) -> gettext.GNUTranslations:
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def _(text: str) -> str:
    """The text in the person's language."""
    # An empty one would be answered with the head of the catalogue.
    said = _Speech.catalogue.gettext(text) if text else ""
    return Sentence(said) if "{" in said else said


def ngettext(one: str, many: str, count: int, /, **words: object) -> str:
    """One or many, with `{n}` and other words filled in."""
    return Sentence(_Speech.catalogue.ngettext(one, many, count)).format(n=count, **words)


def later(text: str) -> str:
    """The text as it stands, marked to be gathered: `_` translates it when it is shown."""
    return text


def weekday_names() -> tuple[str, ...]:
    """Monday to Sunday."""
    return (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    )  # fmt: skip


def short_weekday_names() -> tuple[str, ...]:
    """Mon to Sun."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def month_names() -> tuple[str, ...]:
    """January to December."""
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def short_month_names() -> tuple[str, ...]:
    """Jan to Dec."""
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"), _("Jul"), _("Aug"), _("Sep"),
        _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip


def day_month(day: date) -> str:
    """24 November."""
    return _("{day} {month}").format(day=day.day, month=month_names()[day.month - 1])


def day_month_year(day: date) -> str:
    """24 November 2026."""
    return _("{day} {month} {year}").format(
        day=day.day, month=month_names()[day.month - 1], year=day.year
    )


def weekday_day_month(day: date) -> str:
    """Tuesday 24 November."""
    return _("{weekday} {day} {month}").format(
        weekday=weekday_names()[day.weekday()], day=day.day, month=month_names()[day.month - 1]
    )


def short_day(day: date) -> str:
    """Tue 24 Nov."""
    return _("{weekday} {day} {month}").format(
        weekday=short_weekday_names()[day.weekday()],
        day=day.day,
        month=short_month_names()[day.month - 1],
    )


def clock(moment: time) -> str:
    """09:05."""
    return _("{hour:02d}:{minute:02d}").format(hour=moment.hour, minute=moment.minute)


def duration(minutes: int) -> str:
    """3 h 30, or 45 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=rest)
    return (
        _("{hours} h {rest:02d}").format(hours=hours, rest=rest)
        if rest
        else _("{n} h").format(n=hours)
    )


def listed(parts: list[str] | tuple[str, ...]) -> str:
    """a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    *most, last = map(isolated, parts)
    return _("{most} and {last}").format(most=", ".join(most), last=last)


def in_a_row(parts: Iterable[str], between: str = ", ") -> str:
    """What somebody wrote, one after another; what is empty left out."""
    return between.join(map(isolated, filter(None, parts)))


def quoted(text: str) -> str:
    """Somebody's text as a sentence quotes it: on one line, cut short, without signs that a
    terminal would act on.
    """
    line = " ".join(text[: LONGEST_QUOTATION * 4].split())
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)
    return shown if len(shown) <= LONGEST_QUOTATION else f"{shown[: LONGEST_QUOTATION - 1]}…"
