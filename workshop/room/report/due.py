"""Dates as people type them for a plan, understood where they are clear."""

import datetime as dt
import re

from workshop.words import month_names, short_month_names, short_weekday_names, weekday_names

DAY_AND_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+([^\W\d]+)\.?(?:\s+(\d{4}))?")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def due(text: str, day: dt.date) -> dt.date | None:
    """The date that "1 December", "Friday" or "2026-12-01" means on that day; None where it is no
    single date, or not clear which.
    """
    said = text.strip()
    try:
        if found := ISO.fullmatch(said):
            return dt.date(*map(int, found.groups()))
        if found := DAY_AND_MONTH.fullmatch(said):
            return _next(int(found[1]), _month(found[2]), found[3], day)
    except ValueError:
        return None
    names = (weekday_names(), short_weekday_names())
    for weekday in range(7):
        if said.casefold() in [each[weekday].casefold() for each in names]:
            return day + dt.timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
    return None


def _month(name: str) -> int:
    for number, names in enumerate(zip(month_names(), short_month_names(), strict=True), 1):
        if name.casefold() in [each.casefold() for each in names]:
            return number
    return 0


def _next(number: int, month: int, year: str | None, day: dt.date) -> dt.date:
    """The next such day where no year is told; ValueError where there is none."""
    found = dt.date(int(year or day.year), month, number)
    return found if year or found >= day else found.replace(year=day.year + 1)
