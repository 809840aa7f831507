"""A printer that does not answer leaves no sheet anywhere."""

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from tests.services.tour import CONTENT, Clock, rated, running_session, sits_down
from ui.dialogs import print_deeds
from ui.dialogs.print_choices import Wish
from workshop.errors import PaperFault
from workshop.services.library import open_service


class Deaf(QPainter):
    """Paints on no printer."""

    def begin(self, _device):
        return False


class Silent:
    """A printer that was asked for one copy of all pages."""

    def outputFileName(self):
        return ""

    def printRange(self):
        return QPrinter.PrintRange.AllPages

    def supportsMultipleCopies(self):
        return True


@pytest.mark.parametrize("kind", ["copy", "summary"])
def test_that_nothing_is_kept_where_the_printer_does_not_answer(home, monkeypatch, kind):
    service = open_service(home, Clock(), CONTENT)
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(4, 2)})
    before = {file.name for file in home.rglob("*")}
    monkeypatch.setattr(print_deeds, "QPainter", Deaf)
    monkeypatch.setattr(print_deeds, "takes_pdf", lambda _printer: False)
    wish = Wish(kind=kind, person=code if kind == "copy" else None)
    with pytest.raises(PaperFault, match="Nothing was printed or kept"):
        print_deeds.send(service, name, wish, Silent(), lambda *_: None, lambda: False)
    assert {file.name for file in home.rglob("*")} == before
    service.close()
