"""The counts of a gap as figures of a table, for the facilitator."""

from workshop.domain.gap import Gap
from workshop.domain.measure import direction
from workshop.words import _


def figure_words() -> tuple[str, ...]:
    """The heads of a table of gaps."""
    return (_("higher"), _("same"), _("lower"), _("direction"))


def gap_figures(gap: Gap) -> tuple[str, ...]:
    """The counts of a gap and the word for its direction."""
    if gap.higher is None or gap.sign_p is None:
        return ()
    return (str(gap.higher), str(gap.same), str(gap.lower), _(direction(gap.sign_p)))
