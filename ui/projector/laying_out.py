"""Maps of a session laid out on a worker thread before the room sees them."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.work import Cancelled, Report, Work
from workshop.domain.exercise import keyed_steps
from workshop.domain.graph.map import Map
from workshop.room.graph_layout.laid import is_laid_out, lay_out
from workshop.room.kind import maps_shown
from workshop.room.session_view import SessionView


class LayingOut(QObject):
    """Lays out whatever map of a session is not laid out yet, the newest form only."""

    done = Signal()
    """A map has its places."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = Work(self)
        self._asked: tuple[Map, ...] = ()
        self._work.finished.connect(self._on_finished)

    def take(self, view: SessionView) -> None:
        """The maps of a session as it stands, unless they are being laid out already."""
        wanted = tuple(each for each in maps_of(view) if not is_laid_out(each))
        if wanted and wanted != self._asked:
            self._work.cancel()
            self._asked = wanted
            self._work.start(partial(_laid_out, wanted))

    def stop(self) -> None:
        """Nothing more is laid out."""
        self._work.cancel()
        self._work.wait()

    def _on_finished(self, whole: object) -> None:
        if whole:
            self.done.emit()


def maps_of(view: SessionView) -> tuple[Map, ...]:
    """The maps as they are drawn now, and as they were when they were revealed."""
    steps = keyed_steps(view.exercises).items()
    shown = (
        maps_shown(step, found.summary if (found := view.snapshots.get(key)) else None)
        for key, step in steps
    )
    return tuple(dict.fromkeys(drawn for maps in shown for drawn in maps if drawn.nodes))


def _laid_out(maps: tuple[Map, ...], _report: Report, cancelled: Cancelled) -> bool:
    return all(lay_out(drawn, cancelled) is not None for drawn in maps)
