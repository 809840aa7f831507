"""The room window: what the projector shows, full screen and without a frame."""

from functools import lru_cache

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QScreen,
    QWindow,
)
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from ui.kit.full_screen import cover
from ui.kit.scene import SceneView
from ui.theme import FaceType, Theme
from workshop.room.scene import Frame, Page, reading_size
from workshop.words import _


def room_frame(size: QSize, profile: int) -> Frame:
    """The frame of a room picture on a screen of that size; in portrait R follows the width."""
    return _frame(size.width(), size.height(), profile)


@lru_cache(maxsize=8)
def _frame(width: int, height: int, profile: int) -> Frame:
    """One frame per size, so that its font metrics stay cached."""
    face = FaceType()
    r = reading_size(min(width, height), profile, face.x_height)
    return Frame(width=width, height=height, r=r, type=face)


class RoomPicture(QMainWindow):
    """A full screen that shows one page at a time, and decides nothing."""

    resized = Signal()
    """The picture's size has changed: pages have to be laid out anew."""

    def __init__(self, *, kind: Qt.WindowType = Qt.WindowType.Window, fades: bool = True) -> None:
        super().__init__(None, kind | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("room")
        self.setWindowTitle(_("Room view"))
        self.setAccessibleName(_("Room view"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._fades = fades
        self._blank = ""
        self._page: Page | None = None
        self._view = SceneView(self)
        self._view.setObjectName("room_picture")
        self.setCentralWidget(self._view)

    def page(self) -> Page | None:
        """The page on show (under black too)."""
        return self._page

    def show_page(self, page: Page | None, *, forwards: bool = False) -> None:
        """Shows a page; a picture that says the same as the one before comes without a fade.
        forwards: the one that showed came before it, so that it may grow out of it.
        """
        fresh = (
            page is not None and self._page is not None and page.scene.alt != self._page.scene.alt
        )
        self._page = page
        grown = page.grown_from if page is not None and forwards and self._fades else None
        self._view.set_scene(
            page.scene if page else None, fade=fresh and self._fades, grown_from=grown
        )
        self._describe()

    def set_blank(self, ground: str) -> None:
        """Blanks the room in black or white, or with "" shows the page again."""
        self._blank = ground
        self._view.setVisible(not ground)
        self._describe()
        self.update()

    def set_theme(self, own: Theme) -> None:
        """Light, or dark for a hall that is blacked out."""
        self._view.set_theme(own)

    def theme(self) -> Theme:
        """The theme of the room."""
        return self._view.theme()

    def show_on(self, screen: QScreen) -> None:
        """Fills a screen."""
        cover(self, screen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground: black, unless the room is to be white."""
        painter = QPainter(self)
        white = self._blank == "white"
        painter.fillRect(self.rect(), Qt.GlobalColor.white if white else Qt.GlobalColor.black)
        painter.end()

    def resizeEvent(self, event: object) -> None:
        """Tells that pages have to be laid out anew."""
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never closes at the window manager's wish."""
        if event.spontaneous():
            event.ignore()
            return
        super().closeEvent(event)

    def _describe(self) -> None:
        said = "" if self._page is None else self._page.scene.alt
        blank = {"black": _("The room view is black."), "white": _("The room view is white.")}
        self.setAccessibleDescription(blank.get(self._blank, said))


class RoomWindow(RoomPicture):
    """The projector's. It never takes the keyboard: whatever comes and goes, what is typed stays
    with the facilitator. Other windows do not cover it, unless that is set otherwise.
    """

    def __init__(self, *, fades: bool = True, on_top: bool = True) -> None:
        # A window manager that looks for the next window to type in passes over a tool.
        super().__init__(kind=Qt.WindowType.Tool, fades=fades)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on_top)
        if on_top and QGuiApplication.platformName() == "xcb":
            self.setWindowFlag(Qt.WindowType.X11BypassWindowManagerHint)  # it has no say at all
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._typed_in: QWindow | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus)

    def _on_focus(self, window: QWindow | None) -> None:
        """Gives the keyboard back where a window manager hands it over all the same."""
        if window is None or window is not self.windowHandle():
            self._typed_in = window
        elif self._typed_in is not None and isValid(self._typed_in):
            self._typed_in.requestActivate()


class OneScreenRoom(RoomPicture):
    """The room view over the facilitator's only screen. It takes the keyboard, since the console
    is hidden; what a key does, the console knows, which hears it too.
    """

    def __init__(self, *, fades: bool = True) -> None:
        super().__init__(fades=fades)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Closes nothing with Esc."""
        event.accept()
