"""A library on a stick that cannot be written: all of it can be read, at the windows and at the
command line, and each says so.
"""

import subprocess

import pytest
from PySide6.QtWidgets import QLabel

from tests.services.tour import CONTENT, Clock, rated, running_session, sits_down
from tests.storage.test_drives import mounted
from ui.app import App
from ui.bridge import Bridge
from ui.demo.hands import settle
from ui.settings import Settings
from workshop.cli import program
from workshop.services.commands import Reveal, WriteNote
from workshop.services.library import open_service


@pytest.fixture
def stick(tmp_path):
    """Home and session of a library with a result, where nothing can be written any more."""
    with mounted(tmp_path / "stick", "size=8m"):
        home = tmp_path / "stick" / "home"
        service = open_service(home, Clock(), CONTENT)
        session = running_session(service, "rate")
        for value in (2, 3, 4):
            sits_down(service, session, {"rate": rated(value, 2)})
        service.do(Reveal(session=session, step="tour/rate"))
        service.do(WriteNote(session=session, step="tour/rate", body="a hazelnut"))
        service.close()
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "stick")], check=True)
        yield home, session


def test_that_the_windows_open_list_and_find_and_say_that_nothing_is_kept(qapp, stick):
    home, session = stick
    bridge = Bridge(open_service(home, Clock(), CONTENT))
    app = App(qapp, bridge, home, Settings())
    app.open()
    settle()
    told = [each.text() for each in app.library.findChildren(QLabel) if each.isVisible()]
    assert "It is open for reading" in " ".join(told)
    assert [row.id for row in bridge.service.sessions()] == [session]
    assert [hit.session for hit in bridge.service.search("hazelnut")] == [session]
    app.library.start_asked.emit(session)
    settle()
    assert app.stage is None
    assert "read-only" in app.library.toast.sentence()
    app.close()
    bridge.close()


@pytest.mark.parametrize(
    "typed", ["list", "check", "results {session}", "backup --out {out}/b.workshop"]
)
def test_that_every_command_that_reads_reads(stick, tmp_path, typed, capsys):
    home, session = stick
    given = typed.format(session=session, out=tmp_path).split()
    assert program.main(["--home", str(home), *given], _Nothing()) == 0
    assert "open for reading" in capsys.readouterr().err


class _Nothing:
    """No windows."""

    def language(self, _home):
        return ""
