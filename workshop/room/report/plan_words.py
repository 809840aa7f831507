"""What was planned, in a sentence and in the order of its dates."""

import datetime as dt
from collections.abc import Sequence

from workshop.room.figures import sentence_case
from workshop.room.number_words import counted
from workshop.room.report.due import due
from workshop.room.report.kind import Decided, NextStep
from workshop.words import _, day_month, listed, ngettext


def by_date(steps: Sequence[NextStep], day: dt.date) -> tuple[NextStep, ...]:
    """What is due first comes first, what has no clear date last."""
    return tuple(sorted(steps, key=lambda each: due(each.by, day) or dt.date.max))


def plans_told(decided: Sequence[Decided], steps: Sequence[NextStep], day: dt.date) -> str:
    """Two decisions and six next steps. The first is due on 27 November."""
    count, more = len(decided), len(steps)
    parts = [
        ngettext("{count} decision", "{count} decisions", count, count=counted(count)),
        ngettext("{count} next step", "{count} next steps", more, count=counted(more)),
    ]
    told = [part for part, number in zip(parts, (count, more), strict=True) if number]
    said = sentence_case(listed(told)) + "."
    typed = [each.by for each in decided] + [each.by for each in steps]
    dates = [found for by in typed if (found := due(by, day))]
    if dates:
        said += " " + _("The first is due on {date}.").format(date=day_month(min(dates)))
    return said
