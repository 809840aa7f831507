"""What somebody is asked who sits down, at a desk or a phone: a sign or name, a team, a code."""

from msgspec import Struct

from workshop.domain.session import Session
from workshop.words import _


class Sitting(Struct, frozen=True, kw_only=True):
    """What is asked of people. team, sign: the labels of the fields of somebody new, "" for none;
    help: lines below. back: the label of what one gives who was here before.
    """

    lead: str
    team: str
    sign: str
    help: tuple[str, ...]
    back: str


def sitting(session: Session) -> Sitting:
    """By the session's mode."""
    named = session.mode == "named"
    leads = {
        "anonymous": _("Take a sign that only you know: a colour, a tree, anything."),
        "team": _("Say which team you are in. A sign that only you know is up to you."),
        "named": _("Write the name you want to go by."),
    }
    empty = (_("You may leave it empty."), _("It brings you back when new questions come."))
    return Sitting(
        lead=leads[session.mode],
        team=_("Your team") if session.mode == "team" else "",
        sign=_("Your name") if named else _("Your sign"),
        help=(_("It does not have to be your real one."),) if named else empty,
        back=_("Your code") if named else _("Your sign or your code"),
    )
