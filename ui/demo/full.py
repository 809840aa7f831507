"""The full day, the series, and a day of all the rest: each exercise through the windows."""

from collections.abc import Callable, Iterator

from ui.bridge import Bridge
from ui.demo.camera import Camera
from ui.demo.clock import DemoClock
from ui.demo.day import Day, Played
from ui.demo.hands import (
    choose_in_menu,
    names,
    press,
    press_starting,
    row_of,
    settle,
    window,
    write,
)
from ui.library.window import LibraryWindow
from ui.plan.window import PlanWindow
from workshop.words import _

FULL, SERIES, EMPTY = "full_day", "series", "empty"


class FullDemo:
    """Plays session after session, each made in the window for new sessions.

    begins: told the title of each before it begins; gives the camera for it.
    """

    def __init__(self, bridge: Bridge, clock: DemoClock, begins: Callable[[str], Camera]) -> None:
        self._bridge, self._service = bridge, bridge.service
        self._clock, self._begins = clock, begins

    def play(self) -> Iterator[Played]:
        """Plays them; each when it is over."""
        for template in (FULL, SERIES):
            for session in self._made(template):
                yield self._run(session)
        (rest,) = self._made(EMPTY)
        self._plan(rest)
        yield self._run(rest)

    def _made(self, template: str) -> list[str]:
        """Makes a session or a series; the ids, in the order of the days."""
        before = {row.id for row in self._service.sessions()}
        titles = {each.id: each.title for each in self._service.templates()}
        title = titles.get(template, _("Empty"))
        press(_("New session"))
        press_starting(title)
        write(_("Title"), title if template in titles else _("All the others"))
        press(_("Create session"))
        made = [row for row in self._service.sessions() if row.id not in before]
        return [row.id for row in sorted(made, key=lambda row: row.date)]

    def _plan(self, session: str) -> None:
        """A day of the exercises that no session had yet."""
        had = {
            name
            for row in self._service.sessions()
            for name in self._service.view(row.id).exercises
        }
        self._choose(session)
        press(_("Plan"))
        plan = window(PlanWindow)
        for exercise in self._service.exercises():
            if exercise.id not in had:
                press(_("Add block"))
                choose_in_menu(exercise.title)
        plan.close()
        settle()

    def _choose(self, session: str) -> None:
        row_of(_("List of sessions"), window(LibraryWindow).sessions.sessions.row_of(session))

    def _run(self, session: str) -> Played:
        self._choose(session)
        planned = self._service.session(session)
        self._clock.begin(planned.date)
        camera = self._begins(planned.title)
        press(_("Start"))
        screen = _("Screen {n}: {title}").format(n=2, title=_("Projector"))
        if screen in names():
            press(screen)
        day = Day(self._bridge, session, camera, self._clock)
        day.run()
        return day.played()
