"""A session saved for other programs: the button, the formats below it, and the asking where."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.kit.button import Button
from ui.kit.file_picker import ask_for_file, ask_where_to_save
from ui.theme import dress
from ui.work import Cancelled, Report, Work
from workshop.services.office_file import office_file, save_office_file
from workshop.services.office_formats import WITH_TEMPLATE, Format, formats
from workshop.services.service import Service
from workshop.words import _

TEMPLATES: dict[Format, str] = {"docx": "*.dotx *.docx", "pptx": "*.potx *.pptx"}


class SaveAs(Button):
    """Begun when a file is being made; then written with its path, or troubled with a sentence.
    folder: where to look first. Hidden where there is no such session.
    """

    begun = Signal()
    written = Signal(object)
    troubled = Signal(str)

    def __init__(
        self, service: Service, session: str, folder: Callable[[], Path], parent: QWidget
    ) -> None:
        super().__init__(_("Save as …"), parent=parent)
        self._service, self._session, self._folder = service, session, folder
        self._work = Work(self)
        self._work.finished.connect(self.written)
        self._work.troubled.connect(self.troubled)
        self.menu_below = QMenu(self)
        dress(self.menu_below)
        for form, program in formats().items():
            self.menu_below.addAction(program, partial(self._ask_where, form, ""))
        for form in WITH_TEMPLATE:
            said = _("{program} in a template of your own …").format(program=formats()[form])
            self.menu_below.addAction(said, partial(self._ask_template, form))
        self.clicked.connect(self._on_clicked)
        self.setVisible(any(each.id == session for each in service.sessions()))

    def _on_clicked(self) -> None:
        self.menu_below.popup(self.mapToGlobal(self.rect().topLeft()))

    def _ask_template(self, form: Format) -> None:
        title = _("Template for {program}").format(program=formats()[form])
        kinds = f"{formats()[form]} ({TEMPLATES[form]})"
        ask_for_file(self, title, kinds, partial(self._ask_where, form), folder=self._folder())

    def _ask_where(self, form: Format, template: str) -> None:
        title, kinds = _("Save as {program}"), f"{formats()[form]} (*.{form})"
        ask_where_to_save(
            self, title.format(program=formats()[form]), kinds,
            partial(self.save_to, form, template), ending=form, folder=self._folder(),
        )  # fmt: skip

    def save_to(self, form: Format, template: str, path: str) -> None:
        """Makes the file and writes it there. template: a file of the user's own, "" for ours."""
        self.begun.emit()
        self._work.start(partial(_saved, self._service, self._session, form, template, Path(path)))

    def finish(self) -> None:
        """Waits for a file that is being written: it is not left half."""
        self._work.cancel()
        self._work.wait()


def _saved(
    service: Service, session: str, form: Format, template: str, path: Path,
    _report: Report, _cancelled: Cancelled,
) -> Path:  # fmt: skip
    made = office_file(service, session, form, template=Path(template) if template else None)
    return save_office_file(service, made, path)
