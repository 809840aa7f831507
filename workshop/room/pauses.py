"""What may stand in an agenda besides exercises."""

from workshop.domain.session import BlockKind
from workshop.words import _

STRETCH_MINUTES = 5


def pauses() -> tuple[tuple[BlockKind, str, int], ...]:
    """What may be added besides exercises: kind, title, minutes."""
    return (
        ("break", _("Break"), 15),
        ("lunch", _("Lunch"), 45),
        ("stretch", _("Stretch"), STRETCH_MINUTES),
        ("energiser", _("Energiser"), 5),
        ("slack", _("Slack"), 10),
    )
