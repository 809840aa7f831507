"""The console's right column: what the room sees now and then, the time, the notes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.console.jotted import JottedNotes
from ui.console.notes import NoteField
from ui.kit.announcement import announce
from ui.kit.button import Button
from ui.kit.icon import IconPicture
from ui.kit.label import Ground, Label, Rule
from ui.kit.pill import Pill
from ui.kit.room_frame import RoomFrame
from ui.kit.spaced import Spaced
from ui.kit.timer_bar import TimerBar, minutes_seconds
from ui.theme import Theme
from workshop.domain.stage import Stage, last_fifth
from workshop.room.scene import Page, Scene
from workshop.words import _

WIDE, NARROW = 419, 399
SMALL, STATUS, LOW, TALL, SIDE = 148, 28, 560, 760, 13
FRESH = 5
"""Seconds after which it is too late to say that two minutes are left."""
WIDE_TIME = len("10:00")
"""Characters of a time beside which three deeds leave no room for a word."""


class Status(QWidget):
    """Live, frozen or black, in a word."""

    def __init__(self) -> None:
        super().__init__()
        self._live = QWidget()
        live = QHBoxLayout(self._live)
        live.setContentsMargins(0, 0, 0, 0)
        live.setSpacing(6)
        live.addWidget(IconPicture("eye", 18))
        live.addWidget(Label(_("Live"), 16, bold=True))
        self._pill = Pill()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._live)
        row.addWidget(self._pill)

    def show_state(self, state: str, *, shown: bool) -> None:
        """What holds now; shown: whether there is a room view at all."""
        live = shown and state == "live"
        self._live.setVisible(live)
        self._pill.setVisible(not live)
        if not shown:
            self._pill.set(_("No room view"), ground="tint", icon="screen")
        elif not live:
            words, ground, icon, said = {
                "black": (_("Black"), "ink", "black", _("The room is black")),
                "white": (_("White"), "tint", "white", _("The room is white")),
                "title": (_("Title page"), "tint", "title", _("The room sees the title page")),
                "frozen": (_("Frozen"), "warntint", "freeze", _("The room is frozen")),
            }[state]
            self._pill.set(words, ground=ground, icon=icon)
            self._pill.setAccessibleName(said)
        self._pill.setFixedWidth(self._pill.sizeHint().width())


def shown_as(stage: Stage) -> str:
    """How the room sees its page: live, frozen, title, white or black."""
    return stage.blank or stage.plain or ("frozen" if stage.frozen else "live")


class Then(QWidget):
    """What comes after this place: its picture and title, or a lock."""

    def __init__(self) -> None:
        super().__init__()
        self.frame = RoomFrame()
        self.frame.setFixedWidth(SMALL)
        self._then = Label(_("Then"), 16, bold=True, colour="ink2")
        self._title = Label("", 16, bold=True, elide=True)
        self._about = Label("", 16, colour="ink2", elide=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        for line in (self._then, self._title, self._about):
            words.addWidget(line)
        words.addStretch(1)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.frame, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_next(self, title: str, about: str, scene: Scene | None, *, locked: bool) -> None:
        """What comes next."""
        self.frame.setVisible(locked or scene is not None)
        self.frame.set_scene(None if locked else scene)
        self.frame.set_state("locked" if locked else "live")
        self._title.setText(title)
        self._about.setText(about)


class ThenLine(QWidget):
    """Then, on one line."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", 16, bold=True, elide=True)
        self._lock = IconPicture("lock", 18, "ink2")
        self._about = Label("", 16, colour="ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(Label(_("Then"), 16, bold=True, colour="ink2"))
        row.addWidget(self._title, 1)
        row.addWidget(self._lock)
        row.addWidget(self._about)

    def show_next(self, title: str, about: str, *, locked: bool) -> None:
        """What comes next."""
        self._title.setText(title)
        self._about.setText(about)
        self._lock.setVisible(locked)


class TimerRow(QWidget):
    """The time left, the bar, and three deeds."""

    timer_asked = Signal()
    minute_asked = Signal()
    take_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._narrow = False
        self._mark: int | None = None
        """The seconds below which the time left was last seen."""
        self._time = Label("", 26, bold=True, tabular=True)
        self._time.setObjectName("time left")
        self._left = Label(_("left"), 15, colour="ink2")
        self.take = self._deed(_("−1 min"), _("Take minute"))
        self.timer = Button(_("Timer"), icon="play", side=SIDE)
        self.minute = self._deed(_("+1 min"), _("Add minute"))
        self._bar = TimerBar()
        self.timer.clicked.connect(self.timer_asked)
        self.minute.clicked.connect(self.minute_asked)
        self.take.clicked.connect(self.take_asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._time)
        row.addWidget(self._left)
        row.addStretch(1)
        for deed in (self.take, self.timer, self.minute):
            row.addWidget(deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addLayout(row)
        column.addWidget(self._bar)

    def _deed(self, words: str, name: str) -> Button:
        deed = Button(words, side=SIDE)
        deed.setAccessibleName(name)
        deed.setObjectName(name)
        return deed

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """Without the word "left"."""
        self._narrow = narrow
        self._fit()

    def _fit(self) -> None:
        self._left.setVisible(not self._narrow and len(self._time.text()) < WIDE_TIME)

    def show_time(self, left: float, planned: int, *, running: bool) -> None:
        """Seconds left of those planned; over time counts up quietly."""
        over = planned > 0 and left < 0
        time = minutes_seconds(abs(left)) if planned else "–"
        self._time.setText(f"+{time}" if over else time)
        self._left.setText(_("over") if over else _("left") if planned else "")
        self._fit()
        amber = last_fifth(left, planned)
        self._time.set_colour("warn" if amber else "ink")
        self._bar.set(left, planned, beads=amber)
        self._announce(left if running else None)
        self.timer.set_icon_name("pause" if running else "play")
        self.timer.setAccessibleDescription(_("running") if running else _("standing still"))

    def _announce(self, left: float | None) -> None:
        """Has a screen reader say that the time runs out, at each mark once."""
        marks = {120: _("Two minutes left."), 60: _("One minute left."), 0: _("The time is over.")}
        mark = min((each for each in marks if left is not None and left <= each), default=None)
        if mark is not None and mark != self._mark and left is not None and mark - left < FRESH:
            announce(self, marks[mark])
        self._mark = mark


class ConsoleRoom(Ground):
    """What the room sees, then, the time, a note. While the room may see the console, there is a
    deed in place of the notes.
    """

    private_asked = Signal()

    def __init__(self, notes: NoteField, jotted: JottedNotes) -> None:
        super().__init__("sunk")
        self.notes, self.jotted, self.timer, self._then = notes, jotted, TimerRow(), Then()
        self._status, self._shown, self._private = Status(), True, True
        self._show = Button(_("Show notes and hints"), icon="eye")
        self._show.clicked.connect(self.private_asked)
        self._frame = RoomFrame()
        self._frame.setObjectName("the room sees")
        self._frame.setAccessibleName(_("Picture of the room"))
        self._said = Label("", 15, colour="warn", wrap=True)
        self._page = Label("", 15, colour="ink2")
        self._page.setObjectName("page of the room")
        self._line = ThenLine()
        self._status.setFixedHeight(STATUS)
        head = QHBoxLayout()
        head.addWidget(Label(_("The room sees"), 16, bold=True))
        head.addSpacing(12)
        head.addWidget(self._page)
        head.addStretch(1)
        head.addWidget(self._status)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self._frame)
        self._below = Spaced(self._said, 6)
        column.addWidget(self._below)
        column.addSpacing(14)
        column.addWidget(self._then)
        column.addWidget(self._line)
        column.addSpacing(16)
        column.addWidget(Rule())
        column.addSpacing(17)
        column.addWidget(self.timer)
        column.addSpacing(16)
        column.addWidget(Rule())
        column.addSpacing(16)
        column.addWidget(notes)
        column.addWidget(self._show)
        column.addWidget(jotted, 1)
        column.addStretch()
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._column.setContentsMargins(23, 18, 24, 12)
        self.timer.set_narrow(narrow)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Then on one line where there is little room; notes where there is plenty."""
        seen = self.parentWidget()  # a viewport: on a low screen the column is longer
        high = min(self.height(), seen.height()) if seen is not None else self.height()
        short = self._narrow or high < LOW
        self._then.setVisible(not short)
        self._line.setVisible(short)
        self.notes.setVisible(self._private)
        self.jotted.setVisible(self._private and high >= TALL)
        self._show.setVisible(not self._private)

    def set_theme(self, room: Theme) -> None:
        """The theme of the room, whatever the console's is."""
        self._frame.view.set_theme(room)
        self._then.frame.view.set_theme(room)

    def set_private(self, *, private: bool) -> None:
        """Whether the room does not see the console."""
        self._private = private
        self._fit()

    def set_shown(self, *, shown: bool) -> None:
        """Whether there is a room view that shows the picture."""
        self._shown = shown

    def show_page(self, page: Page | None, state: str) -> None:
        """The very page that the room sees; state: live, frozen, title, white or black."""
        if page is not None:
            self._frame.set_scene(page.scene)
        self._frame.set_state("live" if state == "title" else state)
        self._status.show_state(state, shown=self._shown)
        self._below.setVisible(state != "live" or not self._shown)
        self._said.set_colour("warn" if state == "frozen" and self._shown else "ink2")
        if not self._shown:
            self._said.setText(_("No projector is there. F5 shows the room view here."))
        elif state == "title":
            self._said.setText(_("The room sees the title. Your place is kept."))
        elif state in ("black", "white"):
            self._said.setText(_("The room sees nothing. Your place is kept."))
        else:
            self._said.setText(_("The room keeps this picture. You can move on unseen."))

    def show_page_number(self, words: str) -> None:
        """Which page of how many the room is at, "" where there is but one."""
        self._page.setText(words)

    def show_then(self, title: str, about: str, scene: Scene | None, *, locked: bool) -> None:
        """What comes after this place; "" at the end of the day."""
        self._then.show_next(title, about, scene, locked=locked)
        self._line.show_next(title, about, locked=locked)
