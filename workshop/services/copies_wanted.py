"""Who wants their copy printed at the end. Kept in memory alone: no file tells who ticked it."""

from collections.abc import Collection, Iterable
from secrets import choice

from workshop.domain.sheet_mark import all_marks


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


def _fresh(taken: Collection[str]) -> str:
    """A mark that nobody has; where all are taken, one that two people share."""
    marks = all_marks()
    return choice([mark for mark in marks if mark not in taken] or marks)
