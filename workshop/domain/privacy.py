"""The privacy card: what becomes of an answer, in at most 80 words (domain texts 7.4)."""

from workshop.domain.session import Session
from workshop.words import _, day_month_year


def host(session: Session) -> str:
    """Who keeps the room's summary."""
    return session.client or _("the host")


def stays_here() -> str:
    """Where answers are kept in a room of one laptop."""
    return _("Your answers stay on this computer.")


def stays(session: Session) -> str:
    """Where answers are kept."""
    if session.laptops > 1:
        return _("Your answers stay on the laptops of this room.")
    return stays_here()


def names(session: Session) -> str:
    """Whether people give a name."""
    if session.mode == "named":
        return _("As agreed, answers are kept under your name.")
    return _("No names are needed.")


def privacy_card(session: Session) -> str:
    """The promise under which this session's people answer."""
    return " ".join(privacy_topics(session))


def privacy_topics(session: Session) -> tuple[str, ...]:
    """The promise by topic: who sees what, what appears, when it goes."""
    day = day_month_year(session.purge_on)
    seen = (
        stays(session),
        _(
            "Others see them only as a picture of the whole room, and only if at least {k} people "
            "answered."
        ).format(k=session.threshold),
        names(session),
    )
    shown = (
        _("Written cards appear only if you tick ‘may be shown’."),
        _("Your code lets you print or delete your answers."),
    )
    gone = (
        _(
            "Your answers are deleted after {date}, when this program next starts; {host} keeps "
            "the room’s summary."
        ).format(date=day, host=host(session)),
        _("Taking part, or any single question, is your choice; ‘can’t say’ is fine."),
    )
    return tuple(" ".join(part) for part in (seen, shown, gone))
