"""Who wants their copy printed at the end. Kept in memory alone: no file tells who ticked it."""

from collections.abc import Iterable

from workshop.services.secret import new_code

MARK_LENGTH = 3


class CopiesWanted:
    """Marks by which people know their copies, session by session."""

    def __init__(self) -> None:
        self._marks: dict[str, dict[str, str]] = {}

    def mark(self, session: str, participant: str) -> str:
        """The mark of somebody who wants a copy."""
        known = self._marks.setdefault(session, {})
        if participant not in known:
            known[participant] = _fresh(known.values())
        return known[participant]

    def drop(self, session: str, participants: Iterable[str]) -> None:
        """These want none, or have theirs."""
        known = self._marks.get(session, {})
        for participant in participants:
            known.pop(participant, None)

    def of(self, session: str) -> dict[str, str]:
        """Participant → mark, by mark, which tells no order."""
        known = self._marks.get(session, {})
        return dict(sorted(known.items(), key=lambda each: each[1]))


def _fresh(taken: Iterable[str]) -> str:
    known = set(taken)
    while True:
        mark = new_code(MARK_LENGTH)
        if mark not in known:
            return mark
