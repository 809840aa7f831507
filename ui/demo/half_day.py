"""The facilitator's half day: library, plan, the day itself, and the library again."""

from PySide6.QtWidgets import QListView

from ui.bridge import Bridge
from ui.demo.camera import Camera
from ui.demo.clock import DemoClock
from ui.demo.day import Played
from ui.demo.hands import (
    choose_in_menu,
    find,
    press,
    press_starting,
    row_of,
    settle,
    until,
    window,
    write,
)
from ui.demo.late_day import LateDay
from ui.demo.plug import Plug
from ui.library.window import LibraryWindow
from ui.plan.window import PlanWindow
from workshop.services.sample import CLIENT, TITLE
from workshop.words import _


class HalfDay:
    """Plays from the first screen to the end; every deed is a key or a press that people do."""

    def __init__(self, bridge: Bridge, camera: Camera, clock: DemoClock, plug: Plug) -> None:
        self._bridge, self._service = bridge, bridge.service
        self._camera, self._clock, self._plug = camera, clock, plug
        self._session = ""

    def play(self) -> Played:
        """Plays it."""
        self._look_round()
        self._make_session()
        self._plan()
        press(_("Start"))
        press(_("Screen {n}: {title}").format(n=2, title=_("Projector")))
        day = LateDay(self._bridge, self._session, self._camera, self._clock, self._plug)
        day.run()
        self._camera.shoot(window(LibraryWindow), "library after the day")
        return day.played()

    def _look_round(self) -> None:
        """The empty library, the sample to explore, and every place of the library."""
        library = window(LibraryWindow)
        self._camera.shoot(library, "library empty")
        press(_("Explore a sample session"))
        rows: QListView = find(_("List of sessions"))
        until("sample session", lambda: rows.model().rowCount() > 0)
        settle(0.3)
        self._camera.shoot(library, "library")
        for place in (_("Exercises"), _("Bin"), _("Settings")):
            press_starting(place)
            self._camera.shoot(library, f"library {place.lower()}")
        press_starting(_("Sessions"))

    def _make_session(self) -> None:
        before = {row.id for row in self._service.sessions()}
        press(_("New session"))
        write(_("Title"), TITLE)
        self._camera.shoot_dialog(find(_("Create session")).window(), "new session")
        press(_("More details"))
        write(_("Client"), CLIENT)
        self._camera.shoot_dialog(find(_("Create session")).window(), "new session details")
        press(_("Create session"))
        made = {row.id for row in self._service.sessions()} - before
        self._session = made.pop()

    def _plan(self) -> None:
        """An energiser comes in before the closing."""
        press(_("Plan"))
        plan = window(PlanWindow)
        agenda = self._service.view(self._session).session.agenda
        row_of(_("Agenda"), [each.exercise for each in agenda].index("closing") - 1)
        press(_("Add block"))
        choose_in_menu(_("Energiser"))
        self._camera.shoot(plan, "plan")
        plan.close()
        settle()
