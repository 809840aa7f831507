"""The console's middle: what to say now, how far people are, what was revealed, what helps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpacerItem, QVBoxLayout, QWidget

from ui.console.findings import FindingsPanel
from ui.console.groups_panel import GroupsPanel, VoicePanel
from ui.console.pictures import PictureBar
from ui.kit.button import Button
from ui.kit.label import Ground, Kicker, Label, Rule
from ui.kit.progress import Discs
from ui.kit.scroll import Scroll
from ui.kit.spaced import Spaced
from ui.theme import font
from workshop.room.by_lot import GroupWords, VoiceWords
from workshop.room.kind import Findings, Option
from workshop.room.standing import Standing
from workshop.words import _

SIDE, SIDE_NARROW, WIDEST = 36, 28, 880


class Said(QWidget):
    """A kicker with words below it; without words it hides."""

    def __init__(self, kicker: str, px: int) -> None:
        super().__init__()
        self._kicker = Kicker(kicker)
        self._words = Label("", px, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._kicker)
        column.addWidget(self._words)

    def say(self, words: str, kicker: str = "") -> None:
        """Changes the words."""
        self._words.setText(words)
        if kicker:
            self._kicker.setText(kicker)
        self.setVisible(bool(words))


class ProgressPanel(QWidget):
    """6 of 8 done, and never what they answered; Reveal below it."""

    reveal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done = Label("", 34, bold=True)
        self._done.setObjectName("progress")
        self._discs = Discs()
        self._why = Label("", 16, colour="ink2", wrap=True)
        self.reveal = Button(_("Reveal"), key="R", height=44)
        head = QHBoxLayout()
        head.setSpacing(27)
        head.addWidget(self._done)
        head.addWidget(self._discs, 1)
        foot = QHBoxLayout()
        foot.setSpacing(18)
        foot.addWidget(self.reveal)
        foot.addWidget(self._why, 1)
        self._hidden = Label("", 16, colour="ink2", wrap=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 28, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(self._hidden)
        column.addSpacing(24)
        column.addLayout(foot)
        self.reveal.clicked.connect(self.reveal_asked)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        self._column.setContentsMargins(0, 24 if narrow else 28, 0, 0)

    def show_standing(self, standing: Standing) -> None:
        """How far people are, and whether a result may show."""
        self._done.setText(standing.words())
        self._discs.set(standing.done, standing.people)
        self._discs.setAccessibleName(_("Discs, one for each person"))
        hidden = _("No answer shows before you reveal, not even to you.")
        self._hidden.setText(standing.sentence if standing.private else hidden)
        self.reveal.setVisible(not standing.private)
        self._why.setVisible(not standing.private)
        self.reveal.setEnabled(standing.enough)
        self.reveal.setAccessibleDescription(standing.sentence)
        self.reveal.set_look("expected" if standing.all_done and standing.enough else "usual")
        self._why.setText(standing.sentence)


class ConsoleMiddle(Ground):
    """Everything about the present place, for the facilitator alone."""

    def __init__(self) -> None:
        super().__init__("paper")
        self.pictures, self.progress = PictureBar(), ProgressPanel()
        self.groups, self.voice = GroupsPanel(), VoicePanel()
        self.background = Button(_("Debrief and pitfalls"), look="quiet", side=8)
        self.background.setFont(font(15))
        self._findings = FindingsPanel()
        self._title = Label("", 34, bold=True, wrap=True)
        self._title.setObjectName("place title")
        self._mode = Label("", 16, colour="ink2", wrap=True)
        self._say = Said(_("Say"), 22)
        self._helps = Said(_("If it helps"), 16)
        self._asked = Said(_("If someone asks"), 16)
        self._deeds = QWidget()
        self.deeds = QHBoxLayout(self._deeds)
        self.deeds.setContentsMargins(0, 0, 0, 0)
        self.deeds.setSpacing(8)
        self.lists = QVBoxLayout()
        """For the list that is named at this place."""
        self._scroll = Scroll()
        self._scroll.setMaximumWidth(WIDEST)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._set_margins)
        self._narrow = False
        self._lay_out()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll, 1)
        whole.addStretch()
        self._set_margins()

    def _lay_out(self) -> None:
        self._bar = Spaced(self.pictures, 20)
        self._found = Spaced(self._findings, 22)
        self._second_rule = Spaced(Rule(), 13)
        self._above, self._below = QSpacerItem(1, 27), QSpacerItem(1, 34)
        self._doing = Spaced(self._deeds, 20)
        column = self._scroll.column
        column.addWidget(self._title)
        column.addSpacing(5)
        column.addWidget(self._mode)
        column.addWidget(self._bar)
        column.addItem(self._above)
        column.addWidget(self._say)
        column.addItem(self._below)
        column.addWidget(Rule())
        column.addLayout(self.lists)
        column.addWidget(self.groups)
        column.addWidget(self.voice)
        column.addWidget(self.progress)
        for part in (self._found, self._second_rule):
            column.addWidget(part)
        column.addSpacing(16)
        column.addWidget(self._helps)
        column.addWidget(self._doing)
        column.addStretch(1)
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(self._asked, 1)
        foot.addStretch()
        foot.addWidget(self.background, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        self._narrow = narrow
        self.progress.set_narrow(narrow)
        self.groups.set_narrow(narrow)
        self._set_margins()

    def _set_margins(self) -> None:
        """The scroll bar stands in the margin, so that nothing moves when it comes."""
        bar = self._scroll.verticalScrollBar()
        scrolls = bar.maximum() > 0
        side = SIDE_NARROW if self._narrow else SIDE
        close = self._bar.isVisibleTo(self._scroll) or self._narrow
        top = 23 if self._narrow else 25 if close else 28
        self._above.changeSize(1, 21 if self._narrow else 27)
        self._below.changeSize(1, 27 if close else 34)
        beside = bar.sizeHint().width() if scrolls else 0
        self._scroll.column.setContentsMargins(side, top, side - beside, 16 if self._narrow else 26)

    def show_place(self, title: str, mode: str, say: str, kicker: str, asked: str) -> None:
        """Title, how people work, what to say, what to answer."""
        if title != self._title.text():
            self._scroll.verticalScrollBar().setValue(0)
        self._title.setText(title)
        self._title.setAccessibleName(_("Now: {title}").format(title=title))
        self._mode.setText(mode)
        self._say.say(say, kicker)
        self._asked.say(asked)

    def show_standing(self, standing: Standing | None) -> None:
        """Progress while answers come; None where nothing is asked or all is revealed."""
        self.progress.setVisible(standing is not None)
        if standing is not None:
            self.progress.show_standing(standing)

    def show_by_lot(self, groups: GroupWords | None, voice: VoiceWords | None) -> None:
        """Groups and whose turn it is; None where people work otherwise."""
        self.groups.setVisible(groups is not None)
        self.voice.setVisible(voice is not None)
        if groups is not None:
            self.groups.show_groups(groups)
        if voice is not None:
            self.voice.show_voice(voice)

    def show_findings(self, found: Findings, helps: tuple[str, ...]) -> None:
        """What the reveal tells, and what may help."""
        told = bool(found.rows or found.said or found.sure)
        self._found.setVisible(told)
        self._findings.show_findings(found)
        self._helps.say("\n".join(helps))
        self._second_rule.setVisible(told and bool(helps))

    def show_deeds(self) -> None:
        """Makes room for the deeds that are on, if any."""
        on = [part for part in self._deeds.findChildren(QPushButton) if not part.isHidden()]
        self._doing.setVisible(bool(on))

    def show_pictures(
        self, names: dict[str, str], chosen: str, choices: tuple[Option, ...] = (), choice: str = ""
    ) -> None:
        """The pictures to choose from, and what else there is to choose on them."""
        self._bar.setVisible(len(names) > 1 or bool(choices))
        self._set_margins()
        self.pictures.show_options(choices, choice)
        self.pictures.show_pictures(names, chosen)
