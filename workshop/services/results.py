"""What was revealed in a session, as plain values for other programs to read."""

from typing import Any

import msgspec

from workshop.domain.gathering import weighed
from workshop.domain.step import Snapshot, collects, kind_of, step_key
from workshop.room.session_view import SessionView
from workshop.services.lists import entry_told, named_by
from workshop.services.service import Service

DRAWN_ONLY = ("lines", "clouds", "drawn", "ways", "strength_counts", "importance_counts")
"""What the room's pictures are made of beyond the numbers to pass on."""


def results(service: Service, session: str) -> dict[str, Any]:
    """The newest reveal of every step, and what was named, by exercise in the order of the day;
    numbers unrounded, None where undefined or withheld.
    """
    view = service.view(session)
    return {
        "session": session,
        "exercises": [
            {"id": exercise.id, "version": exercise.version, "steps": _steps(view, exercise.id)}
            for exercise in view.exercises.values()
        ],
    }


def _steps(view: SessionView, exercise: str) -> list[dict[str, Any]]:
    found = []
    for step in view.exercises[exercise].every_step():
        key = step_key(exercise, step.id)
        snapshot, entries = view.snapshots.get(key), view.lists.get(key, ())
        if snapshot is not None:
            found.append({"id": step.id, **_numbers(snapshot)})
        elif entries and not collects(step):
            told = [entry_told(named_by(step), entry) for entry in entries]
            kind = kind_of(type(step))
            matches = msgspec.to_builtins(weighed(step))
            more = {} if matches is None else {"matches": matches}
            found.append({"id": step.id, "kind": kind, "n": len(entries), "entries": told, **more})
    return found


def _numbers(snapshot: Snapshot) -> dict[str, Any]:
    plain: dict[str, Any] = _told(msgspec.to_builtins(snapshot.summary))
    return {**plain, "n": snapshot.n}


def _told(value: Any) -> Any:  # noqa: ANN401 - JSON at the edge
    if isinstance(value, dict):
        return {name: _told(each) for name, each in value.items() if name not in DRAWN_ONLY}
    if isinstance(value, list | tuple):
        return [_told(each) for each in value]
    return value
