"""The desk: what people see on a shared laptop, one after another, and nothing of one another."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLayout, QMainWindow, QVBoxLayout, QWidget

from ui.bridge import Bridge, concerns
from ui.desk.answers import AnswersPage
from ui.desk.copy import OwnCopy
from ui.desk.curtain import CodePage, CurtainPage, DeletePage, NothingPage
from ui.desk.deeds import DeskDeeds
from ui.desk.done import DonePage
from ui.desk.kept_here import KeptHere, is_unheard
from ui.desk.page import DeskPage
from ui.desk.receipt import ReceiptPage
from ui.desk.sign import SignPage
from ui.desk.sleep import tell_sleep
from ui.desk.turn import TurnPage
from ui.desk.watch import DeskWatch, clear_clipboard
from ui.dialogs.pin import AskPin
from ui.dialogs.print_wanted import usual_printer
from ui.work import in_turns
from workshop.domain.step import Value
from workshop.words import _


class DeskWindow(QMainWindow):
    """One page at a time, made for one person and thrown away after them.

    It cannot be closed; `left` comes when the facilitator has left it with the PIN.
    """

    left = Signal()

    def __init__(
        self,
        bridge: Bridge,
        session: str,
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        printer: Callable[[], QPrinter | None] = usual_printer,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("desk")
        self.setWindowTitle(_("Desk"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.deeds = DeskDeeds(bridge, session)
        self._page: DeskPage | None = None
        self._pin: AskPin | None = None
        self._leaving = False
        ground = QWidget()
        self.setCentralWidget(ground)
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        link = bridge.service.links().get(session)
        if link is not None and link.laptop:
            self._column.addWidget(KeptHere(partial(is_unheard, bridge, session)))
        self.watch = DeskWatch(self, clock, wall)
        self.watch.idle.connect(self.withdraw)
        in_turns(self, partial(tell_sleep, self.watch))
        self.copy = OwnCopy(bridge, session, self, printer=printer)
        self.copy.printed.connect(self._on_printed)
        self.copy.troubled.connect(self._on_copy_troubled)
        bridge.troubled.connect(self._on_troubled)
        bridge.unsent_changed.connect(self._on_unsent)
        bridge.stage_moved.connect(self._on_opened_changed)
        bridge.session_changed.connect(self._on_opened_changed)
        clear_clipboard()
        if self.deeds.interrupted():
            self._show_curtain()
        else:
            self._show_start()

    def page(self) -> DeskPage:
        """The page on the screen."""
        if self._page is None:
            raise LookupError
        return self._page

    # ------------------------------------------------------------------ pages

    def _show(self, page: DeskPage) -> None:
        """Shows a fresh page; the one before is wiped and thrown away."""
        self._throw_away()
        clear_clipboard()
        page.leave_asked.connect(self._on_leave_asked)
        self._page = page
        self._column.insertWidget(0, page, 1)
        self.watch.turn_page()
        if self.isVisible():
            page.show()
            page.begin()
        page.say_unsent(self.deeds.bridge.unsent())

    def _throw_away(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            page.wipe()
            page.blockSignals(True)  # noqa: FBT003 - Qt's own
            self._column.removeWidget(page)
            page.hide()
            page.setParent(None)
            page.deleteLater()

    def _forget_person(self) -> None:
        self.flush()
        self.deeds.participant = ""

    def _show_start(self) -> None:
        """The next person's turn, or that there is nothing to answer."""
        if isinstance(self._page, AnswersPage | DeletePage) and self.deeds.participant:
            self.deeds.leave()
        self._forget_person()
        view = self.deeds.view()
        opened = view.stage.opened if view.stage else ()
        if not opened:
            self._show_nothing(all_done=False)
            return
        asked = {key.partition("/")[0] for key in opened}
        title = next(each.title for name, each in view.exercises.items() if name in asked)
        page = SignPage(view.session, title)
        page.begun.connect(self._on_begun)
        page.resumed.connect(self._on_resumed)
        self._show(page)

    def _show_nothing(self, *, all_done: bool) -> None:
        page = NothingPage(self.deeds.head().title, all_done=all_done)
        page.code_asked.connect(self._show_code)
        page.passed.connect(self._show_start)
        self._show(page)

    def _show_code(self) -> None:
        page = CodePage(self.deeds.head().title)
        page.resumed.connect(self._on_resumed)
        page.back_asked.connect(self._show_start)
        self._show(page)

    def _show_receipt(self) -> None:
        page = ReceiptPage(self.deeds.code)
        self.deeds.code = ""
        page.gone_on.connect(self._show_turn)
        self._show(page)

    def _show_answers(self, code: str) -> None:
        """All that the code opens."""
        self.deeds.changing = ""
        title = self.deeds.head().title
        page = AnswersPage(title, code, self.deeds.own(), more=self.deeds.has_new())
        page.change_asked.connect(partial(self._on_change_asked, code))
        page.gone_on.connect(self._show_turn)
        page.print_asked.connect(partial(self._on_print_asked, page))
        page.delete_asked.connect(self._on_delete_asked)
        page.left.connect(self._on_answers_left)
        self._show(page)

    def _show_curtain(self) -> None:
        self._forget_person()
        session = self.deeds.head()
        page = CurtainPage(session.title, named=session.mode == "named")
        page.resumed.connect(self._on_resumed)
        page.new_asked.connect(self._show_start)
        page.end_asked.connect(self._on_end_asked)
        self._show(page)

    def _show_turn(self, code: str = "") -> None:
        """The questions of the person who is here now. code: with which they change one step."""
        with self.watch.resting():
            self._show_questions(code)

    def _show_questions(self, code: str) -> None:
        page = TurnPage(self.deeds.turn(), self.deeds.head().title)
        if not page.count():
            page.deleteLater()
            self.deeds.leave()
            self._show_nothing(all_done=True)
            return
        page.answered.connect(self._on_answered)
        page.cleared.connect(self._on_cleared)
        page.moved.connect(self._on_moved)
        page.done.connect(partial(self._on_changed, code) if code else self._on_done)
        page.paused.connect(self._show_curtain)
        self._show(page)

    def _show_done(self, code: str, said: str = "", *, participant: str = "") -> None:
        """said: what was done instead of answering, "" for answers. participant: who may have their
        copy printed at the end.
        """
        self._forget_person()
        page = DonePage(code, said=said, printable=bool(participant))
        page.passed.connect(self._show_start)
        page.copy_wanted.connect(partial(self._on_copy_wanted, page, participant))
        self._show(page)

    # ------------------------------------------------------------------ deeds

    def _on_begun(self, sign: str, team: str) -> None:
        self.deeds.begin(sign, team, partial(self._on_seated, self.page(), ""))

    def _on_resumed(self, secret: str) -> None:
        self.deeds.resume(secret, partial(self._on_seated, self.page(), secret))

    def _on_seated(self, asker: DeskPage, secret: str, seated: bool) -> None:  # noqa: FBT001 - a callback's value
        if not seated:
            self._on_opened_changed(self.deeds.session)
        elif asker is not self._page:  # the desk was withdrawn meanwhile
            self._show_curtain()
        elif self.deeds.code:
            self._show_receipt()
        elif self.deeds.whole:
            self._show_answers(secret)
        else:
            self._show_turn()

    def _on_answered(self, key: str, cell: str, value: Value) -> None:
        self.watch.stir()
        self.deeds.put(key, cell, value)

    def _on_cleared(self, key: str, cell: str) -> None:
        self.watch.stir()
        self.deeds.clear(key, cell)

    def _on_moved(self, question: int) -> None:
        self.watch.stir()
        self.deeds.keep_place(question)

    def _on_done(self) -> None:
        self.flush()
        code = self.deeds.seal()
        if code is not None:
            self._show_done(code, participant=self.deeds.participant)

    def _on_copy_wanted(self, page: DonePage, participant: str, wanted: bool) -> None:  # noqa: FBT001 - a signal's value
        self.watch.stir()
        page.show_mark(self.deeds.want_copy(participant, wanted))

    def _on_change_asked(self, code: str, key: str) -> None:
        self.deeds.changing = key
        self._show_turn(code)

    def _on_changed(self, code: str) -> None:
        self.flush()
        if self.deeds.seal() is not None:
            self._show_answers(code)

    def _on_answers_left(self) -> None:
        participant = self.deeds.participant
        self.deeds.leave()
        self._show_done("", participant=participant)

    def _on_print_asked(self, page: AnswersPage, code: str) -> None:
        page.set_printing(on=True)
        self.copy.start(code, page)

    def _on_printed(self, asker: object, sentence: str) -> None:
        """Ends the visit of who asked for it, if they are still there."""
        if asker is self._page:
            self.deeds.leave()
            self._show_done("", sentence)

    def _on_copy_troubled(self, asker: object, sentence: str) -> None:
        if isinstance(asker, AnswersPage) and asker is self._page:
            asker.set_printing(on=False)
            asker.say_trouble(sentence)

    def _on_delete_asked(self, code: str) -> None:
        amiss = self.deeds.knows(code)
        if amiss:
            self._on_troubled(amiss)
            return
        page = DeletePage(self.deeds.head().title, code, self.deeds.saved())
        page.kept.connect(partial(self._show_answers, code))
        page.deleted.connect(self._on_deleted)
        self._show(page)

    def _on_deleted(self, code: str) -> None:
        if self.deeds.delete(code):
            self._show_done("", _("Your answers are removed, and your code with them."))

    # ------------------------------------------------------------ what happens

    def _on_troubled(self, sentence: str) -> None:
        if self._page is not None:
            self._page.say_trouble(sentence)

    def _on_unsent(self, sentence: str) -> None:
        if self._page is not None:
            self._page.say_unsent(sentence)

    def _on_opened_changed(self, session: str) -> None:
        """Other steps may be open now; whoever is answering keeps their place as far as it goes."""
        page = self._page
        if not concerns(session, self.deeds.session) or page is None or self.deeds.doing:
            return
        opened = self.deeds.opened()
        if isinstance(page, TurnPage):
            self.flush()
            asked = tuple(question.key for question in self.deeds.turn().questions)
            if asked != page.keys():
                self._show_turn()
        elif isinstance(page, AnswersPage):
            page.offer_more(more=self.deeds.has_new())
        elif isinstance(page, NothingPage if opened else SignPage):
            self._show_start()

    def withdraw(self) -> None:
        """Nothing of anybody stays on the screen: nobody is there, or the room may see it."""
        if self._pin is not None:
            self._pin.reject()
        if isinstance(self._page, TurnPage | CurtainPage | ReceiptPage):
            self._show_curtain()
        elif not isinstance(self._page, NothingPage):
            self._show_start()

    # ---------------------------------------------------------------- leaving

    def _on_leave_asked(self) -> None:
        self._ask_pin(
            self.leave,
            title=_("Leave the desk"),
            sentence=_("Only the facilitator leaves the desk."),
            deed=_("Leave"),
        )

    def _on_end_asked(self) -> None:
        self._ask_pin(
            self._end_waiting,
            title=_("End the waiting turn"),
            sentence=_("Nothing of it shows. With sign or code its owner can come back to it."),
            deed=_("End it"),
        )

    def _end_waiting(self) -> None:
        self.deeds.end_waiting()
        self._show_start()

    def _ask_pin(self, then: Callable[[], None], *, title: str, sentence: str, deed: str) -> None:
        """Something that only the facilitator does."""
        bridge = self.deeds.bridge
        if not bridge.service.has_pin():
            then()
            return
        self._pin = AskPin(bridge, self, title=title, sentence=sentence, deed=deed)
        self._pin.accepted.connect(then)
        self._pin.finished.connect(self._on_pin_finished)
        self._pin.open()

    def _on_pin_finished(self) -> None:
        self._pin = None
        if self._page is not None:
            self._page.begin()

    def leave(self) -> None:
        """Closes the desk: the PIN was right."""
        self._leaving = True
        self.watch.stop()
        self.copy.wait()
        self.deeds.bridge.hear_beside()
        self.flush()
        self._throw_away()
        clear_clipboard()
        self.close()
        self.left.emit()

    def flush(self) -> None:
        """Makes durable what was typed last (the program ends)."""
        if self._page is not None:
            self._page.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.start()
        if self._page is not None:
            self._page.begin()

    def changeEvent(self, event: QEvent) -> None:
        """Comes back where a window manager puts it away: what lies behind it is nobody's."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        if self.isVisible():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.raise_()
            self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes for the facilitator only."""
        self.flush()
        if self._leaving:
            event.accept()
        else:
            event.ignore()
