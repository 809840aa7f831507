"""The last stop, bulk work and settings: nothing that strikes takes the window away."""

import gc
import os
import sys
import threading
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QObject

from ui.boundary import FILE, Boundary
from ui.settings import FILE as SETTINGS
from ui.settings import Settings, load, save
from ui.work import Collector, Work
from workshop.errors import Refused


@pytest.fixture
def boundary(home):
    made = Boundary(home)
    yield made
    made.remove()


def caught(boundary, fault):
    try:
        raise fault
    except type(fault) as raised:
        boundary.caught(type(raised), raised, raised.__traceback__)


def test_that_a_mistake_of_the_program_becomes_a_kind_sentence(qtbot, boundary, home):
    with qtbot.waitSignal(boundary.struck) as told:
        caught(boundary, ValueError("Anna chose 2"))

    assert "What you entered is kept" in told.args[0]
    assert str(home / FILE) in told.args[0]


def test_that_the_log_names_the_place_and_never_the_answer(qtbot, boundary, home):
    caught(boundary, ValueError("Anna chose 2"))

    text = (home / FILE).read_text()
    assert "ValueError" in text
    assert "test_last_stop.py" in text
    assert "Anna" not in text


def test_that_trouble_is_told_as_it_is_and_not_logged(qtbot, boundary, home):
    with qtbot.waitSignal(boundary.struck) as told:
        caught(boundary, Refused("That sign is taken."))

    assert told.args == ["That sign is taken."]
    assert not (home / FILE).exists()


def test_that_it_takes_over_from_the_interpreter_and_gives_back(home):
    before = sys.__excepthook__
    boundary = Boundary(home)
    boundary.install()

    assert sys.excepthook == boundary.caught

    boundary.remove()

    assert sys.excepthook is before
    assert threading.excepthook is threading.__excepthook__


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_that_a_read_only_folder_is_no_reason_to_stop(qtbot, tmp_path):
    tmp_path.chmod(0o500)
    boundary = Boundary(tmp_path / "inside")

    with qtbot.waitSignal(boundary.struck):
        caught(boundary, ValueError("x"))
    boundary.remove()
    tmp_path.chmod(0o700)


def test_that_a_folder_that_can_not_be_made_is_no_reason_to_stop(qtbot, tmp_path):
    (tmp_path / "file").write_text("in the way")
    boundary = Boundary(tmp_path / "file")

    with qtbot.waitSignal(boundary.struck):
        caught(boundary, ValueError("x"))
    boundary.remove()


def test_that_work_brings_its_value_and_tells_how_far_it_is(qtbot):
    work = Work()

    def task(progress, cancelled):
        progress(1, 2)
        return threading.current_thread() is not threading.main_thread()

    with qtbot.waitSignals([work.progressed, work.finished]):
        work.start(task)
    work.wait()


def test_that_garbage_is_collected_on_the_ui_thread_alone_for_it_might_be_a_window(qtbot):
    gc.enable()
    owner, threads = QObject(), []
    collector = Collector(owner)

    def seen(_phase, _info):
        threads.append(threading.current_thread())

    def makes_garbage(progress, cancelled):
        for _each in range(20 * gc.get_threshold()[0]):
            ring = []
            ring.append(ring)

    work = Work()
    gc.callbacks.append(seen)
    try:
        work.start(makes_garbage)
        work.wait()
        assert threads == []
        collector.timeout.emit()
    finally:
        gc.callbacks.remove(seen)
    assert set(threads) == {threading.main_thread()}


def test_that_work_may_go_on_while_its_window_is_destroyed(qtbot):
    owner = QObject()
    work = Work(owner)
    gate, held = threading.Event(), weakref.ref(work)

    def waits(progress, cancelled):
        gate.wait(5)
        progress(1, 2)
        return 3

    with qtbot.captureExceptions() as caught:
        work.start(waits)
        shiboken6.delete(owner)
        gate.set()
        work.wait()
        assert held() is not None
        del work
        qtbot.waitUntil(lambda: held() is None)  # let go on the UI thread
    assert caught == []


def test_that_what_was_asked_to_stop_stops_though_more_was_begun(qtbot):
    work, told = Work(), []
    gate = threading.Event()
    work.finished.connect(told.append)

    def task(progress, cancelled):
        gate.wait(5)
        return cancelled()

    work.start(task)
    work.cancel()
    work.start(task)
    gate.set()
    qtbot.waitUntil(lambda: told == [True, False])


def test_that_trouble_in_work_is_told(qtbot):
    work = Work()

    def task(progress, cancelled):
        raise Refused("The disk is full.")

    with qtbot.waitSignal(work.troubled) as told:
        work.start(task)
    assert told.args == ["The disk is full."]


def test_that_a_mistake_in_work_reaches_the_last_stop(qtbot):
    work = Work()

    def task(progress, cancelled):
        raise KeyError("x")

    with qtbot.captureExceptions() as struck, qtbot.waitSignal(work.troubled):
        work.start(task)
        work.wait()
        qtbot.wait(10)

    assert [kind for kind, *_rest in struck] == [KeyError]


def test_that_work_can_be_stopped(qtbot):
    work = Work()
    started, looked = threading.Event(), threading.Event()

    def task(progress, cancelled):
        started.set()
        looked.wait(5)
        return cancelled()

    with qtbot.waitSignal(work.finished) as told:
        work.start(task)
        started.wait(5)
        work.cancel()
        looked.set()

    assert told.args == [True]


def test_that_settings_come_back_as_they_were_kept(tmp_path):
    wanted = Settings(theme="dark", paper="letter", fades=False)

    save(tmp_path, wanted)

    assert load(tmp_path) == wanted
    assert [file.name for file in tmp_path.iterdir()] == [SETTINGS]


@pytest.mark.parametrize("text", ["", "{", '{"theme": "pink"}', "\x00\xff"])
def test_that_settings_that_can_not_be_read_fall_back_to_the_defaults(tmp_path, text):
    (tmp_path / SETTINGS).write_text(text)

    assert load(tmp_path) == Settings()


def test_that_settings_of_a_newer_program_are_read_as_far_as_they_are_known(tmp_path):
    (tmp_path / SETTINGS).write_text('{"theme": "dark", "later": 1}')

    assert load(tmp_path).theme == "dark"


def test_that_settings_that_can_not_be_kept_are_no_reason_to_stop(tmp_path):
    (tmp_path / "file").write_text("in the way")

    save(tmp_path / "file", Settings())
