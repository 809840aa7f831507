"""The words of windows, paper and command line, through gettext; British English in the source."""

import gettext
from datetime import date, time

from workshop.paths import ASSETS

DOMAIN = "workshop"
_catalogue = gettext.translation(DOMAIN, ASSETS / "locale", fallback=True)


def _(text: str) -> str:
    """The text in the person's language."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """One or many, with `{n}` filled in."""
    return _catalogue.ngettext(one, many, count).format(n=count)


def weekday_names() -> tuple[str, ...]:
    """Monday to Sunday."""
    return (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    )  # fmt: skip


def month_names() -> tuple[str, ...]:
    """January to December."""
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def day_month(day: date) -> str:
    """24 November."""
    return f"{day.day} {month_names()[day.month - 1]}"


def day_month_year(day: date) -> str:
    """24 November 2026."""
    return f"{day_month(day)} {day.year}"


def weekday_day_month(day: date) -> str:
    """Tuesday 24 November."""
    return f"{weekday_names()[day.weekday()]} {day_month(day)}"


def short_day(day: date) -> str:
    """Tue 24 Nov."""
    return f"{weekday_names()[day.weekday()][:3]} {day.day} {month_names()[day.month - 1][:3]}"


def clock(moment: time) -> str:
    """09:05."""
    return f"{moment:%H:%M}"


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
    return _("{most} and {last}").format(most=", ".join(parts[:-1]), last=parts[-1])
