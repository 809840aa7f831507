"""The counts of a gap as figures of a table, for the facilitator."""

from workshop.domain.gap import Gap
from workshop.domain.measure import NO_DIRECTION, direction
from workshop.words import _, later

TOO_FEW = later("too few to tell")


def figure_words() -> tuple[str, ...]:
    """The column heads of a table of gaps."""
    return (_("higher"), _("same"), _("lower"), _("direction"))


def gap_figures(gap: Gap) -> tuple[str, ...]:
    """The counts of a gap and the word for its direction."""
    if gap.higher is None or gap.lower is None or gap.sign_p is None:
        return ()
    word = direction(gap.sign_p)
    # All who moved went one way: what is missing is people.
    if word == NO_DIRECTION and bool(gap.higher) != bool(gap.lower):
        word = TOO_FEW
    return (str(gap.higher), str(gap.same), str(gap.lower), _(word))
