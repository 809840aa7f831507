"""A drawing grows into the next one, forwards only, and only where motion is wanted."""

import pytest
from PySide6.QtCore import QVariantAnimation

from ui.projector.window import RoomWindow
from workshop.room.scene import Line, Page, Scene


def scene(width, alt):
    return Scene(width=100, height=50, shapes=(Line(points=((0, 0), (width, 0))),), alt=alt)


PAGE = Page(scene=scene(90, "after"), grown_from=scene(10, "after"))


@pytest.fixture
def room(qtbot):
    def opened(**given):
        window = RoomWindow(**given)
        qtbot.addWidget(window)
        window.resize(200, 100)
        window.show()
        window.show_page(Page(scene=scene(10, "before")))
        return window

    return opened


def grows(window):
    running = QVariantAnimation.State.Running
    found = window.centralWidget().findChildren(QVariantAnimation)
    return any(each.state() == running for each in found if each.duration() > 200)


def test_that_a_page_grows_when_one_comes_to_it_forwards(qtbot, room):
    window = room()
    window.show_page(PAGE, forwards=True)

    assert grows(window)
    qtbot.waitUntil(lambda: not grows(window), timeout=5000)


@pytest.mark.parametrize(("fades", "forwards"), [(True, False), (False, True)])
def test_that_nothing_grows_backwards_or_where_motion_is_off(room, fades, forwards):
    window = room(fades=fades)
    window.show_page(PAGE, forwards=forwards)

    assert not grows(window)
