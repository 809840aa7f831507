"""The console's foot in the smallest window."""

from PySide6.QtWidgets import QPushButton, QWidget

from ui.console.foot import ConsoleFoot
from ui.kit.window_size import SMALLEST


def test_that_every_deed_of_the_foot_is_whole_in_the_smallest_window(qtbot):
    window, foot = QWidget(), ConsoleFoot()
    qtbot.addWidget(window)
    foot.setParent(window)
    foot.set_narrow(True)
    foot.resize(SMALLEST.width(), foot.height())
    window.show()

    deeds = [each for each in foot.findChildren(QPushButton) if each.isVisible()]

    assert len(deeds) == 6
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in deeds))
    assert max(each.geometry().right() for each in deeds) < SMALLEST.width()
