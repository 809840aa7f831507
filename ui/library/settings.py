"""The settings, letterheads, backups and what this program is, a quiet page each."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.bell import ring
from ui.kit.button import Button
from ui.kit.choice import Segments, Tick
from ui.kit.label import Kicker, Label, Rule
from ui.kit.scroll import Scroll
from ui.kit.view_choice import ViewChoice
from ui.library.letterheads import LetterheadsPage
from ui.settings import Settings, changed
from workshop.domain.letterhead import Letterheads
from workshop.services.views import AsideFile
from workshop.words import _, clock, day_month_year, languages

READING, WIDE, MARGIN = 640, 1062, 36


class SettingsPage(QWidget):
    """`changed` carries the new settings; backups, the PIN and the licences are asked for."""

    changed = Signal(object)
    backup_asked = Signal()
    backups_asked = Signal()
    aside_purge_asked = Signal()
    lock_asked = Signal()
    unlock_asked = Signal()
    stop_asked = Signal()
    pin_asked = Signal()
    licences_asked = Signal()
    screens_asked = Signal()
    test_picture_asked = Signal()

    def __init__(self, settings: Settings, *, home: Path, letterheads: Letterheads) -> None:
        super().__init__()
        self._settings, self._home = settings, home
        self.letterheads = LetterheadsPage(letterheads)
        self._themes = {_("System"): "system", _("Light"): "light", _("Dark"): "dark"}
        self._rooms = {_("Light room"): "light", _("Dark room"): "dark"}
        self._papers = {_("By region"): "", _("A4"): "a4", _("Letter"): "letter"}
        self._sizes = {
            _("Standard, 12"): "standard",
            _("Clear, 14"): "clear",
            _("Large, 18"): "large",
        }
        self._languages = {
            _("System language"): "",
            **{name: tag for tag, name in languages().items()},
        }
        self.theme = Segments(self._themes)
        self.language = Segments(self._languages)
        self.room = Segments(self._rooms)
        self.paper = Segments(self._papers)
        self.print_size = Segments(self._sizes)
        self.fades = Tick(_("Motion between pages in the room"))
        self.on_top = Tick(_("Keep the room view before other windows"))
        self.screens = Button(_("Choose screens"), icon="screen")
        self.test_picture = Button(_("Test picture"), icon="eye")
        self.bell = Tick(_("A soft sound when the time of a step is over"))
        self.try_bell = Button(_("Hear it"), icon="play")
        self.backup = Button(_("Back up now"))
        self.backups = Button(_("Look into backups"), icon="backup")
        self.aside = Label("", 16, wrap=True)
        self.purge_aside = Button(_("Remove these files"), icon="bin")
        self.lock = Button(_("Lock this library with a passphrase"), icon="lock")
        self.change_lock = Button(_("Change the passphrase"), icon="lock")
        self.unlock = Button(_("Remove the passphrase"))
        self.lock_words = Label("", 16, colour="ink2", wrap=True)
        self.stop = Button(_("Stop"))
        self.pin = Button(_("Change PIN"), icon="lock")
        self.licences = Button(_("Licences"), icon="book")
        self.last = Label("", 16, colour="ink2", wrap=True)
        self._build()
        self._fill()
        self._connect()

    def _build(self) -> None:
        outside = QVBoxLayout(self)
        outside.setContentsMargins(MARGIN, 29, 0, 0)
        outside.setSpacing(18)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, MARGIN, 0)
        head.addWidget(Label(_("Settings"), 34, bold=True), 1)
        parts = {
            "screens": (_("Screens"), self._screens_part()),
            "paper": (_("Paper"), self._paper_part()),
            "letterhead": (_("Letterhead"), self._letterhead_part()),
            "safety": (_("Safety"), self._safety_part()),
            "desk": (_("Desk"), self._desk_part()),
        }
        self.parts = ViewChoice((part, name) for part, (name, _built) in parts.items())
        self.parts.chosen.connect(self.show_part)
        head.addWidget(self.parts)
        outside.addLayout(head)
        self._stack = QStackedWidget()
        self._order = list(parts)
        for part, (_name, page) in parts.items():
            scroll = Scroll((0, 0, MARGIN, 36))
            scroll.hold(page, wide=WIDE if part == "letterhead" else READING)
            self._stack.addWidget(scroll)
        outside.addWidget(self._stack, 1)
        self.show_part("screens")

    def show_part(self, part: object) -> None:
        """Shows the screens, paper, letterhead, safety or desk."""
        self.parts.set_value(part)
        self._stack.setCurrentIndex(self._order.index(str(part)))

    def _screens_part(self) -> QWidget:
        page, column = _page()
        when = Label(_("Takes effect at the next start."), 15, colour="ink2", wrap=True)
        _part(column, _("Language"), self.language, when)
        _part(column, _("Colours"), self.theme)
        _part(column, _("Room view"), self.room, self.fades)
        seen = Label(
            _("The test picture tells whether the last row can read it, and what is cut off."),
            15,
            colour="ink2",
            wrap=True,
        )
        screens = _side(self.screens, self.test_picture)
        _part(column, _("Screens of this computer"), screens, seen, self.on_top)
        silent = _("It is this computer’s own signal: if you hear nothing, its sounds are off.")
        reason = Label(silent, 15, colour="ink2", wrap=True)
        _part(column, _("Timer"), self.bell, reason, _side(self.try_bell))
        return page

    def _paper_part(self) -> QWidget:
        page, column = _page()
        _part(column, _("Size of paper"), self.paper)
        _part(column, _("Type size on paper"), self.print_size)
        return page

    def _letterhead_part(self) -> QWidget:
        page, column = _page()
        told = _("It heads every report, page and file that you hand over.")
        column.addWidget(Label(told, 16, colour="ink2", wrap=True))
        column.addSpacing(8)
        column.addWidget(self.letterheads)
        return page

    def _safety_part(self) -> QWidget:
        page, column = _page()
        _part(column, _("Copies of the library"), self.last, _side(self.backup, self.backups))
        self._put_aside = QWidget()
        column.addWidget(self._put_aside)
        aside = QVBoxLayout(self._put_aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(8)
        why = _(
            "Libraries that were damaged, of an earlier version, or in the place of a restored "
            "backup. They may still hold answers that were deleted by code."
        )
        aside_reason = Label(why, 15, colour="ink2", wrap=True)
        _part(aside, _("Put aside"), self.aside, aside_reason, _side(self.purge_aside))
        locking = _side(self.lock, self.change_lock, self.unlock, self.stop)
        _part(column, _("Passphrase"), self.lock_words, locking)
        where = Label(str(self._home), 16, colour="ink2", wrap=True)
        _part(column, _("Where the library is"), where)
        return page

    def _desk_part(self) -> QWidget:
        page, column = _page()
        _part(column, _("The desk's PIN"), _side(self.pin))
        column.addSpacing(12)
        column.addWidget(Rule())
        about = _(
            "Heliotrope runs workshops about the relationship between an organisation and its "
            "customers. It works without a network. It is free to use and share under the MIT "
            "licence."
        )
        _part(column, _("About"), Label(about, 16, wrap=True), _side(self.licences))
        return page

    def _fill(self) -> None:
        wanted = self._settings
        for segments, values, value in (
            (self.theme, self._themes, wanted.theme),
            (self.language, self._languages, wanted.language),
            (self.room, self._rooms, wanted.room_theme),
            (self.paper, self._papers, wanted.paper),
            (self.print_size, self._sizes, wanted.size),
        ):
            names = (name for name, each in values.items() if each == value)
            segments.set_value(next(names, next(iter(values))))
        self.fades.setChecked(wanted.fades)
        self.on_top.setChecked(wanted.on_top)
        self.bell.setChecked(wanted.bell)

    def _connect(self) -> None:
        for segments in (self.language, self.theme, self.room, self.paper, self.print_size):
            segments.chosen.connect(self._on_changed)
        for tick in (self.fades, self.on_top, self.bell):
            tick.toggled.connect(self._on_changed)
        self.screens.clicked.connect(self.screens_asked)
        self.test_picture.clicked.connect(self.test_picture_asked)
        self.try_bell.clicked.connect(ring)
        self.backup.clicked.connect(self.backup_asked)
        self.backups.clicked.connect(self.backups_asked)
        self.purge_aside.clicked.connect(self.aside_purge_asked)
        for button in (self.lock, self.change_lock):
            button.clicked.connect(self.lock_asked)
        self.unlock.clicked.connect(self.unlock_asked)
        self.stop.clicked.connect(self.stop_asked)
        self.pin.clicked.connect(self.pin_asked)
        self.licences.clicked.connect(self.licences_asked)

    def set_last_backup(self, words: str) -> None:
        """Says when the last backup was made."""
        self.last.setText(words)

    def set_locked(self, *, locked: bool, can_lock: bool) -> None:
        """Says whether the library is locked, and offers what can be done about it."""
        self.lock.setVisible(can_lock and not locked)
        self.change_lock.setVisible(locked)
        self.unlock.setVisible(locked)
        self.stop.hide()
        told = _("Library and backups are encrypted. The program asks for the passphrase first.")
        plain = _("Whoever has this computer, or a backup, can read the library.")
        without = _("This copy of the program cannot encrypt the library. The disk itself can be.")
        self.lock_words.setText(told if locked else plain if can_lock else without)

    def set_locking(self, done: int, total: int) -> None:
        """While library and backups are written anew, one by one."""
        said = _("Writing the backups anew: {done} of {total}.")
        self.lock_words.setText(said.format(done=done, total=total))
        for button in (self.lock, self.change_lock, self.unlock):
            button.hide()
        self.stop.show()

    def set_put_aside(self, files: tuple[AsideFile, ...]) -> None:
        """Lists the library files that were put aside, with the day of each."""
        line = _("{day}, {time}: {name}")
        lines = [
            line.format(
                day=day_month_year(file.made.date()), time=clock(file.made.time()), name=file.name
            )
            for file in files
        ]
        self.aside.setText("\n".join(lines))
        self._put_aside.setVisible(bool(files))

    def _on_changed(self) -> None:
        self._settings = changed(
            self._settings,
            language=self._languages[self.language.value()],
            theme=self._themes[self.theme.value()],
            room_theme=self._rooms[self.room.value()],
            paper=self._papers[self.paper.value()],
            size=self._sizes[self.print_size.value()],
            fades=self.fades.isChecked(),
            on_top=self.on_top.isChecked(),
            bell=self.bell.isChecked(),
        )
        self.changed.emit(self._settings)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return page, column


def _part(column: QVBoxLayout, name: str, *widgets: QWidget) -> None:
    column.addSpacing(8)
    column.addWidget(Kicker(name))
    for widget in widgets:
        column.addWidget(widget)


def _side(*buttons: Button) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return holder
