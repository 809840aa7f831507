"""How the numbers of a session were made, and what they are good for."""

from workshop.domain.session import Session
from workshop.words import _


def method_lines(session: Session) -> tuple[str, ...]:
    """A paragraph each."""
    return (
        _("Everybody answered alone. A result was frozen when the facilitator revealed it; answers "
          "after that are not in it. Nothing here can be traced to a person by this program."),
        _("A result shows from {k} answers. What could give somebody away is not shown: a cell or "
          "pair with fewer than 3 answers, and what one or two who can’t say would be the "
          "difference of.").format(k=session.threshold),
        _("Ratings are ordered words, not quantities: they are counted, and the middle is the "
          "median. Quartiles are type 2 of Hyndman and Fan. No average of ratings is used."),
        _("“Can’t say” is counted and shown, never filled in."),
        _("Gaps are counted person by person: how many chose higher, the same, lower. A gap is "
          "called stable if it stays among the top three whoever is left out."),
        _("Agreement is van der Eijk’s A: together from 0.6, leaning from 0.2, spread, two camps "
          "from −0.2 down. Below five answers there is no mark."),
        _("The people in the room are the whole group, not a sample. These pictures are an aid to "
          "conversation, not a measurement of anybody."),
    )  # fmt: skip
